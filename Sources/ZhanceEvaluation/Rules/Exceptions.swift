import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// The findings of one duty: whether its head applies, and what replaces its lines.
  func judge(_ duty: Duty, asked outer: Asked) -> [Judged] {
    // What a line asked stands with it; the questions of head and exceptions concern all lines.
    var (results, head) = isolating { judgeHead(duty) }
    head.formUnion(outer)
    for position in results.indices {
      results[position].asked.formUnion(head)
      asked.formUnion(results[position].asked)
    }
    return results
  }

  private func judgeHead(_ duty: Duty) -> [Judged] {
    var duty = duty
    let due = dueState(of: duty)
    duty.env.due = due.node(duty.rule.span)
    guard let condition = duty.rule.scope.condition else { return outcome(duty, due) }
    let applies = evaluate(condition, duty.env)
    switch applies.truth {
    case .true: return outcome(duty, due)
    case .false:
      return lines(duty).map { line in
        var judged = blank(duty, line: line, because: applies.trace)
        judged.dismiss(.conditionFalse)
        return judged
      }
    case .unknown:
      return outcome(duty, due).map { found in
        var judged = found
        switch judged.finding.reason {
        // It binds nobody whether the head applies or not.
        case .conditionFalse, .silent, .lifted: break
        case .draft, .notYetInForce, .noLongerInForce, .clockNotStarted, .noBase, .unusedPermission,
          .switchedOff, nil:
          judged.hangs(on: applies)
        }
        return judged
      }
    }
  }

  private func outcome(_ duty: Duty, _ due: DueState) -> [Judged] {
    decide(duty, duty.rule.exceptions, due, below: []) {
      lines(duty).map { judge($0, of: nil, duty, due) }
    }
  }

  /// The rule's lines; at a row of its table by date, those whose columns are filled there.
  private func lines(_ duty: Duty) -> [Line] {
    duty.rule.lines.filter { hasColumns($0, duty) }
  }

  private func hasColumns(_ line: Line, _ duty: Duty) -> Bool {
    guard let row = duty.env.dueRow, program[row.table].rows.indices.contains(row.index) else { return true }
    let expressions = [line.condition, line.applies, line.excuse, duty.rule.scope.condition].compactMap(
      \.self)
    let columns = expressions.reduce(into: Set<Int>()) { $0.formUnion(usage(of: $1).dueColumns) }
    let cells = program[row.table].rows[row.index].values
    return columns.allSatisfy { column in
      guard cells.indices.contains(column) else { return false }
      if case .literal(.blank) = cells[column].kind { return false }
      return !evaluate(cells[column], duty.env).value.isBlank
    }
  }

  /// What an exception puts in the place of the rule, its own exceptions considered.
  private func outcome(of node: ExceptionNode, _ duty: Duty, _ due: DueState, below: [Citation]) -> [Judged] {
    let own: DueState
    if let stated = node.due {
      var env = duty.env
      env.policy = node.policy
      own = dueState(stated, env)
    } else {
      own = due
    }
    let citations = below + [Citation(policy: node.policy, names: node.names, clause: node.clause)]
    return decide(duty, node.children, own, below: citations) {
      guard let lines = node.lines else { return [lifted(duty, node, citations)] }
      return lines.filter { hasColumns($0, duty) }.map { line in
        var judged = judge(line, of: node, duty, own)
        judged.finding.liftedBy = citations
        return judged
      }
    }
  }

  private func lifted(_ duty: Duty, _ node: ExceptionNode, _ citations: [Citation]) -> Judged {
    var judged = blank(duty, line: nil, because: decidedTrace(duty.rule, nil))
    judged.dismiss(.lifted)
    judged.finding.liftedBy = citations
    return judged
  }

  /// Which of sibling exceptions replaces `base`, or what all that may do so have in common.
  private func decide(
    _ duty: Duty, _ exceptions: [ExceptionNode], _ due: DueState, below: [Citation],
    base: () -> [Judged]
  ) -> [Judged] {
    var certain: [Alternative] = []
    var possible: [Alternative] = []
    var conditions: [Trace] = []
    for node in exceptions {
      if node.policy != duty.rule.policy, notInForce(node.policy) != nil { continue }
      var env = duty.env
      env.policy = node.policy
      let holds = node.condition.map { evaluate($0, env) }
      switch holds?.truth ?? .true {
      case .false: continue
      case .true:
        certain.append(Alternative(outcome(of: node, duty, due, below: below), node))
      case .unknown:
        possible.append(Alternative(outcome(of: node, duty, due, below: below), node))
        if let holds { conditions.append(holds.trace) }
      }
    }
    if certain.count == 1, possible.isEmpty { return certain[0].judged }
    if certain.isEmpty {
      let unchanged = Alternative(base(), nil)
      return possible.isEmpty ? unchanged.judged : common([unchanged] + possible, conditions, duty)
    }
    if let conflict = conflict(among: certain, duty, below: below) { return [conflict] }
    return common(certain + possible, conditions, duty)
  }

  /// The fault of siblings that both hold and come to different verdicts.
  private func conflict(among certain: [Alternative], _ duty: Duty, below: [Citation]) -> Judged? {
    let decided = certain.filter(\.isDecided)
    guard let first = decided.first,
      decided.contains(where: { $0.rollUp != first.rollUp })
    else { return nil }
    let clashing = certain.compactMap(\.node).map {
      Citation(policy: $0.policy, names: $0.names, clause: $0.clause)
    }
    let fault = Fault(
      kind: .conflict, span: certain.compactMap(\.node).first?.span ?? duty.rule.span,
      citations: clashing)
    let expr = Expr(.literal(.blank), .truth, duty.rule.span)
    let children = certain.flatMap(\.judged).map(\.finding.because)
    var judged = blank(
      duty, line: nil, because: Trace(expr: expr, result: .fault(fault), children: children))
    judged.finding.fault = fault
    judged.finding.liftedBy = below + clashing
    return judged
  }

  /// The first alternative's findings where all alternatives come to the same; else each of its
  /// lines is unknown unless every other alternative comes to that line's verdict.
  private func common(_ alternatives: [Alternative], _ conditions: [Trace], _ duty: Duty) -> [Judged] {
    let first = alternatives[0]
    if alternatives.allSatisfy({ $0.isDecided && $0.rollUp == first.rollUp }) {
      guard first.node != nil else { return first.judged }
      // Siblings that agree are cited together.
      let citations = alternatives.flatMap { $0.judged.first?.finding.liftedBy ?? [] }
      return first.judged.map { found in
        var judged = found
        for citation in citations where !judged.finding.liftedBy.contains(citation) {
          judged.finding.liftedBy.append(citation)
        }
        return judged
      }
    }
    let others = alternatives.dropFirst()
    let rest = conditions + others.flatMap(\.openTraces)
    for other in others.flatMap(\.judged) { asked.formUnion(other.asked) }
    return first.judged.map { found in
      var judged = found
      let isSettled =
        found.isDecided
        && others.allSatisfy {
          $0.isDecided && $0.rollUp.verdict == found.finding.verdict
            && $0.rollUp.severity == found.finding.severity
        }
      if isSettled { return judged }
      let joint = Trace.joint(rest + [found.finding.because] + found.openTraces, found.finding.span)
      judged.loseVerdict(because: joint)
      return judged
    }
  }
}

