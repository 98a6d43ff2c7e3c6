import ZhanceModel

extension Evaluator {
  /// What a rule's name means as a condition: after its exceptions, over its elements and periods.
  func ruleHolds(_ id: RuleID, for row: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(row, env)
    switch following(base, expr, mayLackValue: false) {
    case .done(let node): return node
    case .row(let row):
      let judged = outcomes(of: program[id], for: row, env)
      let outcome = RollUp(judged.map(\.finding))
      let deciding = judged.filter { $0.finding.verdict == outcome.verdict }.map(\.finding.because)
      switch outcome.verdict {
      case .met, .notApplicable: return referring(expr, row, .true, deciding)
      case .pending: return referring(expr, row, .false, deciding)
      case .unknown: return referring(expr, row, .unknown, deciding)
      case .breached: return breached(judged, row, expr)
      }
    }
  }

  /// A breach is false unless every one of them is excused, or may turn out to be; then all else
  /// must be known, too.
  private func breached(_ judged: [Judged], _ row: RowID, _ expr: Expr) -> Node {
    let breaches = judged.filter { $0.finding.verdict == .breached }
    let firm = breaches.filter { $0.finding.severity != .excused && $0.openReason == nil }
    if !firm.isEmpty { return referring(expr, row, .false, firm.map(\.finding.because)) }
    let open = judged.flatMap(\.openTraces)
    return referring(
      expr, row, open.isEmpty ? .true : .unknown, open.isEmpty ? breaches.map(\.finding.because) : open)
  }

  private func referring(_ expr: Expr, _ row: RowID, _ truth: Truth, _ children: [Trace]) -> Node {
    var node = Node(expr, .truth(truth), children)
    node.trace.row = row
    return node
  }

  func ruleVerdict(_ id: RuleID, for row: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(row, env)
    switch following(base, expr, mayLackValue: false) {
    case .done(let node): return node
    case .row(let row):
      let judged = outcomes(of: program[id], for: row, env)
      let verdict = RollUp(judged.map(\.finding)).verdict
      let value = verdict == .unknown ? AbstractValue.unknown : AbstractValue(.known(.verdict(verdict)))
      let deciding = judged.filter { $0.finding.verdict == verdict }.map(\.finding.because)
      var node = Node(expr, value, deciding)
      node.trace.row = row
      return node
    }
  }

  /// The findings of a rule for a row: as its subject, or as one of its elements.
  func outcomes(of rule: Rule, for row: RowID, _ env: Environment) -> [Judged] {
    if options.switchedOff.contains(rule.id) { return [] }
    guard let position = rule.scope.binders.firstIndex(where: { $0.entity == row.entity }) else { return [] }
    var judged: [Judged]
    if position == 0 {
      judged = units(of: rule, root: row).judged
    } else {
      judged = []
      for root in owners(of: row, in: rule, binder: position) {
        judged += units(of: rule, root: root).judged.filter { concerns($0.finding, row, position) }
      }
    }
    if let period = env.period, let months = env.periodMonths,
      rule.scope.period?.length.calendarMonths == months
    {
      judged = judged.filter { $0.finding.period == nil || $0.finding.period == period }
    }
    return judged
  }

  /// The outermost rows under which an element stands, or may stand.
  private func owners(of row: RowID, in rule: Rule, binder position: Int) -> [RowID] {
    let key = ElementsKey(rule: rule.id, binder: position)
    let index: ElementIndex
    if let known = elementsMemo[key] {
      index = known
      asked.formUnion(known.asked)
    } else {
      let (found, asked) = recording { indexElements(of: rule, binder: position) }
      index = ElementIndex(owners: found.owners, everywhere: found.everywhere, asked: asked)
      if !work.isStopped { elementsMemo[key] = index }
    }
    return (index.owners[row] ?? []) + index.everywhere
  }

  private func indexElements(of rule: Rule, binder position: Int) -> ElementIndex {
    var index = ElementIndex()
    for item in roots(of: rule).items {
      let findings = units(of: rule, root: item.row).findings
      if findings.contains(where: { mayHide($0, position) }) {
        index.everywhere.append(item.row)
        continue
      }
      var seen: Set<RowID> = []
      for finding in findings where finding.subject.steps.count > position {
        if case .row(let row) = finding.subject.steps[position], seen.insert(row).inserted {
          index.owners[row, default: []].append(item.row)
        }
      }
    }
    return index
  }

  private func concerns(_ finding: Finding, _ row: RowID, _ position: Int) -> Bool {
    finding.subject.steps.count > position
      ? finding.subject.steps[position] == .row(row) : mayHide(finding, position)
  }

  /// Whether an unknown list of this owner may hold rows that are known elsewhere. A list that
  /// merely lost rows, or was not supplied, holds none: its missing rows are not in the data.
  private func mayHide(_ finding: Finding, _ position: Int) -> Bool {
    guard finding.subject.steps.count <= position, finding.verdict == .unknown else { return false }
    return finding.missing.isEmpty
      || finding.missing.contains { item in
        switch item {
        case .list, .table: false
        case .cell, .attestation, .parameter, .openList: true
        }
      }
  }
}

/// Under which outermost rows of a rule each element stands.
struct ElementIndex {
  var owners: [RowID: [RowID]] = [:]
  /// Rows whose elements are not all known, so that any row may be among them.
  var everywhere: [RowID] = []
  var asked = Asked()
}
