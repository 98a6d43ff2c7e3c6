import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// The finding of one line, given that the head of its rule applies.
  func judge(_ line: Line, of source: ExceptionNode?, _ unit: RuleUnit, _ due: DueState) -> Judged {
    let (judged, asked) = isolating { judgeLine(line, of: source, unit, due) }
    var result = judged
    result.asked.formUnion(asked)
    return result
  }

  private func judgeLine(_ line: Line, of source: ExceptionNode?, _ unit: RuleUnit, _ stated: DueState)
    -> Judged
  {
    var unit = unit
    var due = stated
    // `must not` has no last day: it is broken when it is broken.
    if line.modality == .mustNot, case .none = unit.rule.scope.due { due = .none }
    unit.env.policy = source?.policy ?? unit.rule.policy
    unit.env.due = due.node(line.span)
    var judged = blank(unit, line: line, source: source, because: decidedTrace(unit.rule, line))
    if line.isSilent {
      judged.dismiss(.silent)
      return judged
    }
    guard let applies = line.applies else {
      settle(&judged, line, unit, due)
      return judged
    }
    let node = evaluate(applies, unit.env)
    switch node.truth {
    case .true: settle(&judged, line, unit, due)
    case .false:
      judged.dismiss(.conditionFalse)
      judged.finding.because = node.trace
    case .unknown:
      settle(&judged, line, unit, due)
      judged.hangs(on: node)
    }
    return judged
  }

  /// The verdict of a line that applies.
  private func settle(_ judged: inout Judged, _ line: Line, _ unit: RuleUnit, _ due: DueState) {
    switch due {
    case .blank(let node):
      judged.dismiss(.clockNotStarted)
      judged.finding.because = node.trace
      return
    case .undecided(let node) where node.value.isDecided:
      judged.rest(on: node.trace)
      return
    case .known(let stated, _): judged.finding.due = stated
    case .none, .undecided: break
    }
    let node = evaluate(line.condition, unit.env)
    judged.finding.because = node.trace
    switch line.modality == .mustNot ? !node.truth : node.truth {
    case .unknown: rest(&judged, on: node, due)
    case .true: meet(&judged, line, node, due)
    case .false: fail(&judged, line, node, unit, due)
    }
    if judged.finding.verdict != .met {
      judged.finding.distance = distance(of: node.trace, isNegated: line.modality == .mustNot)
    }
  }

  private func meet(_ judged: inout Judged, _ line: Line, _ node: Node, _ due: DueState) {
    // A clock that may not have started, and of which blank would mean that nothing is owed.
    if case .undecided(let dueNode) = due, dueNode.value.mayBeBlank || dueNode.value.mayLackValue {
      rest(&judged, on: node, due)
      return
    }
    judged.finding.verdict = .met
    if line.modality == .may { judged.finding.used = true }
    if case .known(_, let last) = due, last < options.asOf {
      judged.finding.isStateAtAsOf = !usage(of: line.condition).mentionsDue
    }
  }

  private func fail(_ judged: inout Judged, _ line: Line, _ node: Node, _ unit: RuleUnit, _ due: DueState) {
    if line.modality == .may {
      judged.dismiss(.unusedPermission)
      judged.finding.used = false
      judged.finding.because = node.trace
      return
    }
    switch due {
    case .undecided:
      rest(&judged, on: node, due)
      return
    case .known(_, let last):
      if options.asOf <= last {
        judged.finding.verdict = .pending
        return
      }
      let mentionsDue = usage(of: line.condition).mentionsDue
      judged.finding.isStateAtAsOf = !mentionsDue
      judged.finding.fulfilment = fulfilment(of: line, last: last, unit, mentionsDue: mentionsDue)
    case .none, .blank: break
    }
    judged.finding.verdict = .breached
    grade(&judged, line, unit)
  }

  /// Unknown, with the leaves of the condition and of a due date that is not known.
  private func rest(_ judged: inout Judged, on node: Node, _ due: DueState) {
    if case .undecided(let dueNode) = due {
      judged.rest(on: Trace.joint([dueNode.trace, node.trace], node.trace.expr.span))
    } else {
      judged.rest(on: node.trace)
    }
  }

  /// How an overdue line stands: asked once more as if there were all the time in the world.
  private func fulfilment(of line: Line, last: CalendarDate, _ unit: RuleUnit, mentionsDue: Bool)
    -> Fulfilment?
  {
    let overdue = Fulfilment.outstanding(days: options.asOf.days - last.days)
    guard mentionsDue else { return overdue }
    switch truth(of: line, unit, dueOn: .latest) {
    case .false: return overdue
    case .unknown: return nil
    case .true: return .late(days: daysLate(line, last: last, unit))
    }
  }

  /// The least delay of the due date with which the line would be true; nil if it cannot be found.
  private func daysLate(_ line: Line, last: CalendarDate, _ unit: RuleUnit) -> Int? {
    var late = last.days
    var done = CalendarDate.latest.days
    while done - late > 1 {
      let middle = late + (done - late) / 2
      guard let day = CalendarDate(dayNumber: middle) else { return nil }
      switch truth(of: line, unit, dueOn: day) {
      case .true: done = middle
      case .false: late = middle
      case .unknown: return nil
      }
    }
    return done - last.days
  }

  private func truth(of line: Line, _ unit: RuleUnit, dueOn day: CalendarDate) -> Truth {
    var env = unit.env
    env.due = DueState.fixed(day, line.span)
    let truth = evaluate(line.condition, env).truth
    return line.modality == .mustNot ? !truth : truth
  }
}

extension Judged {
  mutating func dismiss(_ reason: Reason) {
    finding.verdict = .notApplicable
    finding.reason = reason
  }

  /// Unknown because of a trace; not applicable if all that it lacks is a value that nobody has.
  mutating func rest(on trace: Trace) {
    let leaves = UndecidedLeaves(of: trace)
    finding.because = trace
    if leaves.missing.isEmpty, leaves.fault == nil, leaves.restsOnNoValue {
      dismiss(.noBase)
      return
    }
    finding.verdict = .unknown
    finding.missing = leaves.missing
    finding.fault = leaves.fault
  }

  /// Whether the line applies is not known: what was found holds only if it does.
  mutating func hangs(on condition: Node) {
    let found = finding.verdict
    openReason = nil
    finding.severity = nil
    finding.excuse = nil
    finding.fulfilment = nil
    finding.used = nil
    finding.reason = nil
    finding.isStateAtAsOf = false
    // What might yet take the line away settles it as well as the condition does.
    openScope.insert(condition.trace, at: 0)
    rest(on: openScope.count == 1 ? condition.trace : Trace.joint(openScope, finding.span))
    if finding.verdict == .unknown { finding.ifApplicable = found }
  }
}

extension Trace {
  /// Several reasons for one open verdict.
  static func joint(_ traces: [Trace], _ span: Span) -> Trace {
    let expr = Expr(.and(traces.map(\.expr)), .truth, span)
    return Trace(expr: expr, result: .unknown, children: traces)
  }
}
