package enum TokenKind: Sendable, Hashable {
  /// A run of letters, or a unit sign such as `%`.
  case word
  /// A name in backquotes.
  case quotedName
  /// Digits, or a Chinese numeral with its unit behind it.
  case number
  /// 万, 亿 or 万亿 behind a number.
  case scale
  /// The unit that touches its number.
  case unit
  /// What makes a number approximate: 余, 左右, or a whole word such as 两三名.
  case approximation
  case date
  case text
  /// One paragraph of the document, such as `4.2-b`; put together by the parser.
  case tag
  case punctuation(Punctuation)
  case unknown
  case endOfFile
}

/// Signs by their meaning; the width in which they are written makes no difference.
///
/// The parser tells three uses of brackets apart, for the sake of their spacing.
package enum Punctuation: Sendable, Hashable, CaseIterable {
  case leftBrace, rightBrace, leftParenthesis, rightParenthesis, leftBracket, rightBracket
  /// The braces of a set of values.
  case setStart, setEnd
  /// The parenthesis that a function's name touches.
  case callStart
  case comma, colon, bar, semicolon, dot, question, ellipsis, tilde
  case equal, notEqual, less, greater, lessOrEqual, greaterOrEqual
  case plus, minus, times, divided

  /// The form that the formatter writes.
  package var canonical: String {
    switch self {
    case .leftBrace, .setStart: "{"
    case .rightBrace, .setEnd: "}"
    case .leftParenthesis, .callStart: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .comma: ","
    case .colon: ":"
    case .bar: "|"
    case .semicolon: ";"
    case .dot: "."
    case .question: "?"
    case .ellipsis: "…"
    case .tilde: "~"
    case .equal: "="
    case .notEqual: "≠"
    case .less: "<"
    case .greater: ">"
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    case .plus: "+"
    case .minus: "-"
    case .times: "*"
    case .divided: "/"
    }
  }
}
