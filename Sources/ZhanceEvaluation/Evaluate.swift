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
  let evaluator = Evaluator(program: program, data: data, options: options)
  var result = Evaluation(asOf: options.asOf, asIfInForce: options.asIfInForce)
  for rule in program.rules where evaluator.isSelected(rule) {
    evaluator.judge(rule, into: &result)
    if evaluator.work.isStopped { break }
  }
  evaluator.runChecks(into: &result)
  evaluator.runRanks(into: &result)
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
  return evaluator.evaluate(expr, env).trace
}

extension Evaluator {
  func isSelected(_ rule: Rule) -> Bool {
    (options.rules?.contains(rule.id) ?? true) && (options.policies?.contains(rule.policy) ?? true)
      && !options.switchedOff.contains(rule.id)
  }

  func judge(_ rule: Rule, into result: inout Evaluation) {
    let roots = roots(of: rule)
    for (row, _) in roots.items where options.subjects?.contains(row) ?? true {
      let units = units(of: rule, root: row)
      if work.isStopped { return }
      if units.judged.isEmpty { result.empty.append((rule.id, row)) }
      let isTableRow = if case .table = rule.scope.due { true } else { false }
      for judged in units.judged {
        var finding = judged.finding
        finding.readings = readingUses(judged.asked, of: finding, isTableRow: isTableRow)
        result.findings.append(finding)
      }
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

  // MARK: Checks and rankings

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
    guard let list = list(node) else { return }
    for item in list.items where item.isSure {
      guard let value = item.value.known else { continue }
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
  }

  func runRanks(into result: inout Evaluation) {
    for rank in program.ranks where options.policies?.contains(rank.policy) ?? true {
      if options.rules != nil { continue }
      let env = Environment(policy: rank.policy)
      let node = evaluate(rank.list, env)
      guard let list = list(node), !list.items.isEmpty else { continue }
      let rows = list.items.compactMap { item -> (RowID, AbstractList.Item)? in
        if case .row(let row)? = item.value.known { (row, item) } else { nil }
      }
      let keys = rows.map { row, item in
        rank.keys.map { evaluate($0, env.binding(rank.row, to: item)) }
      }
      result.rankings.append(Ranking(rank: rank.id, subject: nil, places: places(rows.map(\.0), keys)))
    }
  }

  /// Each row's span of places: one more than the rows surely, and possibly, better.
  private func places(_ rows: [RowID], _ keys: [[Node]]) -> [(row: RowID, best: Int, worst: Int)] {
    rows.indices.map { i in
      var surely = 0
      var possibly = 0
      for j in rows.indices where j != i {
        switch isBetter(keys[j], than: keys[i]) {
        case .true:
          surely += 1
          possibly += 1
        case .unknown: possibly += 1
        case .false: break
        }
      }
      return (rows[i], 1 + surely, 1 + possibly)
    }
  }

  /// Keys compare in order, greater first; an open key leaves the pair open.
  private func isBetter(_ a: [Node], than b: [Node]) -> Truth {
    for (left, right) in zip(a, b) {
      let greater = keyTruth(left, .greater, right)
      if greater == .true { return .true }
      let less = keyTruth(left, .less, right)
      if less == .true { return .false }
      if greater == .unknown || less == .unknown { return .unknown }
    }
    return .false
  }

  private func keyTruth(_ left: Node, _ comparison: Comparison, _ right: Node) -> Truth {
    let isTruth = [left, right].contains {
      switch $0.trace.expr.type {
      case .truth, .attested: true
      case .number, .date, .text, .choice, .row, .rows, .list, .span, .actor, .verdict, .invalid: false
      }
    }
    guard isTruth else { return truth(left, comparison, right) }
    return comparison == .greater
      ? Truth.all([left.truth, !right.truth]) : Truth.all([!left.truth, right.truth])
  }
}
