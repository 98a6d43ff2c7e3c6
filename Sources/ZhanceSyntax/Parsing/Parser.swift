import ZhanceDiagnostics

/// Recursive descent over the tokens of one file.
///
/// Tokens stay in place; the parser notes the role of each and which neighbours are one word.
/// A failure marks the statement at hand as failed and mutes what follows in it; the loop that
/// reads statements then passes on to firm ground, so one cause draws one report.
struct Parser {
  let file: SourceFile
  private(set) var tokens: [Token]
  let words: [String]
  let startsLine: [Bool]
  let unterminated: Set<Int>
  /// The reserved keyword that begins at each token, the longest there, and its tokens.
  let reserved: [ReservedMatch?]
  /// The partner of every bracket that has one.
  let partners: [Int: Int]
  /// Tokens that are one word with those after them, and how many.
  private var merges: [Int: Merge] = [:]

  private(set) var index = 0
  /// The end of the last token taken.
  private(set) var lastEnd = 0
  /// Brackets taken and not yet closed.
  var open: [Int] = []
  /// How deep the descent is, and whether a bare `=` ends the expression at hand.
  var depth = 0
  var stopsAtEquals = false
  /// The height of the expression read last.
  var height = 0
  /// Words that end a statement here although they are free elsewhere.
  var stopWords: StopWords = .none

  var diagnostics: [Diagnostic]
  var failed = false
  var muted = false
  /// A text that its line ended and that took the `{` behind it along.
  var swallowedBrace: Int?
  /// Where recovery passed a bracket that was closed nowhere: nobody reports it again.
  var lostAt = -1
  lazy var years: [Int] = yearsSeen()

  struct ReservedMatch {
    var keyword: Keyword
    var count: Int
  }

  private struct Merge {
    var count: Int
    var kind: TokenKind
  }

  enum StopWords { case none, marks, headers, steps }

  /// nil if the file is larger than the parser reads.
  init?(_ file: SourceFile) {
    guard file.text.utf8.count <= Limits.fileBytes else { return nil }
    self.file = file
    let lexed = Lexer.lex(file)
    tokens = lexed.tokens
    words = lexed.words
    startsLine = lexed.startsLine
    unterminated = lexed.unterminated
    reserved = Self.reservedKeywords(lexed)
    partners = Self.partners(lexed)
    diagnostics = lexed.diagnostics
  }

  // MARK: The token at hand

  var current: Token { tokens[index] }
  var kind: TokenKind { tokens[index].kind }
  var atEnd: Bool { kind == .endOfFile }
  var onNewLine: Bool { startsLine[index] }

  func kind(at position: Int) -> TokenKind {
    position < tokens.count ? tokens[position].kind : .endOfFile
  }

  /// Does the token touch the one before it?
  func touches(_ position: Int) -> Bool {
    position < tokens.count && tokens[position].leading.isEmpty
  }

  func at(_ punctuation: Punctuation) -> Bool { kind == .punctuation(punctuation) }

  /// Is this keyword the next? Contextual ones are asked for at their place only.
  func at(_ keyword: Keyword) -> Bool { length(of: keyword, at: index) > 0 }

  func at(_ keyword: Keyword, from position: Int) -> Bool { length(of: keyword, at: position) > 0 }

  /// How many tokens the keyword takes at a position; none if it does not stand there.
  func length(of keyword: Keyword, at position: Int) -> Int {
    guard position < tokens.count, tokens[position].kind == .word else { return 0 }
    if keyword.isReserved {
      guard let match = reserved[position] else { return 0 }
      if match.keyword == keyword { return match.count }
      // `or` also begins `or more`, which is a bound behind a number only.
      if keyword == .or, match.keyword == .orMore || match.keyword == .orLess {
        return match.count > 1 ? 1 : 0
      }
      if keyword == .yes, match.keyword == .is, words[position] == "是" { return 1 }
      return 0
    }
    if words[position] == keyword.chinese { return 1 }
    return Self.phraseLength(keyword, at: position, tokens: tokens, words: words)
  }

  // MARK: Taking tokens

  mutating func advance() {
    lastEnd = max(lastEnd, tokens[index].span.end)
    if index + 1 < tokens.count { index += 1 }
  }

  mutating func setRole(_ role: TokenRole) { tokens[index].role = role }

  mutating func markStatement() { tokens[index].startsStatement = true }

  /// Passes over a token that has no place in the tree.
  mutating func skip() {
    tokens[index].role = .skipped
    advance()
  }

  mutating func accept(_ punctuation: Punctuation) -> Bool {
    guard at(punctuation) else { return false }
    switch punctuation {
    case .leftBrace, .leftParenthesis, .leftBracket: open.append(index)
    case .rightBrace, .rightParenthesis, .rightBracket: _ = open.popLast()
    case .setStart, .setEnd, .callStart, .comma, .colon, .bar, .semicolon, .dot, .question, .ellipsis, .tilde,
      .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .plus, .minus, .times, .divided:
      break
    }
    advance()
    return true
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    let count = length(of: keyword, at: index)
    guard count > 0 else { return false }
    take(count, as: .keyword(keyword), kind: .word)
    return true
  }

  /// Takes several tokens as one.
  mutating func take(_ count: Int, as role: TokenRole, kind: TokenKind) {
    tokens[index].role = role
    if count > 1 { merges[index] = Merge(count: count, kind: kind) } else { tokens[index].kind = kind }
    for _ in 0..<count { advance() }
  }

  mutating func mark(_ position: Int, as punctuation: Punctuation) {
    mark(position, as: .punctuation(punctuation))
  }

  mutating func mark(_ position: Int, as kind: TokenKind) { tokens[position].kind = kind }

  mutating func markPrevious(as punctuation: Punctuation) {
    if index > 0 { tokens[index - 1].kind = .punctuation(punctuation) }
  }

  // MARK: Places

  func span(from start: Int) -> Span {
    Span(file: file.id, start: start, end: max(start, lastEnd))
  }

  func source(_ span: Span) -> String {
    let bytes = file.text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(span.start, bytes.count))
    return String(file.text[start..<bytes.index(start, offsetBy: min(span.end, bytes.count) - span.start)])
  }

  /// Where the token at hand begins.
  var here: Int { current.span.start }

  /// The empty place behind the last token taken.
  var behind: Span { Span(file: file.id, start: lastEnd, end: lastEnd) }

  // MARK: The result

  /// The tokens with those joined that are one word.
  func finishedTokens() -> [Token] {
    guard !merges.isEmpty else { return tokens }
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var position = 0
    while position < tokens.count {
      var token = tokens[position]
      if let merge = merges[position] {
        for next in (position + 1)..<(position + merge.count) {
          token.text += tokens[next].leading + tokens[next].text
          token.span.end = tokens[next].span.end
        }
        token.kind = merge.kind
        position += merge.count
      } else {
        position += 1
      }
      result.append(token)
    }
    return result
  }
}
