import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

private let inVocabulary = Bilingual("词汇", "the vocabulary")

extension Checker {
  /// Declares all vocabularies as one: first the names, then types, then derivations, so that order
  /// within and between files does not matter.
  func declareVocabularies(_ vocabularies: [VocabularySyntax]) {
    var entities: [(EntityID, EntitySyntax)] = []
    var actors: [(ActorID, ActorSyntax)] = []
    for vocabulary in vocabularies {
      _ = names(vocabulary.name)
      for case .units(let units) in vocabulary.items { units.forEach(declareUnit) }
    }
    for vocabulary in vocabularies {
      for item in vocabulary.items {
        switch item {
        case .units, .check: break
        case .actors(let list):
          for actor in list {
            let id = ActorID(program.schema.actors.count)
            program.schema.actors.append(Actor(id: id, names: names(actor.name), entity: nil))
            insert(actor.name, .actor(id), into: &topNames, scope: inVocabulary)
            actors.append((id, actor))
          }
        case .choice(let choice):
          let id = declareChoice(choice.choices, named: names(choice.name))
          insert(choice.name, .choice(id), into: &topNames, scope: inVocabulary)
        case .entity(let entity):
          let id = EntityID(program.schema.entities.count)
          program.schema.entities.append(
            Entity(
              id: id, names: names(entity.name), unit: countingUnit(entity.unit), fields: [], key: nil,
              span: entity.name.span))
          insert(entity.name, .entity(id), into: &topNames, scope: inVocabulary)
          entities.append((id, entity))
        }
      }
    }
    for (id, actor) in actors {
      guard let name = actor.entity, let entity = entity(named: name) else { continue }
      program.schema.actors[id.index] = Actor(id: id, names: program.schema[id].names, entity: entity)
    }
    for (id, entity) in entities { declareFields(entity, of: id) }
    for (id, entity) in entities { checkLists(entity, of: id) }
    for (id, entity) in entities { lowerDerivations(entity, of: id) }
    for vocabulary in vocabularies {
      for case .check(let check) in vocabulary.items { checkItem(check, policy: nil, clause: ClausePath()) }
    }
  }

  private func declareUnit(_ syntax: UnitSyntax) {
    let names = names(syntax.name)
    if let known = program.schema.units.first(where: {
      !Set($0.names.spellings).isDisjoint(with: names.spellings)
    }) {
      // Saying again what the language brings is harmless and lets a vocabulary be complete.
      if syntax.value == nil, !topNamesHasUnit(names) {
        let merged = Names(
          zh: known.names.zh, en: known.names.en ?? names.en,
          also: known.names.also + names.spellings.filter { !known.names.spellings.contains($0) })
        replaceUnit(known, names: merged)
        return
      }
    }
    var dimension = DimensionID(program.schema.dimensions.count)
    var factor = Rational.one
    if let value = syntax.value {
      let base = lower(value, in: LocalScope(policy: nil))
      if case .number(let id) = base.type, case .literal(.number(let number)) = base.kind {
        dimension = id
        factor = number
      } else {
        report(
          .typeMismatch,
          Bilingual("单位的大小要写成一个量，如 `12个`", "the size of a unit is a quantity such as `12 items`"),
          at: value.span)
      }
    }
    if dimension.index == program.schema.dimensions.count {
      program.schema.dimensions.append(Dimension(id: dimension, names: names, isCounting: true))
    }
    let position = program.schema.units.count
    program.schema.units.append(Unit(names: names, dimension: dimension, factor: factor))
    var scratch = NameTable()
    insert(syntax.name, .unit(position), into: &scratch, scope: inVocabulary)
  }

  private func topNamesHasUnit(_ names: Names) -> Bool {
    names.spellings.contains { topNames[$0] != nil }
  }

  private func replaceUnit(_ unit: Unit, names: Names) {
    guard let position = program.schema.units.firstIndex(of: unit) else { return }
    program.schema.units[position] = Unit(names: names, dimension: unit.dimension, factor: unit.factor)
  }

  private func countingUnit(_ identifier: Identifier?) -> Unit {
    guard let identifier else {
      return program.schema.units.first { $0.names.zh == "个" }
        ?? Unit(names: Names(zh: "数", en: "number"), dimension: .number, factor: .one)
    }
    if let unit = program.schema.unit(named: identifier.text) {
      use(identifier, unit.names)
      return unit
    }
    reportUnknownUnit(identifier)
    return Unit(names: Names(zh: "数", en: "number"), dimension: .number, factor: .one)
  }

