import ZhanceDiagnostics

/// Tokens of a quantity that are printed without a space: `25万元以上`, `3至5人`.
///
/// They touch only if the lexer would cut what is printed at the same places.
struct QuantityRun {
  private var parts: [String] = []
  private var isQuantity = false

  mutating func begin(_ token: Token, _ text: String) {
    parts = [text]
    isQuantity = token.kind == .number
  }

  mutating func join(_ token: Token, _ text: String) {
    parts.append(text)
    switch token.kind {
    case .number, .scale, .unit: break
    case .word where token.isBound: break
    case .word, .quotedName, .approximation, .date, .text, .tag, .punctuation, .unknown, .endOfFile:
      isQuantity = false
    }
    // A bracket or comma that touches begins nothing; what follows it does.
    if case .punctuation = token.kind { parts = [] }
    if token.kind == .number, parts.count == 1 || !isQuantity {
      parts = [text]
      isQuantity = true
    }
  }

  /// Does the token touch what was printed before it?
  func takes(_ token: Token, _ text: String, following: (token: Token, text: String)?) -> Bool {
    guard isQuantity, !parts.isEmpty else { return false }
    switch token.kind {
    case .scale: return true
    case .unit, .number: return lexesApart(parts + [text], isUnit: token.kind == .unit)
    case .word:
      guard token.isBound, let first = text.unicodeScalars.first, CharacterClass.isHan(first) else { return false }
      if token.role == .keyword(.to) {
        guard let following, following.token.kind == .number else { return false }
        return lexesApart(parts + [text, following.text], isUnit: false)
      }
      return lexesApart(parts + [text], isUnit: false)
    case .quotedName, .approximation, .date, .text, .tag, .punctuation, .unknown, .endOfFile: return false
    }
  }

  private func lexesApart(_ pieces: [String], isUnit: Bool) -> Bool {
    if isUnit, let last = pieces.last?.unicodeScalars.first, CharacterClass.isLatin(last) || last == "`" {
      return false
    }
    let lexed = Lexer.lex(text: pieces.joined())
    guard lexed.tokens.count > 1, lexed.tokens[0].kind == .number, lexed.diagnostics.isEmpty else { return false }
    let cuts = Set(lexed.tokens.map(\.span.start))
    var position = 0
    for piece in pieces {
      guard cuts.contains(position) else { return false }
      position += piece.utf8.count
    }
    // Beyond the pieces' own ends only the scale of a numeral may be cut off the first.
    let inFirst = lexed.tokens.filter { $0.span.start < pieces[0].utf8.count }.count
    guard lexed.tokens.count - 1 == pieces.count - 1 + inFirst else { return false }
    let isPlain = lexed.tokens.allSatisfy { $0.kind != .date && $0.kind != .approximation && $0.kind != .unknown }
    return isPlain && (!isUnit || lexed.tokens[lexed.tokens.count - 2].kind == .unit)
  }
}

extension Token {
  /// 以上, 以下, 以内, 至
  var isBound: Bool {
    guard case .keyword(let keyword) = role else { return false }
    return [.orMore, .orLess, .atTheMost, .to].contains(keyword)
  }
}
