import ZhanceDiagnostics

extension Parser {
  /// What stands at a place, as a message names it.
  func describe(_ position: Int) -> Bilingual {
    guard position < tokens.count, tokens[position].kind != .endOfFile else {
      return Bilingual("文件结尾", "the end of the file")
    }
    let text = tokens[position].text
    let shown = text.count > 24 ? text.prefix(24) + "…" : text[...]
    if tokens[position].kind == .text { return Bilingual("文字 \(shown)", "the text \(shown)") }
    return Bilingual("“\(shown)”", "“\(shown)”")
  }

  /// Says what the grammar asks for at the token at hand, and fails the statement.
  mutating func expect(
    _ expected: Bilingual, after: Bilingual? = nil, related: [Diagnostic.Label] = [], fixes: [Fix] = []
  ) {
    guard !muted else {
      failed = true
      return
    }
    if kind == .unknown {
      failUnknownCharacter()
      return
    }
    if let diagnostic = runTogether() {
      fail(diagnostic)
      return
    }
    if kind == .approximation {
      failApproximation()
      return
    }
    let found = describe(index)
    let message =
      if let after {
        Bilingual(
          "\(after.zh)后面应有\(expected.zh)，这里却是\(found.zh)",
          "expected \(expected.en) after \(after.en), found \(found.en)")
      } else {
        Bilingual("这里应有\(expected.zh)，却是\(found.zh)", "expected \(expected.en) here, found \(found.en)")
      }
    fail(
      Diagnostic(
        SyntaxCode.unexpected, message, at: atEnd ? behind : current.span, related: related, fixes: fixes))
  }

  private mutating func failUnknownCharacter() {
    let text = current.text
    let shown = text.count > 8 ? String(text.prefix(8)) + "…" : text
    fail(
      Diagnostic(
        SyntaxCode.unknownCharacter,
        Bilingual(
          "这里的“\(shown)”不是语言里的字符，名字里要用它就给整个名字加反引号",
          "“\(shown)” has no meaning here; a name that holds it stands in backquotes"),
        at: current.span))
  }

  /// A word that swallowed a keyword: the token at hand, or the name before it.
  private func runTogether() -> Diagnostic? {
    for position in [index, index - 1] where position >= 0 && kind(at: position) == .word {
      if reserved[position] != nil { continue }
      if position < index, tokens[position].role != .name { continue }
      guard let split = Keyword.split(words[position]) else { continue }
      let text = split.parts.joined(separator: " ")
      return Diagnostic(
        SyntaxCode.wordsRunTogether,
        Bilingual(
          "“\(tokens[position].text)”连写成了一个词，里面像是有关键词“\(split.keyword.chinese)”",
          "“\(tokens[position].text)” reads as one word, but seems to hold the keyword “\(split.keyword.chinese)”"
        ),
        at: tokens[position].span,
        fixes: [
          Fix(
            Bilingual("分开写：`\(text)`", "write apart: `\(text)`"),
            edits: [TextEdit(tokens[position].span, text)], certainty: .confirm)
        ])
    }
    return nil
  }

  mutating func failAfterExpression() {
    if at(.rightParenthesis) || at(.rightBracket) || at(.rightBrace) {
      reportSurplus()
      return
    }
    expect(Bilingual("式子的结尾", "the end of the expression"))
  }

  /// Is the word at a place, or the nearest before it, written in 汉字?
  func surface(near position: Int) -> Surface {
    var next = position
    while next >= 0, next > position - 32 {
      let scalar = words[next].unicodeScalars.first ?? " "
      if kind(at: next) == .word || kind(at: next) == .unit {
        if CharacterClass.isHan(scalar) { return .zh }
        if CharacterClass.isLatin(scalar) { return .en }
      }
      next -= 1
    }
    return .zh
  }
}
