import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// What an evaluation was made from: policies, date, data.
struct ReportHeader {
  private let report: Report
  private let wording: Wording

  init(_ report: Report, _ wording: Wording) {
    self.report = report
    self.wording = wording
  }

  private func word(_ zh: String, _ en: String) -> String { wording(zh, en) }

  func lines() -> [String] {
    let evaluation = report.evaluation
    var lines = report.program.policies.map(policy)
    lines += report.program.policies.filter { $0.status == .draft }.map { draft in
      let name = wording.name(draft.names)
      return evaluation.asIfInForce == nil
        ? word("※ \(name)：征求意见稿，不具约束力", "※ \(name): a draft, which binds nobody")
        : word("※ \(name)：征求意见稿，以下按假定施行评估", "※ \(name): a draft, evaluated as if in force")
    }
    var date = word("评估日 \(evaluation.asOf)", "as of \(evaluation.asOf)")
    if let from = evaluation.asIfInForce {
      date += word("，假定 \(from) 起施行", ", as if in force from \(from)")
    }
    lines.append(date)
    lines += report.load.files.map(file)
    if !report.load.problems.isEmpty {
      let limit = report.options.all ? Int.max : 5
      lines += report.load.problems.prefix(limit).map { "  " + wording.clean($0[report.language]) }
      let hidden = report.load.problems.count - min(limit, report.load.problems.count)
      if hidden > 0 { lines.append(word("  另有 \(hidden) 处数据问题", "  \(hidden) more data problems")) }
    }
    if !evaluation.isComplete {
      lines.append(word("※ 评估未完成：以下只是已得出的结论", "※ incomplete: only the findings made so far"))
    }
    return lines
  }

  private func policy(_ policy: Policy) -> String {
    var parts = [wording.clean(policy.title.isEmpty ? wording.name(policy.names) : policy.title)]
    if let document = policy.document { parts.append(wording.clean(document)) }
    parts.append(policy.status.label[report.language])
    switch (policy.inForceFrom, policy.inForceTo) {
    case (let from?, let to?): parts.append(word("\(from) 至 \(to) 施行", "in force \(from) to \(to)"))
    case (let from?, nil): parts.append(word("\(from) 起施行", "in force from \(from)"))
    case (nil, _): parts.append(word("施行日期空缺", "in force: blank"))
    }
    return parts.joined(separator: " · ")
  }

  private func file(_ file: LoadSummary.File) -> String {
    let path = wording.clean(file.path)
    return word(
      "数据 \(path)：读入 \(file.read) = 评估 \(file.evaluated) + 退回 \(file.rejected) + 跳过 \(file.skipped)",
      "data \(path): read \(file.read) = evaluated \(file.evaluated) + rejected \(file.rejected) + skipped \(file.skipped)"
    )
  }
}
