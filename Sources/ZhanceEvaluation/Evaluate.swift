package import ZhanceModel

/// The findings of the selected rules on the data, and the outcome of the checks and rankings of
/// the selected policies.
package func evaluate(_ program: Program, on data: Dataset, options: EvaluationOptions) -> Evaluation {
  let evaluator = Evaluator(program: program, data: data, options: options)
  var evaluation = Evaluation(asOf: options.asOf, asIfInForce: options.asIfInForce)
  evaluator.judgeRules(into: &evaluation)
  evaluator.runChecks(into: &evaluation)
  evaluator.runRankings(into: &evaluation)
  evaluation.isComplete = !evaluator.work.isStopped
  return evaluation
}

extension Evaluator {
  private func isSelected(_ policy: PolicyID) -> Bool { options.policies?.contains(policy) ?? true }

  fileprivate func judgeRules(into evaluation: inout Evaluation) {
    let rules = program.rules.sorted { ($0.policy, $0.id) < ($1.policy, $1.id) }
    for rule in rules where isSelected(rule.policy) && options.rules?.contains(rule.id) ?? true {
      if options.switchedOff.contains(rule.id) { continue }
      asked = Asked()
      let roots = roots(of: rule)
      if work.isStopped { return }
      for item in roots.items where mayConcernSelection(item.row, rule) {
        guard emit(rule, root: item.row, into: &evaluation) else { return }
      }
      if let finding = withoutRows(rule, roots) { evaluation.findings.append(finding) }
    }
  }

  /// The findings for one outermost row; false once the work is to stop.
  private func emit(_ rule: Rule, root: RowID, into evaluation: inout Evaluation) -> Bool {
    let units = units(of: rule, root: root)
    var isTable = false
    if case .table = rule.scope.due { isTable = true }
    var findings: [Finding] = []
    for judged in units.judged where isSelected(judged.finding.subject) {
      var finding = judged.finding
      finding.readings = readingUses(judged.asked, of: finding, isTableRow: isTable)
      finding.lossyTables = judged.asked.lossyTables.sorted()
      findings.append(finding)
    }
    if work.isStopped { return false }
    evaluation.findings += findings
    if units.judged.isEmpty { evaluation.empty.append((rule: rule.id, subject: root)) }
    return true
  }

  /// Whether a row, or some element below it, is among the selected subjects.
  private func mayConcernSelection(_ root: RowID, _ rule: Rule) -> Bool {
    guard let subjects = options.subjects, !subjects.contains(root) else { return true }
    let inner = Set(rule.scope.binders.dropFirst().compactMap(\.entity))
    return subjects.contains { inner.contains($0.entity) }
  }

  private func isSelected(_ subject: Subject) -> Bool {
    guard let subjects = options.subjects else { return true }
    return subject.steps.contains { step in
      if case .row(let row) = step { subjects.contains(row) } else { false }
    }
  }

  /// A rule whose subjects were not supplied at all: it is not known whom it binds.
  private func withoutRows(_ rule: Rule, _ roots: Roots) -> Finding? {
    guard let entity = rule.scope.binders.first?.entity, !data.isSupplied(entity), options.subjects == nil,
      !roots.gaps.isEmpty
    else { return nil }
    let duty = Duty(rule: rule, subject: Subject(steps: []), env: Environment(policy: rule.policy))
    let expr = rule.scope.binders[0].source
    var judged = undecided(
      duty, because: Trace(expr: expr, result: .unknown, children: roots.gaps), asked: roots.asked)
    if let reason = notInForce(rule.policy) {
      judged.dismiss(reason)
      judged.finding.missing = []
    }
    return judged.finding
  }

  fileprivate func runChecks(into evaluation: inout Evaluation) {
    for (position, check) in program.checks.enumerated() {
      if let policy = check.policy, !isSelected(policy) { continue }
      var results: [CheckResult] = []
      run(check, position, binder: 0, Environment(policy: check.policy), [], into: &results)
      if work.isStopped { return }
      evaluation.checks += results
    }
  }

  private func run(
    _ check: DataCheck, _ position: Int, binder: Int, _ env: Environment, _ steps: [Subject.Step],
    into results: inout [CheckResult]
  ) {
    let subject = steps.isEmpty ? nil : Subject(steps: steps)
    guard binder < check.binders.count else {
      let truth = evaluate(check.condition, env).truth
      results.append(CheckResult(check: position, subject: subject, truth: truth))
      return
    }
    let id = check.binders[binder].binding
    let node = evaluate(check.binders[binder].source, env)
    guard let list = list(node) else { return }
    for item in list.items {
      guard let value = item.value.known, item.isSure else {
        results.append(CheckResult(check: position, subject: subject, truth: .unknown))
        continue
      }
      let step: Subject.Step
      if case .row(let row) = value { step = .row(row) } else { step = .value(value) }
      run(check, position, binder: binder + 1, env.binding(id, to: item), steps + [step], into: &results)
    }
    if !list.isWhole { results.append(CheckResult(check: position, subject: subject, truth: .unknown)) }
  }
}

/// Values of single expressions on some data: what a scenario expects and changes, and what is
/// asked at the prompt.
package struct ExpressionEvaluator {
  private let evaluator: Evaluator

  package init(program: Program, data: Dataset, options: EvaluationOptions) {
    evaluator = Evaluator(program: program, data: data, options: options)
  }

  package func value(
    of expr: Expr, bindings: [BindingID: Value] = [:], policy: PolicyID? = nil, period: DateSpan? = nil
  ) -> Trace {
    node(expr, bindings, policy, period).trace
  }

  package func truth(
    of expr: Expr, bindings: [BindingID: Value] = [:], policy: PolicyID? = nil, period: DateSpan? = nil
  ) -> Truth {
    node(expr, bindings, policy, period).truth
  }

  /// What a cell would hold that is given this value.
  package func cell(of expr: Expr, bindings: [BindingID: Value] = [:]) -> Cell {
    let value = node(expr, bindings, nil, nil).value
    if let known = value.known { return known == .blank ? .blank : .value(known) }
    switch value.kind {
    case .number(let range):
      guard let low = range.low, let high = range.high else { return .unknown }
      return .range(low, high)
    case .list(let list):
      let values = list.items.compactMap { $0.isSure ? $0.value.known : nil }
      return .list(values, isWhole: list.isWhole && values.count == list.items.count)
    case .known, .date, .unknown, .noValue, .fault: return .unknown
    }
  }

  /// The rows that a list surely has.
  package func rows(of expr: Expr, bindings: [BindingID: Value] = [:]) -> [RowID] {
    guard let list = evaluator.list(node(expr, bindings, nil, nil)) else { return [] }
    return list.items.compactMap { item in
      if item.isSure, case .row(let row)? = item.value.known { row } else { nil }
    }
  }

  private func node(
    _ expr: Expr, _ bindings: [BindingID: Value], _ policy: PolicyID?, _ period: DateSpan?
  ) -> Node {
    var env = Environment(policy: policy)
    for (id, value) in bindings.sorted(by: { $0.key < $1.key }) {
      env.bind(id, to: AbstractValue(.known(value)))
    }
    env.period = period
    return evaluator.evaluate(expr, env)
  }
}
