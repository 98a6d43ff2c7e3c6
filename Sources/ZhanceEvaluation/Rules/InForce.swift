import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// Why a policy binds nobody on the as-of date; nil if it does.
  func notInForce(_ id: PolicyID) -> Reason? {
    let policy = program[id]
    if let day = options.asIfInForce {
      return options.asOf < day ? .notYetInForce(from: day) : nil
    }
    if policy.status == .draft { return .draft }
    guard let from = policy.inForceFrom, from <= options.asOf else {
      return .notYetInForce(from: policy.inForceFrom)
    }
    if let to = policy.inForceTo, to < options.asOf { return .noLongerInForce(since: to) }
    return nil
  }

  /// One finding a line that says so.
  func notInForce(_ unit: RuleUnit, _ reason: Reason) -> [Judged] {
    unit.rule.lines.map { line in
      var judged = blank(unit, line: line, because: decidedTrace(unit.rule, line))
      judged.finding.verdict = .notApplicable
      judged.finding.reason = reason
      return judged
    }
  }

  /// For a verdict that no value decided: the condition, not asked.
  func decidedTrace(_ rule: Rule, _ line: Line?) -> Trace {
    let expr = line?.condition ?? Expr(.literal(.blank), .truth, rule.span)
    return Trace(expr: expr, result: .noValue)
  }

  /// A finding on a subject of which no line could be asked.
  func undecided(_ unit: RuleUnit, because trace: Trace, asked: Asked) -> Judged {
    var judged = blank(unit, line: nil, because: trace)
    judged.asked = asked
    let leaves = UndecidedLeaves(of: trace)
    judged.finding.missing = leaves.missing
    judged.finding.fault = leaves.fault
    return judged
  }

  /// The same for a list that has no value, or a fault in its place.
  func withoutVerdict(_ unit: RuleUnit, because node: Node, asked: Asked) -> Judged {
    var judged = undecided(unit, because: node.trace, asked: asked)
    if case .noValue = node.value.kind {
      judged.finding.verdict = .notApplicable
      judged.finding.reason = .noBase
    }
    return judged
  }

  /// The frame of a finding: what is so whatever the verdict.
  func blank(_ unit: RuleUnit, line: Line?, source: ExceptionNode? = nil, because: Trace) -> Judged {
    let rule = unit.rule
    let bearers = (line ?? rule.lines.first)?.bearers ?? []
    let holders = bearers.map { bearer -> RowID? in
      guard line != nil, let holder = bearer.holder,
        case .row(let row)? = evaluate(holder, unit.env).value.known
      else { return nil }
      return row
    }
    return Judged(
      finding: Finding(
        policy: rule.policy, rule: rule.id, part: line?.part ?? 0, clause: source?.clause ?? rule.clause,
        tags: source?.tags ?? rule.tags, modality: (line ?? rule.lines.first)?.modality,
        bearers: bearers.map(\.actor), holders: holders, subject: unit.subject, period: unit.env.period,
        verdict: .unknown, because: because, span: line?.span ?? source?.span ?? rule.span))
  }
}
