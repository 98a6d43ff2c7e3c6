import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// The keys of a finding, always all of them, in one order.
struct FindingJSON {
  let report: Report
  let zh: Wording
  let en: Wording
  private let traces: TraceJSON

  init(_ report: Report) {
    self.report = report
    zh = report.wording(.zh)
    en = report.wording(.en)
    traces = TraceJSON(zh, en)
  }

  func write(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("policy") { policy(finding.policy, &$0) }
      writer.member("rule") { rule(finding.rule, &$0) }
      writer.member("part", finding.part)
      writer.member("clause", finding.clause.citation)
      writer.member("document", document(finding))
      strings("rows", finding.tags, &writer)
      list("bearer", finding.bearers, &writer) { actor($0, &$1) }
      list("holder", finding.holders, &writer) { holder, writer in
        if let holder { row(holder, &writer) } else { writer.null() }
      }
      writer.member("modality", finding.modality.map { snakeCase($0.rawValue) })
      writer.member("subject") { subject(finding.subject, &$0) }
      writer.member("period") { writer in
        if let period = finding.period { traces.values.span(period, &writer) } else { writer.null() }
      }
      writer.member("verdict", snakeCase(finding.verdict.rawValue))
      writer.member("severity", finding.severity.map { snakeCase($0.rawValue) })
      writer.member("due", finding.due.map { "\($0)" })
      writer.member("fulfilment") { fulfilment(finding.fulfilment, &$0) }
      writer.member("excuse") { excuse(finding, &$0) }
      writer.member("option", finding.used.map { $0 ? "used" : "unused" })
      writer.member("if_applicable", finding.ifApplicable.map { snakeCase($0.rawValue) })
      writer.member("distance") { distance(finding, &$0) }
      writer.member("fault") { writer in
        if let fault = finding.fault { traces.values.fault(fault, &writer) } else { writer.null() }
      }
      writer.member("reason", finding.reason.map(FindingJSON.word))
      writer.member("state_at_as_of", finding.isStateAtAsOf)
      list("lifted_by", finding.liftedBy, &writer) { traces.values.citation($0, &$1) }
      list("readings", finding.readings, &writer) { reading($0, &$1) }
      writer.member("message", Bilingual(zh.sentence(finding), en.sentence(finding)))
      writer.member("because") { writer in
        if report.options.includesBecause { traces.write(finding.because, &writer) } else { writer.null() }
      }
      list("missing", finding.missing, &writer) { traces.missing($0, finding.subject, &$1) }
      list("sources", traces.sources(finding.because), &writer) { traces.values.place($0, &$1) }
    }
  }

  // MARK: Names

  func names(_ names: Names, _ writer: inout JSONWriter) { traces.values.names(names, &writer) }

  func policy(_ id: PolicyID, _ writer: inout JSONWriter) {
    guard report.program.policies.indices.contains(id.index) else { return writer.null() }
    writer.object { names(report.program[id].names, &$0) }
  }

  func rule(_ id: RuleID, _ writer: inout JSONWriter) {
    guard report.program.rules.indices.contains(id.index) else { return writer.null() }
    writer.object { names(report.program[id].names, &$0) }
  }

  private func actor(_ id: ActorID, _ writer: inout JSONWriter) {
    writer.object { names(report.program.schema[id].names, &$0) }
  }

  func row(_ id: RowID, _ writer: inout JSONWriter) { traces.values.row(id, &writer) }

  private func document(_ finding: Finding) -> String? {
    let replaced = finding.liftedBy.last { $0.clause == finding.clause }?.policy ?? finding.policy
    return report.program.policies.indices.contains(replaced.index) ? report.program[replaced].document : nil
  }

  func subject(_ subject: Subject, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("entity") { writer in
        if let root = subject.root {
          writer.object { names(report.program.schema[root.entity].names, &$0) }
        } else {
          writer.null()
        }
      }
      writer.member("id", subject.root.map { traces.values.id($0) })
      list("path", subject.steps, &writer) { step, writer in
        switch step {
        case .row(let id): row(id, &writer)
        case .value(let value): traces.values.value(value, nil, nil, &writer)
        }
      }
    }
  }

  // MARK: Parts

  private func fulfilment(_ fulfilment: Fulfilment?, _ writer: inout JSONWriter) {
    guard let fulfilment else { return writer.null() }
    writer.object { writer in
      switch fulfilment {
      case .late(let days):
        writer.member("kind", "late")
        writer.member("days", days)
      case .outstanding(let days):
        writer.member("kind", "outstanding")
        writer.member("days", days)
      }
    }
  }

  private func excuse(_ finding: Finding, _ writer: inout JSONWriter) {
    guard finding.excuse != nil else { return writer.null() }
    let isHidden = zh.excuse(finding) != finding.excuse.map { zh.clean($0) }
    writer.object { writer in
      writer.member("text", isHidden ? nil : finding.excuse)
      writer.member("private", isHidden)
    }
  }

  private func distance(_ finding: Finding, _ writer: inout JSONWriter) {
    guard let distance = finding.distance else { return writer.null() }
    // Where the sentence may not tell the value, neither may its parts.
    let isHidden = zh.gap(finding) == nil
    writer.object { writer in
      writer.member("actual") { writer in
        if isHidden {
          writer.null()
        } else {
          traces.values.value(distance.actual, nil, distance.unit, &writer)
        }
      }
      writer.member("comparison", snakeCase(distance.comparison.rawValue))
      writer.member("required") { traces.values.value(distance.required, nil, distance.unit, &$0) }
      writer.member("gap") { writer in
        if isHidden { writer.null() } else { traces.values.number(distance.gap, &writer) }
      }
      writer.member("unit") { writer in
        if let unit = distance.unit { writer.object { names(unit.names, &$0) } } else { writer.null() }
      }
    }
  }

  private func reading(_ use: ReadingUse, _ writer: inout JSONWriter) {
    guard report.program.readings.indices.contains(use.reading.index) else { return writer.null() }
    let reading = report.program[use.reading]
    writer.object { writer in
      names(reading.names, &writer)
      writer.member("option") { writer in
        guard reading.options.indices.contains(use.option) else { return writer.null() }
        writer.object { names(reading.options[use.option], &$0) }
      }
      writer.member("matters", use.matters)
    }
  }

  static func word(_ reason: Reason) -> String {
    switch reason {
    case .draft: "draft"
    case .notYetInForce: "not_yet_in_force"
    case .noLongerInForce: "no_longer_in_force"
    case .conditionFalse: "condition_false"
    case .clockNotStarted: "clock_not_started"
    case .noBase: "no_base"
    case .silent: "silent"
    case .lifted: "lifted"
    case .unusedPermission: "unused_permission"
    case .switchedOff: "switched_off"
    }
  }

  private func strings(_ key: String, _ items: [String], _ writer: inout JSONWriter) {
    list(key, items, &writer) { $1.value($0) }
  }

  private func list<Item>(
    _ key: String, _ items: [Item], _ writer: inout JSONWriter, _ body: (Item, inout JSONWriter) -> Void
  ) {
    writer.member(key) { writer in
      writer.array { writer in
        for item in items { body(item, &writer) }
      }
    }
  }
}
