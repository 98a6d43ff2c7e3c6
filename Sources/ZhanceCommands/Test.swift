package import Zhance
import ZhanceData
package import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport
import ZhanceSemantics

/// Runs all scenarios of the given files; the coverage of rules and verdicts is never rounded up.
package func runTest(_ request: PolicyRequest, only: String?) -> CommandOutput {
  let (checked, workspace, messages) = compile(request)
  guard let program = checked?.program else { return CommandOutput(err: messages, status: .failed) }
  let scenarios = program.scenarios.filter { only.map($0.title.contains) ?? true }
  guard !scenarios.isEmpty else {
    return failure(Bilingual("没有情景", "there are no scenarios"), request.language)
  }
  var output = CommandOutput()
  var failed = 0
  var seen: [RuleID: Set<Verdict>] = [:]
  var cache: [String: Dataset] = [:]
  for scenario in scenarios {
    let result = run(scenario, in: program) { path in
      if let known = cache[path] { return known }
      let loaded = loadFolder(path, workspace: workspace, program: program)
      cache[path] = loaded
      return loaded
    }
    for (rule, verdict) in result.occurred { seen[rule, default: []].insert(verdict) }
    let failures = result.expectations.filter { !$0.isMet }
    if !failures.isEmpty || result.problem != nil { failed += 1 }
    output.out += scenarioText(scenario, result, program: program, language: request.language)
  }
  let passed = scenarios.count - failed
  output.out +=
    Bilingual(
      "情景：\(passed) 个通过，\(failed) 个不通过\n", "scenarios: \(passed) passed, \(failed) failed\n")[
      request.language]
  if only == nil { output.out += coverageText(seen, program: program, language: request.language) }
  output.status = failed > 0 ? .matched : .answered
  return output
}
