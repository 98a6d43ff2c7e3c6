import ZhanceDiagnostics
import ZhanceModel

// Exceptions form a tree under their rule. The deepest that holds, with all above it holding,
// decides; siblings that both hold must agree; where it is open whether one holds, the verdict is
// that on which all outcomes agree, else unknown.

extension Evaluator {
  /// The findings of all lines for one subject, period and due date, after exceptions.
  func judge(_ unit: RuleUnit, asked outer: Asked) -> [Judged] {
    // What a line asked stands with it; the questions of head and exceptions concern all lines.
    var (results, head) = isolating { judgeHead(unit) }
    head.formUnion(outer)
    for position in results.indices {
      results[position].asked.formUnion(head)
      asked.formUnion(results[position].asked)
    }
    return results
  }

  private func judgeHead(_ unit: RuleUnit) -> [Judged] {
    var unit = unit
    let due = dueState(of: unit)
    unit.env.due = due.node(unit.rule.span)
    guard let condition = unit.rule.scope.condition else { return outcome(unit, due) }
    let applies = evaluate(condition, unit.env)
    switch applies.truth {
    case .true: return outcome(unit, due)
    case .false:
      return lines(unit).map { line in
        var judged = blank(unit, line: line, because: applies.trace)
        judged.dismiss(.conditionFalse)
        return judged
      }
    case .unknown:
      return outcome(unit, due).map { found in
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

  private func outcome(_ unit: RuleUnit, _ due: DueState) -> [Judged] {
    decide(unit, unit.rule.exceptions, due, below: []) {
      lines(unit).map { judge($0, of: nil, unit, due) }
    }
  }

  /// The rule's lines; at a row of its table by date, those whose columns are filled there.
  private func lines(_ unit: RuleUnit) -> [Line] {
    unit.rule.lines.filter { hasColumns($0, unit) }
  }

  private func hasColumns(_ line: Line, _ unit: RuleUnit) -> Bool {
    guard let row = unit.env.dueRow, program[row.table].rows.indices.contains(row.index) else { return true }
    let expressions = [line.condition, line.applies, line.excuse, unit.rule.scope.condition].compactMap(
      \.self)
    let columns = expressions.reduce(into: Set<Int>()) { $0.formUnion(usage(of: $1).dueColumns) }
    let cells = program[row.table].rows[row.index].values
    return columns.allSatisfy { column in
      guard cells.indices.contains(column) else { return false }
      if case .literal(.blank) = cells[column].kind { return false }
      return !evaluate(cells[column], unit.env).value.isBlank
    }
  }

  /// What an exception puts in the place of the rule, its own exceptions considered.
  private func outcome(
    of node: ExceptionNode, _ unit: RuleUnit, _ due: DueState, below: [Citation], because: Trace?
  ) -> [Judged] {
    var unit = unit
    var due = due
    if let stated = node.due {
      var env = unit.env
      env.policy = node.policy
      due = dueState(stated, env)
      unit.env.due = due.node(node.span)
    }
    let citations = below + [Citation(policy: node.policy, names: node.names, clause: node.clause)]
    return decide(unit, node.children, due, below: citations) {
      guard let lines = node.lines else { return [lifted(unit, node, citations, because: because)] }
      return lines.filter { hasColumns($0, unit) }.map { line in
        var judged = judge(line, of: node, unit, due)
        judged.finding.liftedBy = citations
        return judged
      }
    }
  }

  private func lifted(_ unit: RuleUnit, _ node: ExceptionNode, _ citations: [Citation], because: Trace?)
    -> Judged
  {
    let line = unit.rule.lines.first
    let trace = because ?? decidedTrace(unit.rule, line)
    var judged = blank(unit, line: line, source: node, because: trace)
    judged.dismiss(.lifted)
    judged.finding.liftedBy = citations
    return judged
  }

  /// Which of sibling exceptions replaces `base`, or what all that may do so have in common.
  private func decide(
    _ unit: RuleUnit, _ exceptions: [ExceptionNode], _ due: DueState, below: [Citation],
    base: () -> [Judged]
  ) -> [Judged] {
    var certain: [Alternative] = []
    var possible: [Alternative] = []
    var conditions: [Trace] = []
    for node in exceptions {
      if node.policy != unit.rule.policy, notInForce(node.policy) != nil { continue }
      var env = unit.env
      env.policy = node.policy
      let holds = node.condition.map { evaluate($0, env) }
      switch holds?.truth ?? .true {
      case .false: continue
      case .true:
        let outcome = outcome(of: node, unit, due, below: below, because: holds?.trace)
        certain.append(Alternative(outcome, node))
      case .unknown:
        let outcome = outcome(of: node, unit, due, below: below, because: holds?.trace)
        possible.append(Alternative(outcome, node))
        if let holds { conditions.append(holds.trace) }
      }
    }
    if certain.count == 1, possible.isEmpty { return certain[0].judged }
    if certain.isEmpty {
      let unchanged = Alternative(base(), nil)
      return possible.isEmpty ? unchanged.judged : common([unchanged] + possible, conditions, unit)
    }
    if let conflict = conflict(among: certain, unit, below: below) { return [conflict] }
    return common(certain + possible, conditions, unit)
  }

  /// The fault of siblings that both hold and come to different verdicts.
  private func conflict(among certain: [Alternative], _ unit: RuleUnit, below: [Citation]) -> Judged? {
    let decided = certain.filter(\.isDecided)
    guard let first = decided.first,
      decided.contains(where: { $0.rollUp != first.rollUp })
    else { return nil }
    let clashing = certain.compactMap(\.node).map {
      Citation(policy: $0.policy, names: $0.names, clause: $0.clause)
    }
    let fault = Fault(
      kind: .conflict, span: certain.compactMap(\.node).first?.span ?? unit.rule.span,
      citations: clashing)
    let expr = Expr(.literal(.blank), .truth, unit.rule.span)
    let children = certain.flatMap(\.judged).map(\.finding.because)
    var judged = blank(
      unit, line: nil, because: Trace(expr: expr, result: .fault(fault), children: children))
    judged.finding.fault = fault
    judged.finding.liftedBy = below + clashing
    return judged
  }

  /// The first alternative's findings where all alternatives come to the same; else each of its
  /// lines is unknown unless every other alternative comes to that line's verdict.
  private func common(_ alternatives: [Alternative], _ conditions: [Trace], _ unit: RuleUnit) -> [Judged] {
    let first = alternatives[0]
    if alternatives.allSatisfy({ $0.isDecided && $0.rollUp == first.rollUp }) {
      // Siblings that agree are cited together.
      let citations =
        first.node == nil ? [] : alternatives.flatMap { $0.judged.first?.finding.liftedBy ?? [] }
      return first.judged.map { found in
        var judged = found
        for citation in citations where !judged.finding.liftedBy.contains(citation) {
          judged.finding.liftedBy.append(citation)
        }
        judged.openScope += conditions
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
      if isSettled {
        judged.openScope += rest
        return judged
      }
      let joint = Trace.joint(rest + [found.finding.because] + found.openTraces, found.finding.span)
      judged.loseVerdict(because: joint)
      judged.openScope += rest
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
