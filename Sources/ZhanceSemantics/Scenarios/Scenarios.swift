import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  func checkScenarios(_ scenarios: [ScenarioSyntax]) {
    for syntax in scenarios {
      let title: String
      switch syntax.title {
      case .name(let name): title = label(names(name)).zh
      case .text(let text): title = text.value
      }
      clause = title
      let steps = lowerSteps(syntax.steps)
      program.scenarios.append(Scenario(title: title, steps: steps, span: syntax.span))
    }
    clause = ""
  }

  /// Lowers steps in order; each `given` puts its row in sight of the steps after it.
  func lowerSteps(_ steps: [StepSyntax]) -> [Scenario.Step] {
    var scope = LocalScope(policy: nil)
    return steps.flatMap { step in lowerStep(step, scope: &scope).map { Scenario.Step($0, step.span) } }
  }

  private func lowerStep(_ step: StepSyntax, scope: inout LocalScope) -> [Scenario.Kind] {
    switch step.kind {
    case .given(let name, let key, let source):
      guard let entity = entity(named: name) else { return [] }
      var loads: [Scenario.Kind] = []
      var cells: [Scenario.CellChange] = []
      var creates = true
      switch source {
      case .from(let path)?:
        loads.append(.load(path.value))
        creates = false
      case .row(let row)?: cells = lowerCells(row, of: entity, in: scope)
      case .fromWith(let path, let row)?:
        loads.append(.load(path.value))
        cells = lowerCells(row, of: entity, in: scope)
        creates = false
      case nil: break
      }
      scope.frames.removeAll { $0.entity == entity }
      scope.push(.subject(scenarioSubject(entity), entity))
      return loads + [.given(entity, key: key?.value, cells, creates: creates)]
    case .asOf(let date): return day(date).map { [.asOf($0)] } ?? []
    case .asIfInForce(let date): return day(date).map { [.asIfInForce($0)] } ?? []
    case .change(let target, .value(let value)): return lowerChange(target, to: value, in: scope)
    case .change(let target, .row(let row)):
      let list = lowerRows(target, in: scope)
      guard let entity = rowEntity(of: list) else { return [] }
      return [.change(list: list, lowerCells(row, of: entity, in: scope))]
    case .add(let name, let row):
      guard let entity = entity(named: name) else { return [] }
      return [.add(entity, lowerCells(row, of: entity, in: scope))]
    case .remove(let target):
      let list = lowerRows(target, in: scope)
      return rowEntity(of: list) == nil ? [] : [.remove(list: list)]
    case .without(let path): return rule(at: path).map { [.without($0)] } ?? []
    case .waive(let path, for: let subject, because: let reason):
      return rule(at: path).map { [.waive($0, subject: subject?.value, because: reason.value)] } ?? []
    case .expectVerdict(let expected, _, let path, for: let subject, in: let date):
      guard let rule = rule(at: path) else { return [] }
      return [
        .expectVerdict(
          expectation(expected), rule, subject: subject?.value, on: date.flatMap { dayOrStart($0) })
      ]
    case .expect(let expression): return [.expect(lowerTruth(expression, in: scope))]
    }
  }

  private func dayOrStart(_ date: DateSyntax) -> CalendarDate? {
    if case .month(let year, let month, end: false) = date.form {
      return CalendarDate(year: year, month: month, day: 1)
    }
    return day(date)
  }

  private func expectation(_ syntax: ExpectedSyntax) -> Scenario.Expectation {
    switch syntax {
    case .met: .verdict(.met)
    case .breached: .verdict(.breached)
    case .unknown: .verdict(.unknown)
    case .notApplicable: .verdict(.notApplicable)
    case .pending: .verdict(.pending)
    case .violation: .severity(.violation)
    case .deviation: .severity(.deviation)
    case .shortfall: .severity(.shortfall)
    case .notFollowed: .severity(.notFollowed)
    case .excused: .severity(.excused)
    case .used: .used(true)
    case .unused: .used(false)
    case .noFinding: .noFinding
    }
  }

  private func lowerCells(_ row: RowSyntax, of entity: EntityID, in scope: LocalScope) -> [Scenario
    .CellChange]
  {
    row.cells.compactMap { cell in
      guard let field = program.schema[entity].field(named: cell.name.text) else {
        reportUnknownField(cell.name, of: [entity])
        return nil
      }
      use(cell.name, field.names)
      return lowerCell(field, cell.value, in: scope)
    }
  }

  private func lowerCell(_ field: Field, _ syntax: ExpressionSyntax, in scope: LocalScope) -> Scenario
    .CellChange?
  {
    if case .rows = field.type {
      report(
        .scenarioStep,
        Bilingual(
          "“\(label(field.names).zh)”是反查的列表：用 `增` `减` 改那边的行",
          "“\(label(field.names).en)” is an inverse list: add or remove rows on the other side"),
        at: syntax.span)
      return nil
    }
    let value = lower(syntax, expecting: field.type, in: scope)
    if case .row = field.type, case .literal(.text) = value.kind {
      return Scenario.CellChange(field: field.id, value: value)
    }
    require(
      value, is: field.type, context: Bilingual("“\(label(field.names).zh)”", "“\(label(field.names).en)”"))
    return Scenario.CellChange(field: field.id, value: value)
  }

  /// `change PATH = value`: a parameter, a reading, or a field of the rows in sight.
  private func lowerChange(_ target: ExpressionSyntax, to value: ExpressionSyntax, in scope: LocalScope)
    -> [Scenario.Kind]
  {
    if let (item, name) = policyTarget(target, in: scope) {
      switch item {
      case .parameter(let id):
        use(name, program[id].names)
        let lowered = lower(value, expecting: program[id].type, in: scope)
        require(lowered, is: program[id].type, context: Bilingual("参数的类型", "the type of the parameter"))
        return [.setParameter(id, lowered)]
      case .reading(let id):
        use(name, program[id].names)
        return readingOption(value, of: id).map { [.setReading(id, option: $0)] } ?? []
      case .entity, .choice, .actor, .unit, .policy, .definition, .table, .rule, .rank, .exception, .field,
        .member:
        report(
          .scenarioStep, Bilingual("能改的是参数、读法和字段", "what can be changed is parameters, readings and fields"),
          at: target.span)
        return []
      }
    }
    let lowered = lower(target, in: scope)
    switch lowered.kind {
    case .field(let row, let id):
      guard let change = lowerCell(program.schema[id], value, in: scope) else { return [] }
      let list = Expr(.set([row], isOpen: false), .list(of: row.type), target.span)
      return [.change(list: list, [change])]
    case .collect(let rows, _, let body):
      if case .field(_, let id) = body.kind, let change = lowerCell(program.schema[id], value, in: scope) {
        return [.change(list: rows, [change])]
      }
    default: break
    }
    if lowered.type != .invalid {
      report(
        .scenarioStep, Bilingual("能改的是参数、读法和字段", "what can be changed is parameters, readings and fields"),
        at: target.span)
    }
    return []
  }

  private func policyTarget(_ target: ExpressionSyntax, in scope: LocalScope) -> (
    NameTable.Target, Identifier
  )? {
    switch target.kind {
    case .member(let base, let name):
      guard case .name(let head) = base.kind, case .policy(let policy)? = policyNames[head.text],
        let item = policyScopes[policy.index].names[name.text]
      else { return nil }
      use(head, program[policy].names)
      return (item, name)
    case .name(let name):
      let inSight = scope.frames.contains {
        $0.entity.map { program.schema[$0].field(named: name.text) != nil } ?? false
      }
      guard !inSight else { return nil }
      let found = policyScopes.compactMap { $0.names[name.text] }.filter {
        switch $0 {
        case .parameter, .reading: true
        case .entity, .choice, .actor, .unit, .policy, .definition, .table, .rule, .rank, .exception, .field,
          .member:
          false
        }
      }
      return found.count == 1 ? (found[0], name) : nil
    default: return nil
    }
  }

  /// The rule that a path names; unqualified where only one policy has it.
  func rule(at path: [Identifier]) -> RuleID? {
    guard let name = path.last else { return nil }
    if path.count == 2 {
      guard case .policy(let policy)? = policyNames[path[0].text] else {
        reportUnknown(path[0], Bilingual("政策", "policy"), candidates: policyNames.spellings)
        return nil
      }
      use(path[0], program[policy].names)
      if case .rule(let id)? = policyScopes[policy.index].names[name.text] {
        use(name, program[id].names)
        return id
      }
      reportUnknown(
        name, Bilingual("规则", "rule"),
        candidates: program.rules.filter { $0.policy == policy }.flatMap(\.names.spellings))
      return nil
    }
    let found = program.rules.filter { $0.names.spellings.contains(name.text) }
    if found.count > 1 {
      report(
        .ambiguousName,
        Bilingual(
          "几个政策都有“\(name.text)”，写成“政策.规则”", "several policies have “\(name.text)”; write policy.rule"),
        at: name.span)
      return nil
    }
    guard let rule = found.first else {
      reportUnknown(name, Bilingual("规则", "rule"), candidates: program.rules.flatMap(\.names.spellings))
      return nil
    }
    use(name, rule.names)
    return rule.id
  }
}
