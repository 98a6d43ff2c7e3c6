package import ZhanceDiagnostics
package import ZhanceModel

/// What running a scenario showed.
package struct ScenarioOutcome: Sendable {
  package struct Expectation: Sendable {
    package var isMet: Bool
    package var span: Span
    package var expected: Scenario.Kind
    /// For a verdict: what the rule came to, and its findings.
    package var found: RollUp?
    package var findings: [Finding]
    /// For an expression: how it came out.
    package var trace: Trace?
  }
  package var expectations: [Expectation]
  /// The first step that could not be done.
  package var problem: (text: Bilingual, span: Span)?
  /// Every verdict that occurred for a rule, for coverage.
  package var occurred: [RuleID: Set<Verdict>]
  /// The data as the last step left it.
  package var dataset: Dataset
}

/// Runs the steps of a scenario in order; each expectation sees what the steps before it made.
///
/// `load` gives the data of a path. A row that a step makes has unknown cells where it states none;
/// an entity of which a step makes a row counts as supplied, whole.
package func run(
  _ scenario: Scenario, in program: Program, load: (String) -> Dataset?
) -> ScenarioOutcome {
  var runner = ScenarioRunner(program: program)
  for step in scenario.steps {
    runner.perform(step, load: load)
    if runner.outcome.problem != nil { break }
  }
  runner.outcome.dataset = runner.data
  return runner.outcome
}

private struct ScenarioRunner {
  let program: Program
  var data: Dataset
  var overlay = Overlay()
  var options: EvaluationOptions
  var subjects: [BindingID: RowID] = [:]
  var latest: RowID?
  var outcome: ScenarioOutcome

  init(program: Program) {
    self.program = program
    data = Dataset(schema: program.schema)
    options = EvaluationOptions(asOf: .latest)
    options.asOf = CalendarDate(year: 2000, month: 1, day: 1) ?? .earliest
    outcome = ScenarioOutcome(expectations: [], problem: nil, occurred: [:], dataset: data)
  }

  mutating func perform(_ step: Scenario.Step, load: (String) -> Dataset?) {
    switch step.kind {
    case .load(let path):
      guard let loaded = load(path) else {
        fail(Bilingual("读不到数据“\(path)”", "no data at “\(path)”"), step.span)
        return
      }
      let waivers = data.waivers
      data = loaded
      data.waivers += waivers
      overlay = Overlay()
      subjects = [:]
      latest = nil
    case .given(let entity, let key, let changes, let creates):
      given(entity, key, changes, creates, step.span)
    case .asOf(let date): options.asOf = date
    case .asIfInForce(let date): options.asIfInForce = date
    case .setParameter(let id, let value):
      if let value = plain(value) { options.parameters[id] = value }
    case .setReading(let id, let option): options.readings[id] = option
    case .change(let list, let changes):
      for row in rows(of: list, step.span) { apply(changes, to: row) }
      refresh()
    case .add(let entity, let changes):
      let row = makeRow(entity)
      apply(changes, to: row)
      linkToSubject(row, changes)
      refresh()
    case .remove(let list):
      let found = rows(of: list, step.span)
      if found.isEmpty, outcome.problem == nil {
        fail(Bilingual("没有可减的行", "there is no row to remove"), step.span)
      }
      overlay.removed.formUnion(found)
      refresh()
    case .without(let rule): options.switchedOff.insert(rule)
    case .waive(let rule, let subject, let because):
      let names = program[rule].names.spellings.first ?? ""
      let policy = program[program[rule].policy].names.spellings.first ?? ""
      data.waivers.append(
        Waiver(
          rule: policy + "." + names, subject: subject, because: because,
          place: Place(file: "", line: 0, column: "")))
    case .expectVerdict(let expectation, let rule, let subject, let date):
      expect(expectation, rule, subject, date, step)
    case .expect(let expr):
      let trace = value(of: expr, in: program, on: data, options: options, bindings: subjects)
      outcome.expectations.append(
        .init(
          isMet: trace.result == .value(.truth(true)), span: step.span, expected: step.kind, findings: [],
          trace: trace))
    }
  }

  private mutating func fail(_ text: Bilingual, _ span: Span) {
    if outcome.problem == nil { outcome.problem = (text, span) }
  }

  private mutating func refresh() { data = data.with(overlay: overlay) }

  // MARK: Rows

  private mutating func given(
    _ entity: EntityID, _ key: String?, _ changes: [Scenario.CellChange], _ creates: Bool, _ span: Span
  ) {
    let row: RowID
    if let key, let known = data.row(entity, key: key) {
      row = known
    } else if let key, !creates {
      fail(Bilingual("数据里没有“\(key)”", "the data has no “\(key)”"), span)
      return
    } else {
      row = makeRow(entity)
      if let key, let field = program.schema[entity].key {
        overlay.cells[row, default: [:]][field] = .value(.text(key))
      }
    }
    refresh()
    apply(changes, to: row)
    refresh()
    subjects[scenarioSubject(entity)] = row
    latest = row
  }

