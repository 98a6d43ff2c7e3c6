import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

@testable import ZhanceReport

@Suite("Formats of an evaluation")
struct FormatTests {
  typealias F = Fixture

  @Test(
    "as they look",
    arguments: ReportFormat.allCases, Language.allCases)
  func snapshots(_ format: ReportFormat, _ language: Language) throws {
    // JSON is the same in either language, which a test of its own says.
    if language == .en, format == .json || format == .ndjson { return }
    try expectSnapshot(
      render(Samples.everyKind(language), as: format),
      named: "every-kind.\(language.rawValue).\(format.rawValue)")
  }

  @Test("a city in summary", arguments: [ReportFormat.text, .markdown], Language.allCases)
  func summaries(_ format: ReportFormat, _ language: Language) throws {
    try expectSnapshot(
      render(Samples.city(language), as: format), named: "city.\(language.rawValue).\(format.rawValue)")
  }

  @Test("the same JSON in either language of the report")
  func languageIndependence() {
    for format in [ReportFormat.json, .ndjson] {
      #expect(render(Samples.everyKind(.zh), as: format) == render(Samples.everyKind(.en), as: format))
    }
  }

  @Test("no personal value in any form, unless asked for", arguments: ReportFormat.allCases)
  func privacy(_ format: ReportFormat) {
    let withheld = render(Samples.everyKind(), as: format)
    for secret in ["示例甲", "示例乙", "示例丙", "47"] { #expect(!withheld.contains(secret), "\(secret)") }
    let shown = render(Samples.everyKind(options: ReportOptions(showPrivate: true)), as: format)
    #expect(shown.contains("示例丙"))
    #expect(shown.contains("47"))
  }

  @Test("data never becomes a control sequence", arguments: ReportFormat.allCases, Language.allCases)
  func controls(_ format: ReportFormat, _ language: Language) {
    let text = render(Samples.attacked(language), as: format)
    let allowed: Set<Unicode.Scalar> = format == .csv ? ["\n", "\r"] : ["\n"]
    let found = text.unicodeScalars.filter { PlainText.isUnsafe($0) && !allowed.contains($0) }
    #expect(found.isEmpty, "\(found.map(\.value))")
  }

  @Test("data never becomes a formula or markup")
  func injection() {
    #expect(CSVReport.cell("=1+1") == "'=1+1")
    #expect(CSVReport.cell("+1") == "'+1")
    #expect(CSVReport.cell("-1") == "'-1")
    #expect(CSVReport.cell("@A1") == "'@A1")
    #expect(CSVReport.cell("\t=1") == "'�=1")
    #expect(CSVReport.cell("\r=1") == "'�=1")
    #expect(CSVReport.cell("＝1") == "'＝1")
    #expect(CSVReport.cell("a,\"b\"") == "\"a,\"\"b\"\"\"")
    #expect(CSVReport.cell("站 = 1") == "站 = 1")
    #expect(MarkdownReport.escape("a|b<i>*c*") == "a\\|b&lt;i&gt;\\*c\\*")
    let markdown = render(Samples.attacked(), as: .markdown)
    for line in markdown.split(separator: "\n") where line.hasPrefix("|") {
      // Of the bars that Markdown sees, a row of findings has six and one by rule ten.
      let bars = line.replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == 6 || bars == 10, "\(line)")
    }
  }

  @Test("CSV: rows end in CRLF, have one width, and a mark where asked")
  func csv() {
    var report = Samples.everyKind()
    report.options.bom = true
    let text = render(report, as: .csv)
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    let rows = parse(String(text.unicodeScalars.dropFirst()))
    #expect(rows.count == report.evaluation.findings.count + 1)
    #expect(Set(rows.map(\.count)).count == 1)
  }

  /// A reader of RFC 4180, to see what the writer wrote.
  private func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let next = characters.popFirst() {
      if isQuoted {
        if next != "\"" {
          cell.unicodeScalars.append(next)
        } else if characters.first == "\"" {
          characters.removeFirst()
          cell += "\""
        } else {
          isQuoted = false
        }
      } else if next == "\"" {
        isQuoted = true
      } else if next == "," {
        row.append(cell)
        cell = ""
      } else if next == "\r", characters.first == "\n" {
        characters.removeFirst()
        rows.append(row + [cell])
        (row, cell) = ([], "")
      } else {
        cell.unicodeScalars.append(next)
      }
    }
    return rows
  }

  @Test("tables line up, 汉字 counted as two cells")
  func alignment() {
    var table = TextTable([.left, .right, .left])
    for cells in [["甲", "1", "x"], ["解放街道", "200", "x"], ["station", "33", "x"], ["𠮷é", "4", "x"]] {
      table.add(cells)
    }
    let ends = table.lines().map { DisplayWidth.of($0) }
    #expect(Set(ends).count == 1, "\(table.lines())")
  }

  @Test("what is hidden is counted, and --all hides nothing")
  func limits() {
    let some = render(Samples.city(options: ReportOptions(limit: 1, groupBy: F.district)), as: .text)
    #expect(some.contains("另有 13 条未列出"))
    let all = render(
      Samples.city(options: ReportOptions(all: true, limit: 1, groupBy: F.district)), as: .text)
    #expect(!all.contains("另有"))
  }

  @Test("gravest first: overdue, then grave, then open by due date")
  func order() {
    let report = Samples.everyKind()
    let sorted = FindingOrder.sorted(report.evaluation.findings, asOf: report.evaluation.asOf)
    let words = sorted.map { finding in
      "\(finding.rule.index) \(finding.verdict.rawValue)\(finding.severity.map { " \($0.rawValue)" } ?? "")"
    }
    #expect(
      words == [
        "2 breached violation", "0 breached violation", "1 breached violation", "4 unknown", "0 unknown",
        "2 pending", "4 breached excused", "3 met", "0 notApplicable", "3 notApplicable",
      ])
  }

  @Test("a share is never rounded up to all")
  func shares() {
    #expect(DecimalText.floorPercent(1999, of: 2000) == "99.9%")
    #expect(DecimalText.floorPercent(99_999, of: 100_000) == "99.9%")
    #expect(DecimalText.floorPercent(2000, of: 2000) == "100.0%")
    #expect(DecimalText.floorPercent(2, of: 3, places: 0) == "66%")
    #expect(DecimalText.floorPercent(0, of: 0) == "–")
  }

  @Test("an empty evaluation has a report in every form", arguments: ReportFormat.allCases)
  func empty(_ format: ReportFormat) {
    let report = Report(
      program: Program(), dataset: Dataset(schema: Schema()),
      evaluation: Evaluation(asOf: F.day("2020-01-01"), asIfInForce: nil))
    #expect(!render(report, as: format).isEmpty)
  }
}
