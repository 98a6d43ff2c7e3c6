import ZhanceDiagnostics

extension Parser {
  /// `vocabulary NAME { ( units | actors | choice | entity | check )* }`
  mutating func vocabulary() -> VocabularySyntax {
    let start = here
    _ = accept(.vocabulary)
    let name = name(Bilingual("词汇的名字", "the name of the vocabulary"))
    var items: [VocabularySyntax.Item] = []
    block(Expected.body, outer: Parser.itemKeywords.subtracting([.check])) { parser in
      let item = parser.statement(until: { $0.startsVocabularyItem }) { $0.vocabularyItem() }
      if let item { items.append(item) }
    }
    return VocabularySyntax(name: name, items: items, span: span(from: start))
  }

  private var startsVocabularyItem: Bool {
    at(.check) || at(.units) || at(.actors) || at(.choice) || at(.entity)
  }

  private mutating func vocabularyItem() -> VocabularySyntax.Item? {
    if at(.check) { return .check(check()) }
    if accept(.units) { return .units(units()) }
    if accept(.actors) { return .actors(actors()) }
    if at(.choice) { return .choice(choice()) }
    if at(.entity) { return .entity(entity()) }
    expect(
      Bilingual("“单位”“主体”“选项”“实体”或“校验”", "“units”, “actors”, “choice”, “entity” or “check”"))
    return nil
  }

  /// `{ element, … }`, a comma before the end allowed
  private mutating func commaBlock(_ element: (inout Parser) -> Void) {
    block(Expected.body) { parser in
      parser.statement { parser in
        element(&parser)
        guard !parser.failed, !parser.accept(.comma), !parser.at(.rightBrace), !parser.at(.semicolon) else {
          return
        }
        parser.expect(Bilingual("“,”或“}”", "“,” or “}”"))
      }
    }
  }

  private mutating func units() -> [UnitSyntax] {
    var units: [UnitSyntax] = []
    commaBlock { parser in
      var unit = UnitSyntax(name: parser.name(Bilingual("单位的名字", "the name of a unit")))
      if !parser.failed, parser.accept(.equal) { unit.value = parser.expression() }
      units.append(unit)
    }
    return units
  }

  private mutating func actors() -> [ActorSyntax] {
    var actors: [ActorSyntax] = []
    commaBlock { parser in
      var actor = ActorSyntax(name: parser.name(Expected.actor))
      if !parser.failed, parser.accept(.colon) { actor.entity = parser.identifier(Expected.entity) }
      actors.append(actor)
    }
    return actors
  }

  private mutating func choice() -> ChoiceSyntax {
    let start = here
    _ = accept(.choice)
    let name = name(Bilingual("选项的名字", "the name of the choice"))
    let choices = choices()
    return ChoiceSyntax(name: name, choices: choices, span: span(from: start))
  }

  /// `{ name ( ( , | < ) name )* ( , … )? }`
  mutating func choices() -> ChoicesSyntax {
    let start = here
    var choices = ChoicesSyntax(members: [], isOrdered: false, isOpen: false, span: behind)
    let opener = index
    guard !failed, accept(.leftBrace) else {
      expect(Bilingual("“{”和各个选项", "“{” and the members of the choice"))
      return choices
    }
    let member = Bilingual("选项的一个值", "a member of the choice")
    choices.members = [name(member)]
    var hasComma = false
    var mixtureReported = false
    while !failed, at(.comma) || at(.less) {
      let isComma = at(.comma)
      let place = current.span
      advance()
      if acceptOpenMark() {
        choices.isOpen = true
        break
      }
      if isComma, at(.rightBrace) { break }
      if isComma { hasComma = true } else { choices.isOrdered = true }
      if hasComma, choices.isOrdered, !mixtureReported {
        mixtureReported = true
        reportMixedSeparators(place, isComma: isComma)
      }
      choices.members.append(name(member))
    }
    close(.rightBrace, opener: opener)
    choices.span = span(from: start)
    return choices
  }

