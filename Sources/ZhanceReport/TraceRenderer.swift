import ZhanceDiagnostics
package import ZhanceEvaluation
import ZhanceModel

/// The tree of values that decided a finding, for people: `zhance explain`.
package struct TraceRenderer: Sendable {
  /// How many rows or values of a list a node names.
  static let listLimit = 6
  static let depthLimit = 60

  private let wording: Wording

  package init(_ wording: Wording) { self.wording = wording }

  /// Rule, subject, verdict and sentence, then the tree.
  package func text(_ finding: Finding) -> String {
    var head = "\(wording.ruleName(finding.rule)) · \(wording.subject(finding.subject))"
    if let period = finding.period { head += " · \(wording.period(period))" }
    var verdict = finding.verdict.label[wording.language]
    if let severity = finding.severity {
      verdict += wording("（\(severity.label.zh)）", " (\(severity.label.en))")
    }
    var lines = ["\(head) · \(verdict)", wording.sentence(finding)]
    if let modality = finding.modality {
      lines.append("\(wording.bearers(finding)) \(modality.label[wording.language])".trimmedStart)
    }
    if finding.isStateAtAsOf {
      lines.append(
        wording(
          "按评估日的状态判断：条件没有提到期限",
          "judged on the state at the as-of date: the condition does not mention the due date"))
    }
    for use in finding.readings {
      guard let line = reading(use) else { continue }
      lines.append(line)
    }
    return lines.joined(separator: "\n") + "\n" + tree(finding.because)
  }

  private func reading(_ use: ReadingUse) -> String? {
    guard wording.program.readings.indices.contains(use.reading.index) else { return nil }
    let reading = wording.program[use.reading]
    guard reading.options.indices.contains(use.option) else { return nil }
    let ground = reading.builtin?.because[wording.language] ?? wording.clean(reading.because)
    let option = wording.name(reading.options[use.option])
    return wording(
      "读法 \(wording.name(reading.names)) = \(option)：\(ground)",
      "reading \(wording.name(reading.names)) = \(option): \(ground)")
  }

  package func tree(_ trace: Trace) -> String {
    var lines: [String] = []
    add(trace, first: "", rest: "", depth: 0, &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func add(_ trace: Trace, first: String, rest: String, depth: Int, _ lines: inout [String]) {
    lines.append(first + node(trace))
    // A literal says in its parent's text all that it has to say.
    let children = trace.children.filter { child in
      if case .literal = child.expr.kind { return child.missing != nil }
      return true
    }
    guard depth < TraceRenderer.depthLimit else {
      if !children.isEmpty { lines.append(rest + "└─ …") }
      return
    }
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      add(
        child, first: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "),
        depth: depth + 1,
        &lines)
    }
  }

  private func node(_ trace: Trace) -> String {
    var text = PlainText.truncated(wording.expression(trace.expr), to: 100)
    if wording.isPrivate(trace) {
      text += wording("（敏感，不显示）", " (private)")
    } else if case .value(.truth(let truth)) = trace.result {
      text =
        (truth ? "✓ " : "✗ ") + text
        + (truth ? wording("：成立", ": holds") : wording("：不成立", ": does not hold"))
    } else if trace.result == .unknown, trace.expr.type == .truth || trace.expr.type == .attested {
      text = "? " + text + wording("：待核", ": unknown")
    } else {
      text += " = " + result(trace)
    }
    if let row = trace.row {
      text += wording("（\(wording.place(row, trace.field))）", " (\(wording.place(row, trace.field)))")
    }
    if let missing = trace.missing { text += wording("，缺 ", ", missing ") + wording.missing(missing) }
    return text
  }

  private func result(_ trace: Trace) -> String {
    let (type, unit) = (trace.expr.type, trace.expr.unit)
    switch trace.result {
    case .value(let value): return wording.value(value, type: type, unit: unit)
    case .numbers(let low, let high):
      return range(
        low.map { wording.value(.number($0), type: type, unit: unit) },
        high.map { wording.value(.number($0), type: type, unit: unit) })
    case .dates(let low, let high): return range(low.map { "\($0)" }, high.map { "\($0)" })
    case .rows(let rows, let maybe, let isWhole):
      return list(rows.map { wording.row($0) }, maybe.map { wording.row($0) }, isWhole)
    case .values(let values, let maybe, let isWhole):
      return list(
        values.map { wording.value($0, unit: unit) }, maybe.map { wording.value($0, unit: unit) }, isWhole)
    case .unknown: return wording("未知", "unknown")
    case .noValue: return wording("无值（基数为 0）", "no value (the base is 0)")
    case .fault(let fault): return wording.fault(fault)
    }
  }

  private func range(_ low: String?, _ high: String?) -> String {
    switch (low, high) {
    case (let low?, let high?): wording("\(low) 至 \(high)", "\(low) to \(high)")
    case (let low?, nil): wording("\(low) 或更多", "\(low) or more")
    case (nil, let high?): wording("至多 \(high)", "at most \(high)")
    case (nil, nil): wording("未知", "unknown")
    }
  }

  private func list(_ sure: [String], _ maybe: [String], _ isWhole: Bool) -> String {
    var text = "{\(shortened(sure))}"
    if !maybe.isEmpty { text += wording("，可能还有 {\(shortened(maybe))}", ", maybe {\(shortened(maybe))}") }
    if !isWhole { text += wording("，名单不全", ", not all known") }
    return text
  }

  private func shortened(_ items: [String]) -> String {
    let shown = wording.listed(Array(items.prefix(TraceRenderer.listLimit)))
    guard items.count > TraceRenderer.listLimit else { return shown }
    return wording("\(shown) 等 \(items.count) 项", "\(shown), … (\(items.count))")
  }
}

extension String {
  fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
