import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// An evaluation for people at a terminal.
struct TextReport {
  let report: Report
  let wording: Wording
  let tally: Tally

  init(_ report: Report) {
    self.report = report
    wording = report.wording(report.language)
    tally = Tally(report)
  }

  func word(_ zh: String, _ en: String) -> String { wording(zh, en) }

  func text() -> String {
    var blocks = [ReportHeader(report, wording).lines()]
    if tally.subjects.count <= report.options.detailLimit {
      blocks += byClause()
      blocks.append(modalities())
    } else {
      blocks.append(modalities())
      blocks.append(rules())
      blocks.append(groups())
      blocks.append(commonestMissing())
      blocks.append(gravest())
    }
    blocks.append(failedChecks())
    blocks.append(rankings())
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  // MARK: A few subjects: every finding

  private func byClause() -> [[String]] {
    let findings = report.evaluation.findings
    guard !findings.isEmpty else { return [[word("没有结论", "No findings")]] }
    let showsSubject = tally.subjects.count > 1 || findings.contains { $0.subject.steps.count > 1 }
    struct Place: Hashable {
      let policy: PolicyID
      let clause: ClausePath
    }
    var order: [Place] = []
    var groups: [Place: [Finding]] = [:]
    for finding in findings {
      let clause = wording.ruleClause(finding)
      let place = Place(policy: finding.policy, clause: clause)
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(finding)
    }
    return order.map { place in
      var lines = [wording.heading(place.policy, place.clause)]
      var current: RuleID?
      var table = TextTable([.left, .left, .left, .left], indent: 4)
      for finding in groups[place] ?? [] {
        if finding.rule != current {
          lines += table.lines()
          table = TextTable([.left, .left, .left, .left], indent: 4)
          lines.append("  " + wording.ruleName(finding.rule))
          current = finding.rule
        }
        table.add([
          Outcome(finding).mark + " " + wording.verdict(finding),
          showsSubject ? wording.subject(finding.subject) : "",
          finding.period.map(wording.period) ?? "",
          wording.sentence(finding, citing: finding.clause != place.clause),
        ])
      }
      return lines + table.lines()
    }
  }

  // MARK: Many subjects: a summary

  private func modalities() -> [String] {
    let outcomes: [Outcome] = [.met, .breached, .excused, .unknown, .pending, .notApplicable]
    var table = TextTable([.left] + outcomes.map { _ in .right } + [.left])
    table.add([word("强度", "strength")] + outcomes.map { $0.label[report.language] } + [""])
    for modality in Modality.allCases {
      guard let counts = tally.byModality[modality], modality != .may else { continue }
      table.add([modality.label[report.language]] + outcomes.map { "\(counts[$0])" } + [""])
    }
    var lines = tally.byModality.keys.contains { $0 != .may } ? table.lines() : []
    if let may = tally.byModality[.may] {
      let parts = Outcome.allCases.filter { may[$0] > 0 }.map { "\($0.label[report.language]) \(may[$0])" }
      lines.append("\(Modality.may.label[report.language])  \(parts.joined(separator: word("，", ", ")))")
    }
    return lines
  }

  private func rules() -> [String] {
    var table = TextTable([.left] + Outcome.summary.map { _ in .right } + [.right])
    table.add(
      [word("规则（按对象汇总）", "rule (per subject)")] + Outcome.summary.map { $0.label[report.language] }
        + [word("符合率", "share met")])
    for key in tally.rules {
      guard let counts = tally.byRule[key] else { continue }
      table.add([wording.label(key)] + Outcome.summary.map { "\(counts[$0])" } + [share(counts)])
      let groups = (tally.byRuleAndGroup[key] ?? [:]).filter { $0.value[.breached] + $0.value[.unknown] > 0 }
      let ordered = groups.sorted {
        let (a, b) = ($0.value, $1.value)
        return (b[.breached], b[.unknown], order($0.key)) < (a[.breached], a[.unknown], order($1.key))
      }
      let shown = report.options.all ? ordered[...] : ordered.prefix(5)
      for (group, counts) in shown {
        table.add(["  " + name(group)] + Outcome.summary.map { "\(counts[$0])" } + [share(counts)])
      }
      let hidden = ordered.count - shown.count
      if hidden > 0 { table.add([word("  另有 \(hidden) 个", "  \(hidden) more")]) }
    }
    return table.lines()
  }

  private func groups() -> [String] {
    guard let entity = report.options.groupBy, !tally.byGroup.isEmpty else { return [] }
    var table = TextTable([.left] + Outcome.summary.map { _ in .right } + [.right])
    table.add(
      [wording.name(entity)] + Outcome.summary.map { $0.label[report.language] } + [word("符合率", "share met")])
    for (group, counts) in tally.byGroup.sorted(by: { order($0.key) < order($1.key) }) {
      table.add([name(group)] + Outcome.summary.map { "\(counts[$0])" } + [share(counts)])
    }
    return table.lines()
  }

  private func order(_ group: RowID?) -> Int { group?.index ?? Int.max }

  private func name(_ group: RowID?) -> String {
    group.map { wording.row($0) } ?? word("（无归属）", "(none)")
  }

  private func share(_ counts: Counts) -> String {
    let (met, of) = counts.share
    return of == 0 ? "–" : "\(met)/\(of) \(DecimalText.floorPercent(met, of: of))"
  }

  private func commonestMissing() -> [String] {
    guard !tally.missing.isEmpty else { return [] }
    var table = TextTable([.left, .right, .left], indent: 2)
    for entry in report.options.all ? tally.missing[...] : tally.missing.prefix(5) {
      table.add([
        wording.name(entry.item), word("\(entry.cells) 处", "\(entry.cells)"),
        word("\(entry.findings) 条结论待它", "\(entry.findings) findings wait for it"),
      ])
    }
    let hidden = tally.missing.count - 5
    var lines = [word("最常缺的", "Most often missing")] + table.lines()
    if hidden > 0, !report.options.all { lines.append(word("  另有 \(hidden) 类", "  \(hidden) more kinds")) }
    return lines
  }

  private func gravest() -> [String] {
    let sorted = FindingOrder.sorted(report.evaluation.findings, asOf: report.evaluation.asOf)
    let shown =
      report.options.all
      ? sorted[...] : sorted.filter(FindingOrder.isOpen).prefix(max(0, report.options.limit))
    var table = TextTable([.left, .left, .left, .left, .left])
    for finding in shown {
      table.add([
        Outcome(finding).mark + " " + wording.verdict(finding), wording.subject(finding.subject),
        wording.ruleName(finding.rule), finding.period.map(wording.period) ?? "", wording.sentence(finding),
      ])
    }
    var lines = table.lines(widest: 36)
    let hidden = sorted.count - shown.count
    if hidden > 0 {
      lines.append(word("另有 \(hidden) 条未列出（--all 全部列出）", "\(hidden) more not listed (--all lists them)"))
    }
    return lines
  }

  /// Checks of the data that do not hold, or cannot be told.
  private func failedChecks() -> [String] {
    let lines = report.evaluation.checks.compactMap { result -> String? in
      guard result.truth != .true, report.program.checks.indices.contains(result.check) else { return nil }
      let check = report.program.checks[result.check]
      let text = check.text.map { PlainText.clean($0) } ?? wording.expression(check.condition)
      let subject = result.subject.map { wording.subject($0) + "  " } ?? ""
      return (result.truth == .false ? "✗ " : "? ") + subject + text
    }
    guard !lines.isEmpty else { return [] }
    let limit = report.options.all ? lines.count : report.options.limit
    let hidden = lines.count - limit
    let rest = hidden > 0 ? [word("另有 \(hidden) 处", "\(hidden) more")] : []
    return [word("校验不成立的", "Checks that do not hold")] + lines.prefix(limit).map { "  " + $0 }
      + rest.map { "  " + $0 }
  }

  private func rankings() -> [String] {
    report.evaluation.rankings.flatMap { ranking -> [String] in
      guard report.program.ranks.indices.contains(ranking.rank.index) else { return [] }
      let rank = report.program.ranks[ranking.rank.index]
      var table = TextTable([.right, .left], indent: 2)
      for place in ranking.places {
        let span = place.best == place.worst ? "\(place.best)" : "\(place.best)–\(place.worst)"
        table.add([span, wording.row(place.row)])
      }
      let subject = ranking.subject.map { " · " + wording.row($0) } ?? ""
      let citation = wording.citation(rank.policy, rank.clause)
      return ["\(wording.name(rank.names))\(subject) · \(citation)"] + table.lines()
    }
  }
}

extension Outcome {
  /// The columns of a table of roll-ups.
  static let summary: [Outcome] = [.met, .breached, .excused, .unknown, .pending, .notApplicable]
}
