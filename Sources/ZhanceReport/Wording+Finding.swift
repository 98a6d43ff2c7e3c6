import ZhanceDiagnostics
package import ZhanceEvaluation
import ZhanceModel

extension Wording {
  func ruleName(_ id: RuleID) -> String {
    program.rules.indices.contains(id.index) ? name(program[id].names) : "?"
  }

  /// The clause in which the rule stands; the finding's own may be an exception's.
  func ruleClause(_ finding: Finding) -> ClausePath {
    program.rules.indices.contains(finding.rule.index) ? program[finding.rule].clause : finding.clause
  }

  /// `甬民发〔2020〕55号 三 建设要求`
  func heading(_ policy: PolicyID, _ clause: ClausePath) -> String {
    let title = clause.titles.last.map(clean) ?? ""
    return title.isEmpty ? citation(policy, clause) : "\(citation(policy, clause)) \(title)"
  }

  /// The verdict in a word; for a breach how grave it is, for a permission whether it was used.
  package func verdict(_ finding: Finding) -> String {
    if let used = finding.used { return used ? self("已用", "used") : self("未用", "unused") }
    if finding.verdict == .breached, let severity = finding.severity { return severity.label[language] }
    return finding.verdict.label[language]
  }

  /// `宁波 三 人员配备`
  func label(_ key: Tally.RuleKey) -> String {
    guard program.rules.indices.contains(key.rule.index), program.policies.indices.contains(key.policy.index)
    else { return "?" }
    let clause = clean(program[key.rule].clause.citation)
    return [name(program[key.policy].names), clause, ruleName(key.rule)].filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  func bearers(_ finding: Finding) -> String { listed(finding.bearers.map { name($0) }) }

  func holders(_ finding: Finding) -> String {
    listed(finding.holders.compactMap { $0.map { row($0) } })
  }

  /// What of a kind is missing: `工作人员.持证`.
  func name(_ missing: Tally.MissingKind) -> String {
    switch missing {
    case .field(let field): "\(name(field.entity)).\(name(field))"
    case .list(let field):
      self("\(name(field.entity)).\(name(field)) 全部名单", "full \(name(field.entity)).\(name(field))")
    case .table(let entity): self("\(name(entity)) 表", "table of \(name(entity))")
    case .attestation(let id): self("认定 \(name(program[id].names))", "attestation \(name(program[id].names))")
    case .parameter(let id): self("参数 \(name(program[id].names))", "parameter \(name(program[id].names))")
    case .openList(let text): self("“等”：\(clean(text))", "open list: \(clean(text))")
    }
  }
}