  private mutating func makeRow(_ entity: EntityID) -> RowID {
    let added = overlay.added[entity] ?? 0
    overlay.added[entity] = added + 1
    overlay.supplied.insert(entity)
    return RowID(entity: entity, index: data.tables[entity.index].count + added)
  }

  /// A new row belongs to the subject at hand where it does not say otherwise.
  private mutating func linkToSubject(_ row: RowID, _ changes: [Scenario.CellChange]) {
    for field in program.schema[row.entity].fields {
      guard case .row(let targets) = field.type, targets.count == 1,
        !changes.contains(where: { $0.field == field.id }), field.derivation == nil,
        let subject = subjects[scenarioSubject(targets[0])]
      else { continue }
      overlay.cells[row, default: [:]][field.id.index] = .value(.row(subject))
    }
  }

  private mutating func apply(_ changes: [Scenario.CellChange], to row: RowID) {
    for change in changes where change.field.entity == row.entity {
      overlay.cells[row, default: [:]][change.field.index] = cell(change)
    }
  }

  private mutating func cell(_ change: Scenario.CellChange) -> Cell {
    let type = program.schema[change.field].type
    switch change.value.kind {
    case .literal(.blank): return .blank
    case .literal(.text(let key)):
      guard case .row(let entities) = type else { return .value(.text(key)) }
      return reference(key, to: entities, change.value.span)
    case .literal(let value):
      if case .list = type { return .list([value], isWhole: true) }
      return .value(value)
    case .set(let items, isOpen: _):
      return .list(items.compactMap { plain($0) }, isWhole: true)
    default:
      let trace = value(of: change.value, in: program, on: data, options: options, bindings: subjects)
      switch trace.result {
      case .value(.blank): return .blank
      case .value(let value): return .value(value)
      case .rows(let rows, maybe: [], isWhole: true): return .list(rows.map { .row($0) }, isWhole: true)
      case .values(let values, maybe: [], isWhole: true): return .list(values, isWhole: true)
      case .numbers, .dates, .rows, .values, .unknown, .noValue, .fault: return .unknown
      }
    }
  }

  /// `键`, or `实体:键` where the field refers to several entities.
  private mutating func reference(_ key: String, to entities: [EntityID], _ span: Span) -> Cell {
    for entity in entities { if let row = data.row(entity, key: key) { return .value(.row(row)) } }
    if let colon = key.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      let name = String(key[..<colon])
      let rest = String(key[key.index(after: colon)...])
      for entity in entities where program.schema[entity].names.spellings.contains(name) {
        if let row = data.row(entity, key: rest) { return .value(.row(row)) }
      }
    }
    fail(Bilingual("没有主键为“\(key)”的行", "there is no row with the key “\(key)”"), span)
    return .unknown
  }

  private func plain(_ expr: Expr) -> Value? {
    if case .literal(let value) = expr.kind { return value }
    let trace = value(of: expr, in: program, on: data, options: options, bindings: subjects)
    if case .value(let value) = trace.result { return value }
    return nil
  }

  private mutating func rows(of list: Expr, _ span: Span) -> [RowID] {
    let trace = value(of: list, in: program, on: data, options: options, bindings: subjects)
    switch trace.result {
    case .rows(let rows, maybe: _, isWhole: _): return rows
    case .values([], maybe: [], isWhole: _): return []
    case .value(.row(let row)): return [row]
    case .value, .numbers, .dates, .values, .unknown, .noValue, .fault:
      fail(Bilingual("定不下是哪些行", "it is not known which rows these are"), span)
      return []
    }
  }

  // MARK: Expectations

  private mutating func expect(
    _ expectation: Scenario.Expectation, _ rule: RuleID, _ subject: String?, _ date: CalendarDate?,
    _ step: Scenario.Step
  ) {
    var options = options
    options.rules = [rule]
    let evaluation = evaluate(program, on: data, options: options)
    var findings = evaluation.findings
    for finding in findings { outcome.occurred[rule, default: []].insert(finding.verdict) }
    if let subject {
      findings = findings.filter { about($0, key: subject) }
    } else if let latest, program[rule].scope.binders.contains(where: { $0.entity == latest.entity }) {
      findings = findings.filter { $0.subject.steps.contains(.row(latest)) }
    }
    if let date {
      findings = findings.filter { $0.period.map { $0.contains(date) } ?? ($0.due == date) }
    }
    let found = RollUp(findings)
    let isMet: Bool
    switch expectation {
    // Over nothing a roll-up is not applicable.
    case .verdict(let verdict): isMet = found.verdict == verdict
    case .severity(let severity): isMet = found.severity == severity
    case .used(let used): isMet = findings.contains { $0.used == used }
    case .noFinding: isMet = findings.isEmpty
    }
    if findings.isEmpty { outcome.occurred[rule, default: []].insert(.notApplicable) }
    outcome.expectations.append(
      .init(
        isMet: isMet, span: step.span, expected: step.kind, found: found, findings: findings, trace: nil))
  }

  private func about(_ finding: Finding, key: String) -> Bool {
    finding.subject.steps.contains { step in
      switch step {
      case .row(let row): data.key(of: row) == key
      case .value(.text(let text)): text == key
      case .value: false
      }
    }
  }
}
