import ZhanceDiagnostics
package import ZhanceModel

// The explaining evaluator: what the language means. In: a checked program and a dataset. Out:
// findings with the tree of values that decided each. It reads no clock and no file, keeps nothing
// between runs, and the order of its results follows from the program and the rows alone.

/// Evaluates the selected rules for every subject, with the checks and rankings of the policies.
///
/// Cost: rules × subjects × elements × periods × lines, each a walk of its condition; a reading that
/// a finding asked costs one more walk an option.
package func evaluate(_ program: Program, on data: Dataset, options: EvaluationOptions) -> Evaluation {
  onDeepStack { evaluateHere(program, on: data, options: options) }
}

private func evaluateHere(_ program: Program, on data: Dataset, options: EvaluationOptions) -> Evaluation {
  let evaluator = Evaluator(program: program, data: data, options: options)
  var result = Evaluation(asOf: options.asOf, asIfInForce: options.asIfInForce)
  for rule in program.rules where evaluator.isSelected(rule) {
    evaluator.judge(rule, into: &result)
    if evaluator.work.isStopped { break }
  }
  evaluator.runChecks(into: &result)
  evaluator.runRankings(into: &result)
  result.isComplete = !evaluator.work.isStopped
  return result
}

/// The value of one expression, with the tree that explains it. `bindings` are rows in sight, such
/// as the subjects of a scenario.
package func value(
  of expr: Expr, in program: Program, on data: Dataset, options: EvaluationOptions,
  bindings: [BindingID: RowID] = [:]
) -> Trace {
  let evaluator = Evaluator(program: program, data: data, options: options)
  var env = Environment(policy: nil)
  for (binding, row) in bindings.sorted(by: { $0.key < $1.key }) {
    env.bind(binding, to: AbstractValue(.known(.row(row))))
  }
  return onDeepStack { evaluator.evaluate(expr, env).trace }
}

extension Evaluator {
  func isSelected(_ rule: Rule) -> Bool {
    (options.rules?.contains(rule.id) ?? true) && (options.policies?.contains(rule.policy) ?? true)
      && !options.switchedOff.contains(rule.id)
  }

  func judge(_ rule: Rule, into result: inout Evaluation) {
    let roots = roots(of: rule)
    let isTableRow = if case .table = rule.scope.due { true } else { false }
    for (row, _) in roots.items where mayConcernSelection(row, rule) {
      let units = units(of: rule, root: row)
      var findings: [Finding] = []
      for judged in units.judged where isSelected(judged.finding.subject) {
        var finding = judged.finding
        finding.readings = readingUses(judged.asked, of: finding, isTableRow: isTableRow)
        findings.append(finding)
      }
      // What was found while the work ran out is not whole.
      if work.isStopped { return }
      if units.judged.isEmpty { result.empty.append((rule.id, row)) }
      result.findings += findings
    }
    // Rows that may exist beyond the known ones: one open finding on the whole.
    if !roots.gaps.isEmpty, options.subjects == nil, let binder = rule.scope.binders.first {
      let trace = Trace(expr: binder.source, result: .unknown, children: roots.gaps)
      let unit = RuleUnit(rule: rule, subject: Subject(steps: []), env: Environment(policy: rule.policy))
      if notInForce(rule.policy) == nil {
        result.findings.append(undecided(unit, because: trace, asked: roots.asked).finding)
      }
    }
  }

  /// Whether a row, or some element below it, may be among the selected subjects.
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

  // MARK: Checks

  func runChecks(into result: inout Evaluation) {
    for (position, check) in program.checks.enumerated() {
      if let policy = check.policy, !(options.policies?.contains(policy) ?? true) { continue }
      runCheck(
        check, position, binder: 0, Environment(policy: check.policy), Subject(steps: []), into: &result)
    }
  }

  private func runCheck(
    _ check: DataCheck, _ position: Int, binder: Int, _ env: Environment, _ subject: Subject,
    into result: inout Evaluation
  ) {
    guard binder < check.binders.count else {
      let truth = evaluate(check.condition, env).truth
      result.checks.append(
        CheckResult(check: position, subject: subject.steps.isEmpty ? nil : subject, truth: truth))
      return
    }
    let node = evaluate(check.binders[binder].source, env)
    let list = list(node)
    var isOpen = !(list?.isWhole ?? false)
    for item in list?.items ?? [] {
      guard item.isSure, let value = item.value.known else {
        isOpen = true
        continue
      }
      var inner = subject
      if case .row(let row) = value {
        inner.steps.append(.row(row))
      } else {
        inner.steps.append(.value(value))
      }
      runCheck(
        check, position, binder: binder + 1, env.binding(check.binders[binder].binding, to: item), inner,
        into: &result)
      if work.isStopped { return }
    }
    // Rows for which it cannot be asked: one answer for all of them.
    if isOpen {
      result.checks.append(
        CheckResult(check: position, subject: subject.steps.isEmpty ? nil : subject, truth: .unknown))
    }
  }
}
