import ZhanceDiagnostics
package import ZhanceEvaluation
import ZhanceModel

extension Wording {
  // MARK: Unknown

  func unknown(_ finding: Finding) -> [String] {
    var parts: [String] = []
    if let fault = finding.fault { parts.append(self.fault(fault)) }
    if !finding.missing.isEmpty {
      let shown = finding.missing.prefix(3).map { missing($0, for: finding.subject) }
      let rest = finding.missing.count - shown.count
      var text = self("缺 ", "missing ") + listed(shown)
      if rest > 0 { text += self(" 等 \(finding.missing.count) 项", " and \(rest) more") }
      parts.append(text)
    }
    if parts.isEmpty { parts.append(self("无法判定", "cannot be decided")) }
    if let verdict = finding.ifApplicable {
      parts.append(self("如适用则\(verdict.label.zh)", "\(verdict.label.en) if applicable"))
    }
    let due = self.due(finding)
    if !due.isEmpty { parts.append(due) }
    return parts
  }

  /// What someone would have to supply, where: `示例站 的 持证（workers.csv 第 4 行）`.
  package func missing(_ item: MissingItem, for subject: Subject? = nil) -> String {
    switch item {
    case .cell(let row, let field):
      let place = self("（\(self.place(row, field))）", " (\(self.place(row, field)))")
      return possession(row, subject, name(field)) + place
    case .list(let row, let field):
      return possession(row, subject, self("\(name(field)) 全部名单", "full list of \(name(field))"))
    case .table(let entity): return self("\(name(entity)) 表", "the table of \(name(entity))")
    case .attestation(let id, let row):
      let name = self.name(program[id].names)
      return possession(row, subject, self("认定 \(name)", "attestation \(name)"))
    case .parameter(let id):
      let names = program[id].names
      let policy = self.name(program[program[id].policy].names)
      return self("参数 \(policy).\(name(names))", "parameter \(policy).\(name(names))")
    case .openList(let text, _):
      let item = quoted(PlainText.truncated(clean(text), to: 40))
      return self("\(item)是否在“等”之内", "whether \(item) falls under an open list")
    }
  }

  /// A row without a key to show goes by the row that it belongs to.
  private func possession(_ row: RowID, _ subject: Subject?, _ what: String) -> String {
    var name = publicKey(row)
    if name == nil, let root = subject?.root, root != row { name = publicKey(root) }
    if name == nil { name = owner(of: row).map { self.row($0) } }
    let holder = name ?? self.row(row)
    return self("\(holder) 的 \(what)", "\(what) of \(holder)")
  }

  package func fault(_ fault: Fault) -> String {
    switch fault.kind {
    case .overflow: return self("数值超出可表示的范围", "a number too large to represent")
    case .divisionByZero: return self("除数为零", "division by zero")
    case .ambiguousCases: return self("分情形有两支同时成立而结果不同", "two branches hold with different results")
    case .calendar: return self("日期超出日历范围", "a date outside the calendar")
    case .budget: return self("计算量超出上限", "the limit of work was reached")
    case .conflict:
      let sides = fault.citations.map { "\(quoted(name($0.names)))（\(citation($0))）" }
      let sidesEnglish = fault.citations.map { "\(quoted(name($0.names))) (\(citation($0)))" }
      return self(
        "例外相互冲突：\(sides.joined(separator: "与"))",
        "exceptions conflict: \(sidesEnglish.joined(separator: " and "))")
    }
  }

  // MARK: Not applicable

  func notApplicable(_ finding: Finding) -> String {
    guard let reason = finding.reason else { return self("不适用", "not applicable") }
    switch reason {
    case .draft: return self("征求意见稿，尚不具约束力", "a draft binds nobody")
    case .notYetInForce(let from?): return self("\(from) 起施行", "in force from \(from)")
    case .notYetInForce(nil): return self("施行日期空缺", "the date of entry into force is blank")
    case .noLongerInForce(let since): return self("\(since) 起不再施行", "no longer in force since \(since)")
    case .conditionFalse:
      guard let condition = falseCondition(finding) else {
        return self("适用条件不成立", "its condition does not hold")
      }
      return self("适用条件\(quoted(condition))不成立", "its condition \(quoted(condition)) does not hold")
    case .clockNotStarted: return self("期限尚未起算", "the clock has not started")
    case .noBase: return self("基数为 0", "the base is 0")
    case .silent: return self("文件未作规定", "the document says nothing")
    case .lifted:
      let names = finding.liftedBy.map { "\(quoted(name($0.names)))（\(clean($0.clause.citation))）" }
      let english = finding.liftedBy.map { "\(quoted(name($0.names))) (\(clean($0.clause.citation)))" }
      return self("由例外\(listed(names))排除", "lifted by exception \(listed(english))")
    case .unusedPermission: return self("未用：\(condition(finding))", "unused: \(condition(finding))")
    case .switchedOff: return self("规则已停用", "the rule is switched off")
    }
  }

  /// The `when` of the rule, where that is the only condition; else the tree shows which it was.
  private func falseCondition(_ finding: Finding) -> String? {
    guard program.rules.indices.contains(finding.rule.index) else { return nil }
    let rule = program[finding.rule]
    let line = rule.lines.first { $0.part == finding.part }?.applies
    let candidates = [rule.scope.condition, line].compactMap(\.self)
    guard let only = candidates.first, finding.liftedBy.isEmpty else { return nil }
    // With two conditions, the tree's root is the one that failed.
    let failed =
      candidates.first { $0.span == finding.because.expr.span } ?? (candidates.count == 1 ? only : nil)
    return failed.map { PlainText.truncated(expression($0), to: 120) }
  }
}
