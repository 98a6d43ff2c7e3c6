import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  /// What a bare name means here: the element, its owners, the row of the due table, the policy,
  /// the vocabulary; the innermost wins. nil if nothing bears it (reported unless `quietly`).
  func resolve(_ name: Identifier, in scope: LocalScope, quietly: Bool = false) -> Expr? {
    for frame in scope.frames.reversed() {
      if frame.name == name.text {
        return Expr(.variable(frame.binding), frame.valueType, name.span)
      }
      if let entity = frame.entity,
        let expr = member(
          name, of: entity, on: Expr(.variable(frame.binding), .row([entity]), name.span), in: scope)
      {
        return expr
      }
    }
    if let table = scope.dueTable,
      let column = program[table].columns.firstIndex(where: {
        $0.names?.spellings.contains(name.text) ?? false
      })
    {
      if let names = program[table].columns[column].names { use(name, names) }
      return Expr(.dueColumn(table, column), program[table].columns[column].type, name.span)
    }
    if let policy = scope.policy, let target = policyScopes[policy.index].names[name.text],
      let expr = policyItem(target, name, policy: policy, in: scope)
    {
      return expr
    }
    if scope.policy == nil, let expr = itemOfAnyPolicy(name, in: scope) { return expr }
    switch topNames[name.text] {
    case .entity(let id)?:
      use(name, program.schema[id].names)
      return Expr(.allRows(id), .list(of: .row([id])), name.span)
    case .actor(let id)?:
      use(name, program.schema[id].names)
      guard let holder = holder(of: id, at: name.span, in: scope, mustExist: true),
        let entity = program.schema[id].entity
      else { return invalid(name.span) }
      return Expr(holder.kind, .row([entity]), name.span)
    case .choice, .unit, .policy, .definition, .parameter, .reading, .table, .rule, .rank, .exception, .field,
      .member, nil:
      break
    }
    if name.text == "评估日" || name.text == "as_of" {
      use(name, Names(zh: "评估日", en: "as_of"))
      return Expr(.asOf, .date, name.span)
    }
    if !quietly { reportUnresolved(name, in: scope) }
    return nil
  }

  func invalid(_ span: Span) -> Expr { Expr(.literal(.blank), .invalid, span) }

  /// A field of the entity, or what policies declare for it.
  func member(_ name: Identifier, of entity: EntityID, on row: Expr, in scope: LocalScope) -> Expr? {
    if let field = program.schema[entity].field(named: name.text) {
      use(name, field.names)
      return Expr(.field(row, field.id), listType(field.type), name.span, unit: field.unit)
    }
    guard let policy = scope.policy, let target = policyScopes[policy.index].names[name.text] else {
      return nil
    }
    return declared(target, name, for: entity, on: row, in: scope)
  }

  /// A list field has the type of a list of rows.
  private func listType(_ type: ValueType) -> ValueType {
    if case .rows(let entity, by: _) = type { .list(of: .row([entity])) } else { type }
  }

  /// A definition or rule that a policy declares for an entity; nil if it is for another one.
  func declared(
    _ target: NameTable.Target, _ name: Identifier, for entity: EntityID, on row: Expr, in scope: LocalScope
  ) -> Expr? {
    switch target {
    case .definition(let id):
      guard program[id].entity == entity else { return nil }
      use(name, program[id].names)
      if definitionStates[id] == .inProgress {
        reportCycle([program[id].names], at: name.span)
        return invalid(name.span)
      }
      lowerDefinition(id)
      let definition = program[id]
      if let period = definition.period, scope.period != period.length {
        reportNotBuilt(
          Bilingual(
            "在另一种周期里用按周期的定义“\(label(definition.names).zh)”",
            "the periodic definition “\(label(definition.names).en)” used in a scope of another period"),
          at: name.span)
      }
      return Expr(.definition(id, row), definition.type, name.span, unit: definition.value?.unit)
    case .rule(let id):
      guard program[id].scope.binders.contains(where: { $0.entity == entity }) else { return nil }
      use(name, program[id].names)
      return Expr(.ruleHolds(id, row), .truth, name.span)
    case .entity, .choice, .actor, .unit, .policy, .parameter, .reading, .table, .rank, .exception, .field,
      .member:
      return nil
    }
  }

  /// What a name of a policy means where no row of its entity is needed.
  func policyItem(_ target: NameTable.Target, _ name: Identifier, policy: PolicyID, in scope: LocalScope)
    -> Expr?
  {
    switch target {
    case .parameter(let id):
      use(name, program[id].names)
      return Expr(.parameter(id), program[id].type, name.span, unit: program[id].unit)
    case .reading(let id):
      use(name, program[id].names)
      return Expr(.reading(id), .choice(program[id].choice), name.span)
    case .table(let id):
      use(name, program[id].names)
      let type = program[id].columns.first?.type ?? .invalid
      return Expr(.tableColumn(id, 0), .list(of: type), name.span)
    case .definition(let id):
      reportOtherEntity(name, program[id].entity)
      return invalid(name.span)
    case .rule(let id):
      if let entity = program[id].scope.binders.first?.entity { reportOtherEntity(name, entity) }
      return invalid(name.span)
    case .entity, .choice, .actor, .unit, .policy, .rank, .exception, .field, .member:
      return nil
    }
  }

  private func reportOtherEntity(_ name: Identifier, _ entity: EntityID) {
    let entityLabel = label(program.schema[entity].names)
    report(
      .notInSight,
      Bilingual(
        "“\(name.text)”是“\(entityLabel.zh)”的，这里的主体够不到它",
        "“\(name.text)” belongs to “\(entityLabel.en)”, which is not in sight here"),
      at: name.span,
      notes: [
        Bilingual(
          "从这里的主体用“.”走到一个“\(entityLabel.zh)”，再接“.\(name.text)”",
          "follow references with “.” to a “\(entityLabel.en)”, then “.\(name.text)”")
      ])
  }

  /// Outside a policy (scenarios, the prompt) a name of any one policy is accepted.
  private func itemOfAnyPolicy(_ name: Identifier, in scope: LocalScope) -> Expr? {
    let found = policyScopes.compactMap { policy in policy.names[name.text].map { (policy.id, $0) } }
    if found.count > 1 {
      report(
        .ambiguousName, Bilingual("几个政策都有“\(name.text)”", "several policies have “\(name.text)”"),
        at: name.span,
        fixes: [
          Fix(
            Bilingual(
              "写成 `\(label(program[found[0].0].names).zh).\(name.text)`",
              "write `\(label(program[found[0].0].names).en).\(name.text)`"),
            certainty: .choose)
        ])
      return invalid(name.span)
    }
    guard let (policy, target) = found.first else { return nil }
    return item(target, name, of: policy, in: scope)
  }

  /// `policy.name`, for the innermost row in sight of the entity that it needs.
  func item(_ target: NameTable.Target, _ name: Identifier, of policy: PolicyID, in scope: LocalScope)
    -> Expr?
  {
    var inner = scope
    inner.policy = policy
    for frame in scope.frames.reversed() {
      if let entity = frame.entity,
        let expr = declared(
          target, name, for: entity, on: Expr(.variable(frame.binding), .row([entity]), name.span), in: inner)
      {
        return expr
      }
    }
    return policyItem(target, name, policy: policy, in: inner)
  }

  private func reportUnresolved(_ name: Identifier, in scope: LocalScope) {
    var candidates: [String] = []
    for frame in scope.frames.reversed() {
      if let entity = frame.entity { candidates += program.schema[entity].fields.flatMap(\.names.spellings) }
      if let name = frame.name { candidates.append(name) }
    }
    if let policy = scope.policy { candidates += policyScopes[policy.index].names.spellings }
    candidates += topNames.spellings
    var notes: [Bilingual] = []
    if let owner = program.schema.entities.first(where: { $0.field(named: name.text) != nil }) {
      notes.append(
        Bilingual(
          "“\(label(owner.names).zh)”有这个字段，但从这里的主体要用“.”走过去",
          "“\(label(owner.names).en)” has this field; follow references with “.” to reach it"))
    } else if let choice = program.schema.choices.first(where: { $0.member(named: name.text) != nil }) {
      notes.append(
        Bilingual(
          "它是\(label(.choice(choice.id)).zh)的一个值，但另一边不是这个选项",
          "it is a member of \(label(.choice(choice.id)).en), but the other side is not of that choice"))
    }
    reportUnknown(
      name, Bilingual("字段、定义或名称", "field, definition or name"), candidates: candidates, notes: notes)
  }

  func reportUnknownField(_ name: Identifier, of entities: [EntityID]) {
    let candidates = entities.flatMap { program.schema[$0].fields.flatMap(\.names.spellings) }
    let near = Suggestion.near(name.text, in: candidates)
    let owner = entities.map { label(program.schema[$0].names) }
    var fixes: [Fix] = []
    if let best = near.first {
      let others = near.dropFirst().joined(separator: "、")
      fixes.append(
        Fix(
          Bilingual(
            "改为 `\(best)`" + (others.isEmpty ? "" : "；其他相近：\(others)"),
            "did you mean `\(best)`?" + (others.isEmpty ? "" : " also near: \(others)")),
          edits: [TextEdit(name.span, best)], certainty: near.count == 1 ? .automatic : .choose))
    }
    report(
      .unknownField,
      Bilingual(
        "“\(owner.map(\.zh).joined(separator: "、"))”没有名为“\(name.text)”的字段",
        "“\(owner.map(\.en).joined(separator: ", "))” has no field named “\(name.text)”"),
      at: name.span,
      related: entities.prefix(1).map {
        .init(program.schema[$0].span, Bilingual("实体声明在这里", "the entity is declared here"))
      },
      fixes: fixes)
  }

  // MARK: Roles

  /// The row that holds a role for the subject, by the shortest chain of references.
  func holder(of actor: ActorID, at span: Span, in scope: LocalScope, mustExist: Bool) -> Expr? {
    guard let target = program.schema[actor].entity else {
      if mustExist {
        reportNotBuilt(Bilingual("没有对应实体的主体作为值", "an actor without an entity as a value"), at: span)
      }
      return nil
    }
    var best: [Expr] = []
    for frame in scope.frames.reversed() where frame.kind == .subject {
      guard let entity = frame.entity else { continue }
      let start = Expr(.variable(frame.binding), .row([entity]), span)
      let found = chains(from: start, entity: entity, to: target, span: span)
      guard let length = found.first?.1 else { continue }
      if length == 0 { return found[0].0 }
      best = found.map(\.0)
      break
    }
    if best.count > 1 {
      report(
        .ambiguousHolder,
        Bilingual(
          "“\(label(program.schema[actor].names).zh)”由谁担任有 \(best.count) 条同样短的路",
          "\(best.count) equally short ways lead to the holder of “\(label(program.schema[actor].names).en)”"),
        at: span)
    }
    if best.isEmpty, mustExist {
      report(
        .notInSight,
        Bilingual(
          "从这里的主体找不到“\(label(program.schema[actor].names).zh)”是谁",
          "no chain of references leads from the subject to “\(label(program.schema[actor].names).en)”"),
        at: span)
    }
    return best.first
  }

  /// All shortest chains of single references, breadth first, at most six steps.
  private func chains(from start: Expr, entity: EntityID, to target: EntityID, span: Span) -> [(Expr, Int)] {
    var level: [(Expr, EntityID)] = [(start, entity)]
    var seen: Set<EntityID> = [entity]
    for length in 0...6 {
      let found = level.filter { $0.1 == target }
      if !found.isEmpty { return found.map { ($0.0, length) } }
      var next: [(Expr, EntityID)] = []
      for (expr, entity) in level {
        for field in program.schema[entity].fields {
          guard case .row(let targets) = field.type, targets.count == 1, !seen.contains(targets[0]) else {
            continue
          }
          next.append((Expr(.field(expr, field.id), field.type, span), targets[0]))
        }
      }
      for (_, entity) in next { seen.insert(entity) }
      level = next
    }
    return []
  }
}
