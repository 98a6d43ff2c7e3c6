import ZhanceDiagnostics
import ZhanceModel

// Exceptions form a tree under their rule. The deepest that holds, with all above it holding,
// decides; siblings that both hold must agree; where it is open whether one holds, the verdict is
// that on which all outcomes agree, else unknown.

extension Evaluator {
  /// The findings of all lines for one subject, period and due date, after exceptions.
  func judge(_ unit: RuleUnit, asked outer: Asked) -> [Judged] {
    // What the head asked (due date, condition, the exceptions' conditions) bears on every line; what
    // a line asked is its own.
    var head = outer
    return judgeApplying(unit, &head).map { judged in
      var judged = judged
      judged.asked.formUnion(head)
      return judged
    }
  }

  /// Evaluates something of the head.
  private func asking<Result>(_ head: inout Asked, _ body: () -> Result) -> Result {
    let (result, asked) = recording(body)
    head.formUnion(asked)
    return result
  }

  private func judgeApplying(_ unit: RuleUnit, _ head: inout Asked) -> [Judged] {
    var unit = unit
    let due = asking(&head) { dueState(of: unit) }
    unit.env.due = due.node(unit.rule.span)
    guard let condition = unit.rule.scope.condition else {
      return resolve(unit.rule.exceptions, unit, due, &head) { self.base(unit, due) }
    }
    let node = asking(&head) { evaluate(condition, unit.env) }
    switch node.truth {
    case .true: return resolve(unit.rule.exceptions, unit, due, &head) { self.base(unit, due) }
    case .false:
      return unit.rule.lines.map { line in
        var judged = blank(unit, line: line, because: node.trace)
        judged.dismiss(.conditionFalse)
        return judged
      }
    case .unknown:
      return resolve(unit.rule.exceptions, unit, due, &head) { self.base(unit, due) }.map { judged in
        var judged = judged
        if judged.finding.verdict != .notApplicable { judged.hangs(on: node) }
        return judged
      }
    }
  }

  private func base(_ unit: RuleUnit, _ due: DueState) -> [Judged] {
    lines(unit.rule.lines, of: nil, unit, due)
  }

  private func lines(_ lines: [Line], of source: ExceptionNode?, _ unit: RuleUnit, _ due: DueState)
    -> [Judged]
  {
    let isTableRow = unit.env.dueRow != nil
    return lines.compactMap { line in
      if isTableRow, lacksColumns(line, unit) { return nil }
      return judge(line, of: source, unit, due)
    }
  }

  /// A row of a table by date has a finding only where the columns that the line uses have values.
  private func lacksColumns(_ line: Line, _ unit: RuleUnit) -> Bool {
    guard let row = unit.env.dueRow else { return false }
    let values = program[row.table].rows[row.index].values
    return usage(of: line.condition).dueColumns.contains { column in
      guard values.indices.contains(column) else { return true }
      if case .literal(.blank) = values[column].kind { return true }
      return false
    }
  }

