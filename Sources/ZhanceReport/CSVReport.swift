import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// One row a finding, for spreadsheets: RFC 4180, and no cell that a spreadsheet would compute.
struct CSVReport {
  private let report: Report
  private let wording: Wording

  init(_ report: Report) {
    self.report = report
    wording = report.wording(report.language)
  }

  func text() -> String {
    var text = report.options.bom ? "\u{FEFF}" : ""
    text += line(CSVReport.headings.map { $0[report.language] })
    for finding in report.evaluation.findings { text += line(cells(finding)) }
    return text
  }

  private static let headings: [Bilingual] = [
    Bilingual("政策", "policy"), Bilingual("文号", "document"), Bilingual("条款", "clause"),
    Bilingual("规则", "rule"), Bilingual("分项", "part"), Bilingual("段落", "rows"),
    Bilingual("责任主体", "bearer"), Bilingual("承担者", "holder"), Bilingual("强度", "modality"),
    Bilingual("对象类别", "entity"), Bilingual("对象", "subject"), Bilingual("对象路径", "path"),
    Bilingual("期间起", "period_start"), Bilingual("期间止", "period_end"), Bilingual("结论", "verdict"),
    Bilingual("程度", "severity"), Bilingual("期限", "due"), Bilingual("履行", "fulfilment"),
    Bilingual("逾期天数", "days_over"), Bilingual("说明理由", "excuse"), Bilingual("许可", "option"),
    Bilingual("如适用", "if_applicable"), Bilingual("实际", "actual"), Bilingual("要求", "required"),
    Bilingual("差距", "gap"), Bilingual("单位", "unit"), Bilingual("异常", "fault"),
    Bilingual("例外", "lifted_by"), Bilingual("读法", "readings"), Bilingual("缺项", "missing"),
    Bilingual("来源", "sources"), Bilingual("说明", "message"),
  ]

  private func cells(_ finding: Finding) -> [String] {
    let program = report.program
    let policy = program.policies.indices.contains(finding.policy.index) ? program[finding.policy] : nil
    let (late, days) = fulfilment(finding)
    let isHidden = wording.gap(finding) == nil
    let distance = finding.distance
    let unit = distance?.unit
    let places = TraceJSON(wording, wording).sources(finding.because)
    return [
      policy.map { wording.name($0.names) } ?? "", policy?.document ?? "", finding.clause.citation,
      wording.ruleName(finding.rule), finding.part == 0 ? "" : "\(finding.part)",
      wording.listed(finding.tags),
      wording.bearers(finding), wording.holders(finding), finding.modality?.label[report.language] ?? "",
      finding.subject.root.map { wording.name($0.entity) } ?? "",
      finding.subject.root.map { wording.row($0) } ?? "", wording.subject(finding.subject),
      finding.period.map { "\($0.start)" } ?? "", finding.period.map { "\($0.end)" } ?? "",
      finding.verdict.label[report.language], finding.severity?.label[report.language] ?? "",
      finding.due.map { "\($0)" } ?? "", late, days, wording.excuse(finding) ?? "",
      finding.used.map { $0 ? wording("已用", "used") : wording("未用", "unused") } ?? "",
      finding.ifApplicable?.label[report.language] ?? "",
      isHidden ? "" : distance.map { bare($0.actual, unit) } ?? "",
      distance.map { bare($0.required, unit) } ?? "",
      isHidden ? "" : distance.map { bare(.number($0.gap), unit) } ?? "",
      unit.map { wording.name($0.names) } ?? "",
      finding.fault.map { wording.fault($0) } ?? "",
      wording.listed(finding.liftedBy.map { wording.name($0.names) }),
      wording.listed(finding.readings.map(reading)),
      wording.listed(finding.missing.map { wording.missing($0, for: finding.subject) }),
      wording.listed(places.map(place)), wording.sentence(finding),
    ]
  }

  private func fulfilment(_ finding: Finding) -> (String, String) {
    switch finding.fulfilment {
    case .late(let days): (wording("逾期完成", "late"), days.map { "\($0)" } ?? "")
    case .outstanding(let days): (wording("未完成", "outstanding"), "\(days)")
    case nil: ("", "")
    }
  }

  /// A number without its unit, which has a column of its own.
  private func bare(_ value: Value, _ unit: Unit?) -> String {
    guard case .number(let number) = value else { return wording.value(value) }
    let scaled = unit.flatMap { number.divided(by: $0.factor) } ?? number
    return DecimalText.short(scaled) ?? scaled.description().text
  }

  private func reading(_ use: ReadingUse) -> String {
    guard report.program.readings.indices.contains(use.reading.index) else { return "" }
    let reading = report.program[use.reading]
    let option =
      reading.options.indices.contains(use.option) ? wording.name(reading.options[use.option]) : "?"
    return "\(wording.name(reading.names)) = \(option)"
  }

  private func place(_ place: Place) -> String {
    let row = place.line > 0 ? ":\(place.line)" : ""
    return place.column.isEmpty ? "\(place.file)\(row)" : "\(place.file)\(row) \(place.column)"
  }

  private func line(_ cells: [String]) -> String {
    cells.map(CSVReport.cell).joined(separator: ",") + "\r\n"
  }

  /// A cell that a spreadsheet takes for text, whatever it begins with.
  static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = (isFormula ? "'" : "") + PlainText.clean(text)
    guard safe.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
