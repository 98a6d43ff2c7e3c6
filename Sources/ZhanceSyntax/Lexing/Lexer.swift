import ZhanceDiagnostics

/// Text to tokens. Never fails and drops nothing: the tokens, joined, are the text.
///
/// Works on Unicode scalars, folded one by one where it compares them; what the tokens hold is
/// cut from the bytes as they are.
struct Lexer {
  let file: SourceFile
  private let bytes: [UInt8]
  let scalars: [Unicode.Scalar]
  /// Where each scalar begins in `bytes`, and the end.
  private let offsets: [Int]
  var lexed = LexedFile()
  var index = 0
  private var leadingStart = 0
  private var knownLine = 0..<0

  init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in file.text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  static func lex(_ file: SourceFile) -> LexedFile {
    var lexer = Lexer(file)
    lexer.run()
    return lexer.lexed
  }

  /// Lexes a text that belongs to no file: a proposal, a piece that the formatter wants to join.
  static func lex(text: String) -> LexedFile {
    lex(SourceFile(id: FileID(-1), path: "", text: text))
  }

  private mutating func run() {
    while true {
      leadingStart = index
      skipLeading()
      guard index < scalars.count else { break }
      lexToken()
    }
    emit(.endOfFile, from: scalars.count, to: scalars.count, word: "")
  }

  private mutating func lexToken() {
    let scalar = folded(index)
    if CharacterClass.isDigit(scalar) {
      lexNumber()
    } else if CharacterClass.startsWord(scalar) {
      lexWord()
    } else if CharacterClass.isUnitSign(scalar) {
      emit(.word, from: index, to: index + 1)
    } else if isOpeningQuote(scalars[index]) {
      lexText()
    } else if scalar == "`" {
      lexQuotedName()
    } else {
      lexSign()
    }
  }

  // MARK: Characters

  /// The folded scalar at a position; NUL past the end.
  func folded(_ position: Int) -> Unicode.Scalar {
    position < scalars.count ? Folding.fold(scalars[position]) : "\0"
  }

  func string(_ from: Int, _ to: Int) -> String {
    String(decoding: bytes[offsets[from]..<offsets[to]], as: UTF8.self)
  }

  func span(_ from: Int, _ to: Int) -> Span {
    Span(file: file.id, start: offsets[from], end: offsets[to])
  }

  /// The first line end at or behind a position; remembered, since one line may hold many texts.
  mutating func lineEnd(from position: Int) -> Int {
    if knownLine.contains(position) { return knownLine.upperBound }
    var end = position
    while end < scalars.count, scalars[end] != "\n", scalars[end] != "\r" { end += 1 }
    knownLine = position..<end
    return end
  }

  // MARK: Between tokens

  private mutating func skipLeading() {
    while index < scalars.count {
      if Folding.isBlank(scalars[index]) {
        index += 1
      } else if folded(index) == "/", scalars[index] != "÷", folded(index + 1) == "/" {
        index = lineEnd(from: index)
      } else {
        return
      }
    }
  }

  // MARK: Tokens

  /// Adds a token and goes on behind it. `word` is what the parser compares.
  mutating func emit(_ kind: TokenKind, from: Int, to: Int, word: String? = nil) {
    let leading = leadingStart < from ? string(leadingStart, from) : ""
    let text = string(from, to)
    lexed.tokens.append(Token(leading: leading, text: text, kind: kind, span: span(from, to)))
    lexed.words.append(word ?? Folding.fold(text))
    lexed.startsLine.append(
      lexed.tokens.count == 1 || leading.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
    index = to
    leadingStart = to
  }

  mutating func report(_ diagnostic: Diagnostic) {
    lexed.diagnostics.append(diagnostic)
  }

  private mutating func lexSign() {
    let start = index
    for (sign, punctuation) in Self.longSigns where matches(sign, at: start) {
      emit(.punctuation(punctuation), from: start, to: start + sign.count, word: punctuation.canonical)
      return
    }
    if let punctuation = Self.signs[folded(start)] {
      emit(.punctuation(punctuation), from: start, to: start + 1, word: punctuation.canonical)
      return
    }
    var end = start + 1
    while end < scalars.count, isUnknown(end) { end += 1 }
    emit(.unknown, from: start, to: end)
  }

  private func matches(_ sign: [Unicode.Scalar], at start: Int) -> Bool {
    for (distance, scalar) in sign.enumerated() where folded(start + distance) != scalar { return false }
    return true
  }

  private func isUnknown(_ position: Int) -> Bool {
    let scalar = folded(position)
    return !CharacterClass.isDigit(scalar) && !CharacterClass.startsWord(scalar)
      && !CharacterClass.isUnitSign(scalar) && !isOpeningQuote(scalars[position]) && scalar != "`"
      && !Folding.isBlank(scalars[position]) && Self.signs[scalar] == nil && scalar != "!" && scalar != "…"
  }

  private static let longSigns: [([Unicode.Scalar], Punctuation)] = [
    (["…", "…"], .ellipsis), (["…"], .ellipsis), ([".", ".", "."], .ellipsis),
    ([">", "="], .greaterOrEqual), (["<", "="], .lessOrEqual), (["!", "="], .notEqual),
  ]

  private static let signs: [Unicode.Scalar: Punctuation] = [
    "{": .leftBrace, "}": .rightBrace, "(": .leftParenthesis, ")": .rightParenthesis,
    "[": .leftBracket, "]": .rightBracket, ",": .comma, ":": .colon, "|": .bar, ";": .semicolon,
    ".": .dot, "?": .question, "~": .tilde, "=": .equal, "≠": .notEqual, "<": .less, ">": .greater,
    "≤": .lessOrEqual, "≥": .greaterOrEqual, "+": .plus, "-": .minus, "*": .times, "/": .divided,
  ]
}

/// What the lexer makes of a file.
struct LexedFile {
  var tokens: [Token] = []
  /// Beside each token what it says, width folded: the word, the sign in its canonical form.
  var words: [String] = []
  /// Beside each token: does a line begin with it?
  var startsLine: [Bool] = []
  /// Texts and quoted names that their line ended.
  var unterminated: Set<Int> = []
  var diagnostics: [Diagnostic] = []
}