  /// What a level of the tree comes to; `base` is what holds if none of its exceptions does.
  private func resolve(
    _ nodes: [ExceptionNode], _ unit: RuleUnit, _ due: DueState, _ head: inout Asked, base: () -> [Judged]
  ) -> [Judged] {
    var holding: [(node: ExceptionNode, results: [Judged])] = []
    var open: [(node: ExceptionNode, results: [Judged], condition: Node)] = []
    for exception in nodes {
      var env = unit.env
      env.policy = exception.policy
      guard let condition = exception.condition else {
        holding.append((exception, outcome(exception, unit, due, &head, because: nil)))
        continue
      }
      let node = asking(&head) { evaluate(condition, env) }
      switch node.truth {
      case .true: holding.append((exception, outcome(exception, unit, due, &head, because: node.trace)))
      case .false: break
      case .unknown: open.append((exception, outcome(exception, unit, due, &head, because: node.trace), node))
      }
    }
    let certain = holding.isEmpty ? base() : merged(holding.map { ($0.node, $0.results) }, unit)
    guard !open.isEmpty else { return certain }
    let outcome = RollUp(certain.map(\.finding))
    let isSettled = open.allSatisfy { item in
      RollUp(item.results.map(\.finding)) == outcome
        && item.results.allSatisfy { $0.openReason == nil } && outcome.verdict != .unknown
    }
    if isSettled, certain.allSatisfy({ $0.openReason == nil }), RollUp.areUniform(certain.map(\.finding)) {
      return certain
    }
    let conditions = open.map(\.condition.trace)
    return certain.map { judged in
      var judged = judged
      let own = judged.finding
      judged.finding.severity = nil
      judged.finding.excuse = nil
      judged.finding.fulfilment = nil
      judged.finding.used = nil
      judged.finding.reason = nil
      judged.openReason = nil
      judged.rest(on: Trace.joint(conditions + (own.verdict == .unknown ? [own.because] : []), own.span))
      return judged
    }
  }

  /// What an exception that holds comes to, its own exceptions considered.
  private func outcome(
    _ node: ExceptionNode, _ unit: RuleUnit, _ due: DueState, _ head: inout Asked, because: Trace?
  ) -> [Judged] {
    let citation = Citation(policy: node.policy, names: node.names, clause: node.clause)
    var inner = unit
    var innerDue = due
    if let own = node.due {
      var env = unit.env
      env.policy = node.policy
      innerDue = asking(&head) { dueState(own, env) }
      inner.env.due = innerDue.node(node.span)
    }
    let results = resolve(node.children, inner, innerDue, &head) {
      guard let lines = node.lines else { return [lifted(inner, node, because: because)] }
      return self.lines(lines, of: node, inner, innerDue)
    }
    return results.map { judged in
      var judged = judged
      judged.finding.liftedBy.insert(citation, at: 0)
      return judged
    }
  }

  private func lifted(_ unit: RuleUnit, _ node: ExceptionNode, because: Trace?) -> Judged {
    var judged = blank(
      unit, line: unit.rule.lines.first, source: node,
      because: because ?? decidedTrace(unit.rule, unit.rule.lines.first))
    judged.dismiss(.lifted)
    return judged
  }

  /// Siblings that hold agree if they come to one verdict and severity; else they conflict.
  private func merged(_ siblings: [(node: ExceptionNode, results: [Judged])], _ unit: RuleUnit) -> [Judged] {
    guard let first = siblings.first else { return [] }
    let outcome = RollUp(first.results.map(\.finding))
    let citations = siblings.map {
      Citation(policy: $0.node.policy, names: $0.node.names, clause: $0.node.clause)
    }
    if siblings.dropFirst().allSatisfy({ RollUp($0.results.map(\.finding)) == outcome }) {
      return first.results.map { judged in
        var judged = judged
        for citation in citations where !judged.finding.liftedBy.contains(citation) {
          judged.finding.liftedBy.append(citation)
        }
        return judged
      }
    }
    let open = siblings.flatMap(\.results).filter { $0.finding.verdict == .unknown }
    let missing = open.flatMap(\.finding.missing)
    var judged = blank(
      unit, line: unit.rule.lines.first, source: first.node,
      because: Trace.joint(open.map(\.finding.because), unit.rule.span))
    judged.finding.liftedBy = citations
    if missing.isEmpty {
      judged.finding.fault = Fault(kind: .conflict, span: first.node.span, citations: citations)
    } else {
      judged.finding.missing = missingItems(of: judged.finding.because)
    }
    return [judged]
  }
}

extension RollUp {
  /// Every finding has the verdict and severity of the whole.
  static func areUniform(_ findings: [Finding]) -> Bool {
    guard let first = findings.first else { return true }
    return findings.allSatisfy { $0.verdict == first.verdict && $0.severity == first.severity }
  }
}
