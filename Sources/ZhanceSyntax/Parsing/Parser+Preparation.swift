import ZhanceDiagnostics

/// What the parser works out about all tokens before it begins.
extension Parser {
  static func reservedKeywords(_ lexed: LexedFile) -> [ReservedMatch?] {
    lexed.tokens.indices.map { position in
      guard lexed.tokens[position].kind == .word else { return nil }
      for keyword in Keyword.reservedPhrases[lexed.words[position]] ?? [] {
        let count = phraseLength(keyword, at: position, tokens: lexed.tokens, words: lexed.words)
        if count > 0 { return ReservedMatch(keyword: keyword, count: count) }
      }
      return Keyword.reservedWords[lexed.words[position]].map { ReservedMatch(keyword: $0, count: 1) }
    }
  }

  /// Matches the English spelling word by word; only blanks may stand between, nothing around a
  /// hyphen.
  static func phraseLength(_ keyword: Keyword, at position: Int, tokens: [Token], words: [String]) -> Int {
    let parts = keyword.parts
    guard words[position] == parts[0], position + parts.count <= tokens.count else { return 0 }
    for distance in parts.indices.dropFirst() {
      let next = position + distance
      guard words[next] == parts[distance] else { return 0 }
      let leading = tokens[next].leading
      let isSign = parts[distance] == "-" || parts[distance] == "/"
      let isAfterSign = parts[distance - 1] == "-" || parts[distance - 1] == "/"
      guard isSign || isAfterSign ? leading.isEmpty : leading.unicodeScalars.allSatisfy(Folding.isBlank)
      else { return 0 }
    }
    return parts.count
  }

  /// Pairs brackets by class. A closing bracket looks past openers of other classes that nothing
  /// closes, but never past a brace.
  static func partners(_ lexed: LexedFile) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var open: [(position: Int, opener: Punctuation)] = []
    for (position, token) in lexed.tokens.enumerated() {
      guard case .punctuation(let sign) = token.kind else { continue }
      if sign == .leftBrace || sign == .leftParenthesis || sign == .leftBracket {
        open.append((position, sign))
      } else if let opener = opener(of: sign) {
        var candidate = open.count - 1
        while candidate >= 0, open[candidate].opener != opener {
          if open[candidate].opener == .leftBrace { candidate = -1 } else { candidate -= 1 }
        }
        guard candidate >= 0 else { continue }
        partners[open[candidate].position] = position
        partners[position] = open[candidate].position
        open.removeSubrange(candidate...)
      }
    }
    return partners
  }

  private static func opener(of closer: Punctuation) -> Punctuation? {
    if closer == .rightBrace { return .leftBrace }
    if closer == .rightParenthesis { return .leftParenthesis }
    return closer == .rightBracket ? .leftBracket : nil
  }

  /// The years that the file's dates name, in order, at most three.
  func yearsSeen() -> [Int] {
    var years = Set<Int>()
    for (position, token) in tokens.enumerated() where token.kind == .date {
      if let year = DateReader(words[position])?.year { years.insert(year) }
    }
    return Array(years.sorted().prefix(3))
  }
}
