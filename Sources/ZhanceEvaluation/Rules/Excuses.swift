import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// The severity of a breach, and the reason on record that excuses it.
  func grade(_ judged: inout Judged, _ line: Line, _ unit: RuleUnit) {
    guard let severity = FindingSeverity(breachOf: line.modality) else { return }
    let isBinding = program[unit.env.policy ?? unit.rule.policy].status.binds
    let isCapped = !isBinding && severity.gravity > FindingSeverity.notFollowed.gravity
    judged.finding.severity = isCapped ? .notFollowed : severity
    if line.modality == .inPrinciple || line.excuse != nil, let waiver = waiver(of: unit) {
      judged.excuse(waiver)
      return
    }
    guard let field = line.excuse else { return }
    let node = evaluate(field, unit.env)
    if case .text(let text)? = node.value.known {
      if !text.isEmpty { judged.excuse(text) }
    } else if !node.value.isDecided {
      judged.openReason = node.trace
      judged.finding.missing = missingItems(of: node.trace)
    }
  }

  private func waiver(of unit: RuleUnit) -> String? {
    if data.waivers.isEmpty { return nil }
    let names = unit.rule.names.qualified(by: program[unit.rule.policy].names)
    let keys = unit.subject.steps.compactMap { step -> String? in
      if case .row(let row) = step { data.key(of: row) } else { nil }
    }
    return data.waivers.first { waiver in
      names.contains(waiver.rule) && (waiver.subject.map(keys.contains) ?? true)
        && (waiver.from.map { $0 <= options.asOf } ?? true)
        && (waiver.until.map { options.asOf <= $0 } ?? true)
    }?.because
  }
}

extension Judged {
  fileprivate mutating func excuse(_ text: String) {
    finding.severity = .excused
    finding.excuse = text
  }
}
