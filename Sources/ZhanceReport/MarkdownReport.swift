import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// An evaluation as a document: a table by rule, then the findings.
struct MarkdownReport {
  private let report: Report
  private let wording: Wording
  private let tally: Tally

  init(_ report: Report) {
    self.report = report
    wording = report.wording(report.language)
    tally = Tally(report)
  }

  private func word(_ zh: String, _ en: String) -> String { wording(zh, en) }

  func text() -> String {
    var lines = ["# " + word("评估结果", "Evaluation"), ""]
    lines += ReportHeader(report, wording).lines().map { "- " + MarkdownReport.escape($0.trimmed) }
    lines += ["", "## " + word("按规则", "By rule"), ""]
    lines += table(
      [word("规则", "Rule")] + Outcome.allCases.map { $0.label[report.language] },
      tally.rules.map { key in
        [wording.label(key)] + Outcome.allCases.map { "\(tally.byRule[key]?[$0] ?? 0)" }
      }, numbersFrom: 1)
    let sorted = FindingOrder.sorted(report.evaluation.findings, asOf: report.evaluation.asOf)
    let isShort = tally.subjects.count <= report.options.detailLimit
    let shown =
      report.options.all || isShort
      ? sorted[...] : sorted.filter(FindingOrder.isOpen).prefix(max(0, report.options.limit))
    lines += ["", "## " + word("结论", "Findings"), ""]
    lines += table(
      [
        word("结论", "Verdict"), word("对象", "Subject"), word("规则", "Rule"), word("责任主体", "Bearer"),
        word("说明", "Why"),
      ],
      shown.map { finding in
        let period = finding.period.map { "（\(wording.period($0))）" } ?? ""
        return [
          wording.verdict(finding), wording.subject(finding.subject), wording.ruleName(finding.rule) + period,
          wording.bearers(finding), wording.sentence(finding),
        ]
      }, numbersFrom: nil)
    let hidden = sorted.count - shown.count
    if hidden > 0 { lines += ["", word("另有 \(hidden) 条未列出。", "\(hidden) more are not listed.")] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ head: [String], _ rows: [[String]], numbersFrom: Int?) -> [String] {
    let rule = head.indices.map { index in numbersFrom.map { index >= $0 } == true ? "--:" : "---" }
    let all = [head] + [[]] + rows
    return all.enumerated().map { index, cells in
      let texts = index == 1 ? rule : cells.map(MarkdownReport.escape)
      return "| " + texts.joined(separator: " | ") + " |"
    }
  }

  /// A text that Markdown shows as it stands, in a table or out of it.
  static func escape(_ text: String) -> String {
    var result = ""
    var previous: Character = " "
    for character in PlainText.clean(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!", "$": result += "\\\(character)"
      // Neither a list nor a link that nobody wrote.
      case "-", "+": result += result.isEmpty ? "\\\(character)" : String(character)
      case "/" where previous == ":": result += "\\/"
      case "@": result += "&#64;"
      default: result.append(character)
      }
      previous = character
    }
    return result
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