  func reportUnknownUnit(_ identifier: Identifier) {
    let candidates = program.schema.units.flatMap(\.names.spellings)
    let near = Suggestion.near(identifier.text, in: candidates)
    var fixes: [Fix] = []
    if let unit = candidates.filter({ identifier.text.hasPrefix($0) }).max(by: { $0.count < $1.count }) {
      let rest = identifier.text.dropFirst(unit.count)
      fixes.append(
        Fix(
          Bilingual("改为 `\(unit) \(rest)`（两个词之间加空格）", "write `\(unit) \(rest)` with a space"),
          edits: [TextEdit(identifier.span, "\(unit) \(rest)")], certainty: .confirm))
    } else if let best = near.first {
      fixes.append(
        Fix(
          Bilingual("改为 `\(best)`", "write `\(best)`"), edits: [TextEdit(identifier.span, best)],
          certainty: .choose))
    }
    report(
      .unknownUnit,
      Bilingual("没有单位“\(identifier.text)”", "no unit “\(identifier.text)”"), at: identifier.span,
      notes: [
        Bilingual("单位在词汇的“单位 { … }”里声明", "units are declared in the vocabulary under `units { … }`")
      ], fixes: fixes)
  }

  /// Declares a choice; unnamed ones with the same members are one.
  func declareChoice(_ syntax: ChoicesSyntax, named: Names?) -> ChoiceID {
    let members = syntax.members.map { names($0) }
    let signature =
      members.map { $0.spellings.joined(separator: "|") }.joined(separator: ",")
      + "\(syntax.isOrdered)\(syntax.isOpen)"
    if named == nil, let known = anonymousChoices[signature] { return known }
    let id = ChoiceID(program.schema.choices.count)
    var table = NameTable()
    for (index, member) in syntax.members.enumerated() {
      insert(member, .member(index), into: &table, scope: Bilingual("这个选项", "this choice"))
    }
    program.schema.choices.append(
      Choice(
        id: id, names: named, members: members, isOrdered: syntax.isOrdered, isOpen: syntax.isOpen,
        span: syntax.span))
    if named == nil { anonymousChoices[signature] = id }
    return id
  }

  private func declareFields(_ syntax: EntitySyntax, of id: EntityID) {
    var table = NameTable()
    var fields: [Field] = []
    var key: Int?
    for (index, field) in syntax.fields.enumerated() {
      insert(
        field.name, .field(index), into: &table,
        scope: Bilingual("实体“\(syntax.name.first.text)”", "entity “\(syntax.name.first.text)”"))
      let (type, unit) = valueType(field.type, owner: id)
      var isKey = false
      var isPrivate = false
      var isFixed = false
      var onlyUp = false
      for mark in field.marks {
        switch mark {
        case .key: isKey = true
        case .private: isPrivate = true
        case .fixed: isFixed = true
        case .onlyUp: onlyUp = true
        case .step, .cost: break
        }
      }
      if isKey, key == nil { key = index }
      fields.append(
        Field(
          id: FieldID(entity: id, index: index), names: names(field.name), type: type, unit: unit,
          mayBeBlank: field.mayBeBlank, isKey: isKey, isPrivate: isPrivate, isFixed: isFixed, onlyUp: onlyUp,
          derivation: nil, span: field.span))
    }
    program.schema.entities[id.index].fields = fields
    program.schema.entities[id.index].key = key
    if key == nil {
      report(
        .missingKey,
        Bilingual("实体“\(syntax.name.first.text)”没有主键", "entity “\(syntax.name.first.text)” has no key"),
        at: syntax.name.span,
        fixes: [Fix(Bilingual("给一个文本字段加“主键”", "mark one text field `key`"), certainty: .confirm)])
    } else if let key, fields[key].type != .text {
      report(
        .missingKey, Bilingual("主键要是文本", "a key is a text"), at: fields[key].span)
    }
  }

  private func checkLists(_ syntax: EntitySyntax, of id: EntityID) {
    for (index, field) in syntax.fields.enumerated() {
      guard case .list(let target, by: let back) = field.type.kind, let entity = entity(named: target) else {
        continue
      }
      guard let inverse = program.schema[entity].field(named: back.text) else {
        reportUnknownField(back, of: [entity])
        continue
      }
      use(back, inverse.names)
      guard case .row(let targets) = inverse.type, targets.contains(id) else {
        report(
          .notAnInverse,
          Bilingual(
            "“\(back.text)”不指向“\(syntax.name.first.text)”",
            "“\(back.text)” does not refer to “\(syntax.name.first.text)”"),
          at: back.span, related: [.init(inverse.span, Bilingual("声明在这里", "declared here"))])
        continue
      }
      let old = program.schema.entities[id.index].fields[index]
      program.schema.entities[id.index].fields[index] = Field(
        id: old.id, names: old.names, type: .rows(entity, by: inverse.id), unit: nil,
        mayBeBlank: old.mayBeBlank,
        isKey: false, isPrivate: old.isPrivate, isFixed: old.isFixed, onlyUp: old.onlyUp, derivation: nil,
        span: old.span)
    }
  }

