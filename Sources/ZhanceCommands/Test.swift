import Zhance
import ZhanceData
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport
import ZhanceSemantics

/// Runs all scenarios of the given files; the coverage of rules and verdicts is never rounded up.
package func runTest(_ request: PolicyRequest, only: String?) -> CommandOutput {
  let (checked, workspace, messages) = compile(request)
  guard let program = checked?.program else { return CommandOutput(err: messages, status: .failed) }
  let scenarios = program.scenarios.filter { scenario in only.map { scenario.title.contains($0) } ?? true }
  guard !scenarios.isEmpty else {
    return failure(Bilingual("没有情景", "there are no scenarios"), request.language)
  }
  var seen: [RuleID: Set<Verdict>] = [:]
  var results: [ZhanceReport.ScenarioResult] = []
  var cache: [String: Dataset] = [:]
  for scenario in scenarios {
    let outcome = run(scenario, in: program) { path in
      guard let full = workspace.dataPath(path, namedIn: program.files[scenario.span.file.index]) else {
        return nil
      }
      if let known = cache[full] { return known }
      let loaded = load([full], schema: program.schema)
      guard !loaded.report.files.isEmpty, loaded.report.files.allSatisfy(\.isReadable) else { return nil }
      cache[full] = loaded.dataset
      return loaded.dataset
    }
    for (rule, verdicts) in outcome.occurred { seen[rule, default: []].formUnion(verdicts) }
    let file = program.files[scenario.span.file.index]
    results.append(
      ZhanceReport.ScenarioResult(
        title: scenario.title, file: file.path, line: file.lines.position(of: scenario.span.start).line,
        failures: failures(of: outcome, program: program)))
  }
  let coverage = only == nil ? CoverageInput(rules: program.rules.map { covered($0, seen, program) }) : nil
  let text = ScenarioReport(scenarios: results, coverage: coverage).text(request.language)
  return CommandOutput(out: text, status: results.contains { !$0.failures.isEmpty } ? .matched : .answered)
}

/// What each unmet expectation wanted and what came instead.
private func failures(of outcome: ScenarioOutcome, program: Program) -> [Bilingual] {
  var failures: [Bilingual] = []
  func line(_ span: Span) -> Int { program.files[span.file.index].lines.position(of: span.start).line }
  for expectation in outcome.expectations where !expectation.isMet {
    let place = line(expectation.span)
    guard case .expectVerdict(let wanted, let rule, _, _) = expectation.expected else {
      failures.append(Bilingual("第 \(place) 行：预期不成立", "line \(place): the expectation does not hold"))
      continue
    }
    let names = program[rule].names
    let zh = "第 \(place) 行：\(names.zh ?? names.en ?? "") 预期\(label(wanted).zh)，得到\(found(expectation).zh)"
    let en =
      "line \(place): \(names.en ?? names.zh ?? "") expected \(label(wanted).en), found \(found(expectation).en)"
    failures.append(Bilingual(zh, en))
    let zhWording = Wording(program: program, dataset: outcome.dataset, language: .zh, showPrivate: true)
    let enWording = Wording(program: program, dataset: outcome.dataset, language: .en, showPrivate: true)
    failures += expectation.findings.prefix(4).map {
      Bilingual("  " + zhWording.sentence($0), "  " + enWording.sentence($0))
    }
  }
  if let (text, span) = outcome.problem {
    failures.append(Bilingual("第 \(line(span)) 行：\(text.zh)", "line \(line(span)): \(text.en)"))
  }
  return failures
}

private func label(_ expectation: Scenario.Expectation) -> Bilingual {
  switch expectation {
  case .verdict(let verdict): verdict.label
  case .severity(let severity): severity.label
  case .used(true): Bilingual("已用", "used")
  case .used(false): Bilingual("未用", "unused")
  case .noFinding: Bilingual("无结论", "no finding")
  }
}

private func found(_ expectation: ScenarioOutcome.Expectation) -> Bilingual {
  guard !expectation.findings.isEmpty, let found = expectation.found else {
    return Bilingual("无结论", "no finding")
  }
  guard let severity = found.severity else { return found.verdict.label }
  return Bilingual(
    "\(found.verdict.label.zh)（\(severity.label.zh)）", "\(found.verdict.label.en) (\(severity.label.en))")
}

/// Which verdicts a rule can have at all.
private func covered(_ rule: Rule, _ seen: [RuleID: Set<Verdict>], _ program: Program) -> CoverageInput.Rule {
  var possible: Set<Verdict> = [.met, .unknown]
  let lines = rule.lines.filter { !$0.isSilent }
  if lines.contains(where: { $0.modality != .may }) { possible.insert(.breached) }
  let isTimed: Bool
  switch rule.scope.due {
  case .none: isTimed = rule.scope.period != nil
  case .date, .table: isTimed = true
  }
  if isTimed { possible.insert(.pending) }
  if rule.scope.condition != nil || !rule.exceptions.isEmpty || lines.count < rule.lines.count
    || rule.scope.binders.count > 1
    || rule.lines.contains(where: { $0.applies != nil || $0.modality == .may })
  {
    possible.insert(.notApplicable)
  }
  return CoverageInput.Rule(
    names: rule.names, policy: program[rule.policy].names, possible: possible,
    occurred: seen[rule.id] ?? [])
}