/// One of the outcomes that exceptions leave possible.
private struct Alternative {
  let judged: [Judged]
  /// nil: the rule itself, or the exception of which the others are exceptions.
  let node: ExceptionNode?
  let rollUp: RollUp

  init(_ judged: [Judged], _ node: ExceptionNode?) {
    self.judged = judged
    self.node = node
    rollUp = RollUp(judged.map(\.finding))
  }

  /// Neither verdict nor severity can change.
  var isDecided: Bool {
    switch rollUp.verdict {
    case .unknown: false
    case .breached:
      judged.contains {
        $0.finding.verdict == .breached && $0.finding.severity != .excused && $0.openReason == nil
      }
        || judged.allSatisfy { $0.openReason == nil && $0.finding.verdict != .unknown }
    case .met, .notApplicable, .pending: true
    }
  }

  var openTraces: [Trace] { judged.flatMap(\.openTraces) }
}

extension Judged {
  var isDecided: Bool { finding.verdict != .unknown && openReason == nil }

  /// What it lacks to be decided.
  var openTraces: [Trace] {
    (finding.verdict == .unknown ? [finding.because] : []) + (openReason.map { [$0] } ?? [])
  }

  mutating func loseVerdict(because trace: Trace) {
    finding.verdict = .unknown
    finding.severity = nil
    finding.excuse = nil
    finding.used = nil
    finding.fulfilment = nil
    finding.reason = nil
    finding.ifApplicable = nil
    finding.isStateAtAsOf = false
    finding.liftedBy = []
    openReason = nil
    let leaves = UndecidedLeaves(of: trace)
    finding.because = trace
    finding.missing = leaves.missing
    finding.fault = leaves.fault
  }
}
