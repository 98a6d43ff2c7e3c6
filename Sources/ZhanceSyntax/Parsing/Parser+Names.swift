import ZhanceDiagnostics

extension Parser {
  /// Can the token be a name? Reserved words, and phrases that begin here, are none.
  func isName(_ position: Int) -> Bool {
    switch kind(at: position) {
    case .word: reserved[position] == nil
    case .quotedName: true
    case .number, .scale, .unit, .approximation, .date, .text, .tag, .punctuation, .unknown, .endOfFile: false
    }
  }

  /// Takes a token as a name, whatever it is.
  mutating func takeName() -> Identifier {
    let name = Identifier(words[index], current.span)
    setRole(.name)
    if unterminated.contains(index) {
      failed = true
      muted = true
    }
    advance()
    return name
  }

  /// A name at a place where only a name can stand; a reserved word is offered backquotes.
  mutating func identifier(_ expected: Bilingual) -> Identifier {
    if isName(index) { return takeName() }
    if kind == .word, !(onNewLine && startsItem(index)), !words[index].isEmpty {
      reportReservedName(expected, count: 1)
      return takeName()
    }
    if kind == .number, kind(at: index + 1) != .punctuation(.colon) {
      return numberAsName(expected)
    }
    expect(expected)
    return Identifier("", behind)
  }

  /// 一次, 3A: digits and unit, meant as a name.
  private mutating func numberAsName(_ expected: Bilingual) -> Identifier {
    var count = 1
    while touches(index + count) {
      switch kind(at: index + count) {
      case .word, .unit, .scale, .number:
        count += 1
        continue
      case .quotedName, .approximation, .date, .text, .tag, .punctuation, .unknown, .endOfFile: break
      }
      break
    }
    reportReservedName(expected, count: count)
    let start = here
    let text = words[index..<(index + count)].joined()
    take(count, as: .name, kind: .word)
    return Identifier(text, span(from: start))
  }

  private mutating func reportReservedName(_ expected: Bilingual, count: Int) {
    var text = ""
    var place = current.span
    for position in index..<(index + count) {
      text += tokens[position].text
      place.end = tokens[position].span.end
    }
    let isNumber = kind == .number
    report(
      Diagnostic(
        SyntaxCode.reservedName,
        Bilingual(
          "这里应有\(expected.zh)，而“\(text)”读作\(isNumber ? "数" : "关键词")",
          "expected \(expected.en) here, but “\(text)” reads as a \(isNumber ? "number" : "keyword")"),
        at: place,
        fixes: [
          Fix(
            Bilingual("加反引号：`` `\(text)` ``", "put it in backquotes: `` `\(text)` ``"),
            edits: [TextEdit(place, "`\(text)`")], certainty: .confirm)
        ]))
    muted = true
  }

  /// `NAME ( | NAME )? ( also NAME )*`
  mutating func name(_ expected: Bilingual) -> NameSyntax {
    let first = identifier(expected)
    let second = accept(.bar) ? identifier(Expected.otherSpelling) : nil
    return NameSyntax(first: first, second: second, also: alsoNames())
  }

  mutating func alsoNames() -> [Identifier] {
    var names: [Identifier] = []
    while accept(.also) { names.append(identifier(Expected.otherSpelling)) }
    return names
  }

  /// `NAME . NAME …`
  mutating func dottedName(_ expected: Bilingual) -> [Identifier] {
    var names = [identifier(expected)]
    while at(.dot), !failed {
      _ = accept(.dot)
      names.append(memberName())
    }
    return names
  }

  /// Behind a dot any word is a name.
  mutating func memberName() -> Identifier {
    if kind == .word || kind == .quotedName { return takeName() }
    expect(Expected.name, after: Bilingual("“.”", "“.”"))
    return Identifier("", behind)
  }

  mutating func names(_ expected: Bilingual) -> [Identifier] {
    var names = [identifier(expected)]
    while !failed, accept(.comma) { names.append(identifier(expected)) }
    return names
  }

  mutating func text(_ expected: Bilingual) -> TextSyntax {
    guard kind == .text else {
      expect(expected)
      return TextSyntax("", behind)
    }
    return takeText()
  }

  mutating func textIfAny() -> TextSyntax? { kind == .text ? takeText() : nil }

  private mutating func takeText() -> TextSyntax {
    var value = words[index]
    if unterminated.contains(index) {
      value = String(current.text.unicodeScalars.dropFirst())
      // The rest of the line went into the text; what is missing now is its echo.
      if value.unicodeScalars.last.map(Folding.fold) == "{" { swallowedBrace = index }
      failed = true
      muted = true
    }
    let text = TextSyntax(value, current.span)
    advance()
    return text
  }

  /// `[ID, ID]`: an id is whatever stands together, such as `4.2-b`.
  mutating func tags() -> [TagSyntax] {
    let opener = index
    guard accept(.leftBracket) else { return [] }
    var tags: [TagSyntax] = []
    while !atEnd, !at(.rightBracket), !failed {
      guard isTagPart(index) else {
        expect(Expected.tag)
        break
      }
      var count = 1
      while touches(index + count), isTagPart(index + count) { count += 1 }
      let start = here
      let text = words[index..<(index + count)].joined()
      take(count, as: .plain, kind: .tag)
      tags.append(TagSyntax(text, span(from: start)))
      if !accept(.comma) { break }
    }
    close(.rightBracket, opener: opener)
    return tags
  }

  private func isTagPart(_ position: Int) -> Bool {
    switch kind(at: position) {
    case .word, .number, .scale, .unit, .date, .quotedName: true
    case .punctuation(let sign): [.minus, .dot, .plus, .divided, .times, .colon].contains(sign)
    case .approximation, .text, .tag, .unknown, .endOfFile: false
    }
  }
}

/// What messages say the grammar asks for.
enum Expected {
  static let name = Bilingual("一个名字", "a name")
  static let otherSpelling = Bilingual("另一种写法的名字", "another spelling of the name")
  static let tag = Bilingual("段落编号，如 3-e", "the id of a paragraph, such as 3-e")
  static let text = Bilingual("引号里的文字", "a text in quotes")
  static let title = Bilingual("引号里的标题", "a title in quotes")
  static let date = Bilingual("日期，如 2021-06-30", "a date, such as 2021-06-30")
  static let expression = Bilingual("一个值", "a value")
  static let comparison = Bilingual("比较的词，如 不少于、为", "a comparison, such as “at least” or “equals”")
  static let body = Bilingual("“{”", "“{”")
  static let colon = Bilingual("“:”", "“:”")
  static let equalSign = Bilingual("“=”", "“=”")
  static let type = Bilingual("类型", "a type")
  static let entity = Bilingual("实体的名字", "the name of an entity")
  static let actor = Bilingual("主体的名字", "the name of an actor")
  static let unit = Bilingual("单位", "a unit")
  static let item = Bilingual("条款、规则一类的条目", "an item such as a clause or a rule")
  static let declaration = Bilingual(
    "“政策”“词汇”“情景”或“引用”", "“policy”, “vocabulary”, “scenario” or “use”")
  static let modality = Bilingual("“应当”“不得”一类的词", "“must”, “must not” or another strength")
  static let line = Bilingual("“主体 应当 条件”", "“ACTOR must CONDITION”")
}
