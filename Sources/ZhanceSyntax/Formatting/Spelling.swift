import ZhanceDiagnostics

/// What each token looks like when printed.
struct Spelling {
  let surface: Surface?
  let names: [Span: String]
  private var plainness: [String: Bool] = [:]

  init(surface: Surface?, names: [Span: String]) {
    self.surface = surface
    self.names = names
  }

  mutating func text(of token: Token, after before: Token?, printed: String?) -> String {
    switch token.role {
    case .keyword(let keyword): return self.keyword(keyword, written: Folding.fold(token.text))
    case .name: return name(token, after: before, printed: printed)
    case .plain, .skipped: break
    }
    switch token.kind {
    case .punctuation(let sign): return sign.canonical
    case .text: return QuoteStyle.print(token.text, surface: surface)
    case .tag: return token.text.contains("`") ? token.text : Folding.fold(token.text)
    case .word, .quotedName, .number, .scale, .unit, .approximation, .date, .unknown, .endOfFile:
      return token.text
    }
  }

  private func keyword(_ keyword: Keyword, written: String) -> String {
    if let surface { return keyword.spelling(surface) }
    return written == keyword.chinese ? keyword.chinese : keyword.english
  }

  // MARK: Names

  private mutating func name(_ token: Token, after before: Token?, printed: String?) -> String {
    let written = Self.identifier(token)
    if names[token.span] == nil, before?.takesVerdict == true, token.kind != .quotedName,
      let verdict = Keyword.verdict(named: written)
    {
      return surface.map(verdict.spelling) ?? written
    }
    let text = names[token.span] ?? written
    return needsQuotes(text, token, after: before, printed: printed) ? "`" + text + "`" : text
  }

  /// The name that a token holds: width folded, without backquotes.
  static func identifier(_ token: Token) -> String {
    let scalars = token.text.unicodeScalars
    guard let first = scalars.first, Folding.fold(first) == "`" else {
      // An English verdict of two words may stand with any blanks between.
      return Folding.fold(token.text).split { $0.unicodeScalars.allSatisfy(Folding.isBlank) }
        .joined(separator: " ")
    }
    return Folding.foldLetters(String(scalars.dropFirst().dropLast()))
  }

  private mutating func needsQuotes(_ text: String, _ token: Token, after before: Token?, printed: String?)
    -> Bool
  {
    if !isPlain(text) { return true }
    // `in` and a name `principle` would join to a keyword.
    if let last = printed?.split(separator: " ").last, Self.pairs.contains(last + " " + text) { return true }
    let isContextual = Self.contextual.contains(text)
    guard isContextual else { return false }
    return token.kind == .quotedName || token.kind == .unit || before?.kind == .punctuation(.colon)
  }

  private mutating func isPlain(_ text: String) -> Bool {
    if let known = plainness[text] { return known }
    let lexed = Lexer.lex(text: text)
    let isOneWord = lexed.tokens.count == 2 && lexed.tokens[0].kind == .word && lexed.tokens[0].text == text
    let result = isOneWord && lexed.words[0] == text && !Keyword.isReservedWord(text)
    plainness[text] = result
    return result
  }

  /// Neighbouring words of keywords that have several.
  private static let pairs: Set<String> = {
    var pairs = Set<String>()
    for keyword in Keyword.allCases {
      let words = keyword.english.split(separator: " ")
      for (first, second) in zip(words, words.dropFirst()) { pairs.insert(first + " " + second) }
    }
    return pairs.union(["every half"])
  }()

  private static let contextual: Set<String> = Set(
    Keyword.allCases.filter { !$0.isReserved }.flatMap { [$0.english, $0.chinese] })
}

extension Token {
  /// Can a verdict follow as a name?
  fileprivate var takesVerdict: Bool {
    switch role {
    case .keyword(let keyword): [.is, .equals, .isNot].contains(keyword)
    case .plain, .name, .skipped: kind == .punctuation(.equal) || kind == .punctuation(.notEqual)
    }
  }
}

/// Quotation marks that read back as the same text.
enum QuoteStyle {
  static func print(_ written: String, surface: Surface?) -> String {
    let scalars = written.unicodeScalars
    guard scalars.count >= 2, let opener = scalars.first else { return written }
    let value = String(scalars.dropFirst().dropLast())
    let own: (String, String) =
      switch opener {
      case "「": ("「", "」")
      case "\"", "＂": ("\"", "\"")
      default: ("“", "”")
      }
    let preferred: (String, String) =
      switch surface {
      case .zh: ("“", "”")
      case .en: ("\"", "\"")
      case nil: own
      }
    for (open, close) in [preferred, ("“", "”"), ("「", "」"), ("\"", "\"")] {
      let candidate = open + value + close
      if reads(candidate, as: value) { return candidate }
    }
    return written
  }

  private static func reads(_ candidate: String, as value: String) -> Bool {
    let lexed = Lexer.lex(text: candidate)
    return lexed.tokens.count == 2 && lexed.tokens[0].kind == .text && lexed.tokens[0].text == candidate
      && lexed.words[0] == value && lexed.diagnostics.isEmpty
  }
}