  private mutating func reportMixedSeparators(_ place: Span, isComma: Bool) {
    let other = isComma ? "<" : ","
    report(
      Diagnostic(
        SyntaxCode.mixedSeparators,
        Bilingual(
          "选项要么都用“<”排出高低，要么都用逗号分开",
          "the members of a choice stand all in order with “<”, or all apart with commas"),
        at: place,
        fixes: [
          Fix(
            Bilingual("改为“\(other)”", "change to “\(other)”"),
            edits: [TextEdit(place, isComma ? " <" : other)], certainty: .confirm)
        ]))
  }

  /// `entity NAME ( ( UNIT ) )? { field* }`
  private mutating func entity() -> EntitySyntax {
    let start = here
    _ = accept(.entity)
    let name = name(Expected.entity)
    var unit: Identifier?
    let opener = index
    if !failed, accept(.leftParenthesis) {
      unit = identifier(Expected.unit)
      close(.rightParenthesis, opener: opener)
    }
    var fields: [FieldSyntax] = []
    let outer = stopWords
    stopWords = .marks
    block(Expected.body) { parser in
      let field = parser.statement { $0.field() }
      if let field { fields.append(field) }
    }
    stopWords = outer
    return EntitySyntax(name: name, unit: unit, fields: fields, span: span(from: start))
  }

  /// `NAME : type ? = expr mark*`
  private mutating func field() -> FieldSyntax? {
    let start = here
    let name = name(Bilingual("字段的名字", "the name of a field"))
    if !failed, !accept(.colon) {
      expect(Bilingual("“:”和类型", "“:” and a type"), after: Bilingual("字段的名字", "the name of the field"))
    }
    guard !failed else { return nil }
    let type = type()
    let mayBeBlank = !failed && accept(.question)
    let derivation = !failed && accept(.equal) ? expression() : nil
    var marks: [FieldSyntax.Mark] = []
    while !failed, let mark = mark() { marks.append(mark) }
    if !failed { _ = accept(.comma) }
    return FieldSyntax(
      name: name, type: type, mayBeBlank: mayBeBlank, derivation: derivation, marks: marks,
      span: span(from: start))
  }

  /// A mark, unless the word is the name of the next field.
  private mutating func mark() -> FieldSyntax.Mark? {
    guard let keyword = Self.markKeywords.first(where: { at($0) }) else { return nil }
    let next = index + length(of: keyword, at: index)
    if kind(at: next) == .punctuation(.colon) || kind(at: next) == .punctuation(.bar) || at(.also, from: next)
    {
      return nil
    }
    _ = accept(keyword)
    switch keyword {
    case .key: return .key
    case .private: return .private
    case .fixed: return .fixed
    case .onlyUp: return .onlyUp
    case .step: return .step(expression())
    default: return .cost(expression())
    }
  }

  // MARK: Types

  mutating func type() -> TypeSyntax {
    let start = here
    guard enter() else { return TypeSyntax(.missing, behind) }
    defer { depth -= 1 }
    if at(.leftBrace) {
      let choices = choices()
      return TypeSyntax(.choices(choices), choices.span)
    }
    if accept(.setOf) {
      let element = type()
      return TypeSyntax(.set(element), span(from: start))
    }
    if accept(.listOf) {
      let entity = identifier(Expected.entity)
      if !failed, !accept(.by) { expect(Bilingual("“按”和字段的名字", "“by” and the name of a field")) }
      guard !failed else { return TypeSyntax(.missing, behind) }
      let field = identifier(Bilingual("字段的名字", "the name of a field"))
      return TypeSyntax(.list(entity, by: field), span(from: start))
    }
    for (keyword, kind) in Self.plainTypes where accept(keyword) {
      return TypeSyntax(kind, span(from: start))
    }
    let beginsField = onNewLine && [.colon, .bar].contains { kind(at: index + 1) == .punctuation($0) }
    guard isName(index), !beginsField else {
      expect(Expected.type)
      return TypeSyntax(.missing, behind)
    }
    var names = [takeName()]
    while !failed, accept(.or) { names.append(identifier(Expected.entity)) }
    return TypeSyntax(names.count == 1 ? .name(names[0]) : .oneOf(names), span(from: start))
  }

  private static let plainTypes: [(Keyword, TypeSyntax.Kind)] = [
    (.text, .text), (.date, .date), (.year, .year), (.number, .number), (.yesNo, .yesNo),
    (.attested, .attested), (.actor, .actor),
  ]
}
