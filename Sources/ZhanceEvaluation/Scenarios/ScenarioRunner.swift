import ZhanceDiagnostics
package import ZhanceModel

/// Takes the steps of a scenario one after the other: an expectation sees what stands before it.
///
/// `load` gives the data of a path, nil where there is none; `options` hold until a step changes them.
package func run(
  _ scenario: Scenario, in program: Program, options: EvaluationOptions, load: (String) -> Dataset?,
  defaultDataset: Dataset? = nil
) -> ScenarioResult {
  var runner = ScenarioRunner(
    world: ScenarioWorld(program: program, data: defaultDataset, options: options),
    result: ScenarioResult(title: scenario.title, span: scenario.span))
  for step in scenario.steps { runner.take(step, load) }
  return runner.result
}

struct ScenarioRunner {
  var world: ScenarioWorld
  var result: ScenarioResult

  mutating func take(_ step: Scenario.Step, _ load: (String) -> Dataset?) {
    switch step.kind {
    case .load(let path):
      if let data = load(path) { world.load(data) } else { report(.noData(path), step.span) }
    case .given(let entity, let key, let changes, let creates):
      result.problems += world.given(entity, key: key, changes, creates: creates, step.span)
    case .asOf(let date): world.options.asOf = date
    case .asIfInForce(let date): world.options.asIfInForce = date
    case .setParameter(let id, let value): set(id, value, step.span)
    case .setReading(let id, let option): world.options.readings[id] = option
    case .change(let list, let changes):
      result.problems += world.change(rows(list, step.span), changes, step.span)
    case .add(let entity, let changes): result.problems += world.add(entity, changes, step.span)
    case .remove(let list): world.remove(rows(list, step.span))
    case .without(let rule): world.options.switchedOff.insert(rule)
    case .waive(let rule, let subject, let because): world.waive(rule, subject: subject, because: because)
    case .expectVerdict(let expectation, let rule, let subject, let date):
      expect(expectation, of: rule, subject, date, step.span)
    case .expect(let expr):
      let trace = world.expressions.value(of: expr, bindings: world.bindings)
      result.expectations.append(
        ScenarioResult.Expectation(
          span: step.span, isFulfilled: trace.result == .value(.truth(true)), found: .value(trace)))
    }
  }

  private mutating func report(_ kind: ScenarioResult.Problem.Kind, _ span: Span) {
    result.problems.append(ScenarioResult.Problem(kind, span))
  }

  private mutating func set(_ id: ParameterID, _ value: Expr, _ span: Span) {
    guard case .value(let known) = world.expressions.value(of: value, bindings: world.bindings).result else {
      report(.noValue(id), span)
      return
    }
    world.options.parameters[id] = known
  }

  /// The rows of a list; one that is not wholly known is reported, and its sure rows taken.
  private mutating func rows(_ list: Expr, _ span: Span) -> [RowID] {
    let evaluator = world.expressions
    if !evaluator.value(of: list, bindings: world.bindings).result.isDecided { report(.openList, span) }
    return evaluator.rows(of: list, bindings: world.bindings)
  }

  private mutating func expect(
    _ expectation: Scenario.Expectation, of rule: RuleID, _ subject: String?, _ date: CalendarDate?,
    _ span: Span
  ) {
    var options = world.options
    options.rules = [rule]
    options.policies = nil
    var findings = evaluate(world.program, on: world.data, options: options).findings
    findings = select(findings, rule, subject)
    if let date { findings = select(findings, world.program[rule], on: date) }
    let outcome = RollUp(findings)
    for verdict in [outcome.verdict] + findings.map(\.verdict) {
      let pair = ScenarioResult.Coverage(rule: rule, verdict: verdict)
      if !result.coverage.contains(pair) { result.coverage.append(pair) }
    }
    result.expectations.append(
      ScenarioResult.Expectation(
        span: span, isFulfilled: isFulfilled(expectation, findings, outcome),
        found: .findings(findings, outcome)))
  }

  private func isFulfilled(_ expectation: Scenario.Expectation, _ findings: [Finding], _ outcome: RollUp)
    -> Bool
  {
    switch expectation {
    case .verdict(let verdict): outcome.verdict == verdict
    case .severity(let severity): outcome.severity == severity
    case .used(true): findings.contains { $0.used == true }
    case .used(false): findings.contains { $0.used == false } && !findings.contains { $0.used == true }
    case .noFinding: findings.isEmpty
    }
  }

  /// The findings about the row or value of this name; without a name about the latest given row,
  /// or all of them where the rule does not speak of such rows.
  private func select(_ findings: [Finding], _ rule: RuleID, _ subject: String?) -> [Finding] {
    if let subject {
      return findings.filter { $0.subject.steps.contains { isNamed($0, subject) } }
    }
    let entities = world.program[rule].scope.binders.compactMap(\.entity)
    guard let latest = world.latest, entities.contains(latest.entity) else { return findings }
    return findings.filter { $0.subject.steps.contains(.row(latest)) }
  }

  private func isNamed(_ step: Subject.Step, _ name: String) -> Bool {
    switch step {
    case .row(let row): return world.data.key(of: row) == name
    case .value(.text(let text)): return text == name
    case .value(.choice(.other(let word))): return word == name
    case .value(.choice(.member(let choice, let index))):
      let members = world.program.schema[choice].members
      return members.indices.contains(index) && members[index].spellings.contains(name)
    case .value(.row(let row)): return world.data.key(of: row) == name
    case .value(.blank), .value(.truth), .value(.number), .value(.date), .value(.span), .value(.verdict):
      return false
    }
  }

  /// The findings of the period that holds a date; of a table by date, those of the first row due
  /// on it or later.
  private func select(_ findings: [Finding], _ rule: Rule, on date: CalendarDate) -> [Finding] {
    if rule.scope.period != nil {
      return findings.filter { $0.period?.contains(date) ?? true }
    }
    guard case .table = rule.scope.due else { return findings }
    let due = findings.compactMap(\.due).filter { $0 >= date }.min()
    return findings.filter { $0.due == due }
  }
}