  private func lowerDerivations(_ syntax: EntitySyntax, of id: EntityID) {
    for (index, field) in syntax.fields.enumerated() {
      guard let derivation = field.derivation else { continue }
      let row = freshBinding()
      var scope = LocalScope(policy: nil)
      scope.push(.subject(row, id))
      let type = program.schema.entities[id.index].fields[index].type
      let value = lower(derivation, expecting: type, in: scope)
      require(value, is: type, context: Bilingual("字段的类型", "the type of the field"))
      program.schema.entities[id.index].fields[index].derivation = Field.Derivation(row: row, value: value)
    }
  }

  /// The type of a field, parameter or conclusion, and the unit in which it is written.
  func valueType(_ syntax: TypeSyntax, owner: EntityID? = nil) -> (ValueType, Unit?) {
    switch syntax.kind {
    case .text: return (.text, nil)
    case .date: return (.date, nil)
    case .year: return (.number(.year), nil)
    case .number: return (.number(.number), nil)
    case .yesNo: return (.truth, nil)
    case .attested: return (.attested, nil)
    case .actor:
      reportNotBuilt(Bilingual("“行为主体”类型的字段", "fields of the type `actor`"), at: syntax.span)
      return (.invalid, nil)
    case .choices(let choices): return (.choice(declareChoice(choices, named: nil)), nil)
    case .name(let name): return namedType(name)
    case .oneOf(let names): return (.row(names.compactMap { entity(named: $0) }), nil)
    case .set(let element):
      let (type, unit) = valueType(element)
      return (.list(of: type), unit)
    case .list(let target, by: _):
      // The inverse is looked up once all fields are known.
      guard let entity = entity(named: target) else { return (.invalid, nil) }
      return (.rows(entity, by: FieldID(entity: entity, index: 0)), nil)
    case .missing: return (.invalid, nil)
    }
  }

  private func namedType(_ name: Identifier) -> (ValueType, Unit?) {
    switch topNames[name.text] {
    case .choice(let id)?:
      if let names = program.schema[id].names { use(name, names) }
      return (.choice(id), nil)
    case .entity(let id)?:
      use(name, program.schema[id].names)
      return (.row([id]), nil)
    case .actor, .unit, .policy, .definition, .parameter, .reading, .table, .rule, .rank, .exception, .field,
      .member, nil:
      break
    }
    if let unit = program.schema.unit(named: name.text) {
      use(name, unit.names)
      return (.number(unit.dimension), unit)
    }
    reportUnknown(
      name, Bilingual("类型、单位、选项或实体", "type, unit, choice or entity"),
      candidates: topNames.spellings + program.schema.units.flatMap(\.names.spellings))
    return (.invalid, nil)
  }

  func entity(named name: Identifier) -> EntityID? {
    if case .entity(let id)? = topNames[name.text] {
      use(name, program.schema[id].names)
      return id
    }
    reportUnknown(
      name, Bilingual("实体", "entity"), candidates: program.schema.entities.flatMap(\.names.spellings))
    return nil
  }

  /// Rebuilds the tables of names from a program that was checked before.
  func adoptNames() {
    func spans(_ names: Names, _ span: Span) -> [(text: String, span: Span)] {
      names.spellings.map { ($0, span) }
    }
    for entity in program.schema.entities {
      _ = topNames.insert(.entity(entity.id), spans(entity.names, entity.span))
    }
    for actor in program.schema.actors {
      _ = topNames.insert(.actor(actor.id), spans(actor.names, .start(of: FileID(0))))
    }
    for choice in program.schema.choices {
      if let names = choice.names { _ = topNames.insert(.choice(choice.id), spans(names, choice.span)) }
    }
    for policy in program.policies {
      _ = policyNames.insert(.policy(policy.id), spans(policy.names, policy.span))
    }
    policyScopes = program.policies.map { PolicyScope(id: $0.id) }
    for item in program.definitions {
      _ = policyScopes[item.policy.index].names.insert(.definition(item.id), spans(item.names, item.span))
    }
    for item in program.parameters {
      _ = policyScopes[item.policy.index].names.insert(.parameter(item.id), spans(item.names, item.span))
    }
    for item in program.readings {
      _ = policyScopes[item.policy.index].names.insert(.reading(item.id), spans(item.names, item.span))
    }
    for item in program.tables {
      _ = policyScopes[item.policy.index].names.insert(.table(item.id), spans(item.names, item.span))
    }
    for item in program.rules {
      _ = policyScopes[item.policy.index].names.insert(.rule(item.id), spans(item.names, item.span))
    }
    for definition in program.definitions { definitionStates[definition.id] = .done }
  }
}
