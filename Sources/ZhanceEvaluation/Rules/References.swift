import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// True for met, excused and not applicable, false for breached and pending, else unknown.
  func ruleHolds(_ id: RuleID, for row: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(row, env)
    switch following(base, expr, mayLackValue: false) {
    case .done(let node): return node
    case .row(let row):
      let judged = outcome(of: id, for: row, env)
      let truths = judged.map(truth)
      let truth = Truth.all(truths)
      let decisive = zip(judged, truths).filter { $0.1 == truth }.map { trace(of: $0.0) }
      var node = Node(expr, AbstractValue.truth(truth).flagged(like: base.value), decisive)
      node.trace.row = row
      return node
    }
  }

  /// The verdict of the roll-up; unknown while that is unknown.
  func ruleVerdict(_ id: RuleID, for row: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(row, env)
    switch following(base, expr, mayLackValue: false) {
    case .done(let node): return node
    case .row(let row):
      let judged = outcome(of: id, for: row, env)
      let verdict = RollUp(judged.map(\.finding)).verdict
      let decisive = judged.filter { $0.finding.verdict == verdict }.map(trace)
      let value: AbstractValue = verdict == .unknown ? .unknown : AbstractValue(.known(.verdict(verdict)))
      var node = Node(expr, value.flagged(like: base.value), decisive)
      node.trace.row = row
      return node
    }
  }

  /// What a finding adds to the tree of another: open where it is open.
  private func trace(of judged: Judged) -> Trace {
    if let reason = judged.openReason { return reason }
    return judged.finding.because
  }

  private func truth(_ judged: Judged) -> Truth {
    switch judged.finding.verdict {
    case .met, .notApplicable: .true
    case .pending: .false
    case .unknown: .unknown
    case .breached:
      judged.finding.severity == .excused ? .true : judged.openReason == nil ? .false : .unknown
    }
  }

  /// The findings of a rule about a row, as its outermost subject or as an element; of the scope's
  /// period where both count the same calendar periods.
  private func outcome(of id: RuleID, for row: RowID, _ env: Environment) -> [Judged] {
    let rule = program[id]
    if options.switchedOff.contains(id) { return [] }
    var judged: [Judged] = []
    if rule.scope.binders.first?.entity == row.entity {
      judged = units(of: rule, root: row).judged
    } else if let position = rule.scope.binders.firstIndex(where: { $0.entity == row.entity }) {
      for root in owners(of: row, in: rule, binder: position) {
        judged += units(of: rule, root: root).judged.filter {
          $0.finding.subject.steps.indices.contains(position)
            && $0.finding.subject.steps[position] == .row(row)
        }
      }
    }
    guard let period = env.period, let months = env.periodMonths,
      rule.scope.period?.length.calendarMonths == months
    else { return judged }
    return judged.filter { $0.finding.period == period || $0.finding.period == nil }
  }

  /// The outermost rows under which a row is an element.
  private func owners(of row: RowID, in rule: Rule, binder: Int) -> [RowID] {
    let key = ElementsKey(rule: rule.id, binder: binder)
    if let known = elementsMemo[key] { return known[row] ?? [] }
    var owners: [RowID: [RowID]] = [:]
    for (root, _) in roots(of: rule).items {
      for finding in units(of: rule, root: root).findings where finding.subject.steps.indices.contains(binder)
      {
        if case .row(let element) = finding.subject.steps[binder], owners[element]?.last != root {
          owners[element, default: []].append(root)
        }
      }
    }
    elementsMemo[key] = owners
    return owners[row] ?? []
  }
}
