package import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
package import ZhanceSemantics

// The page to read first: how a text becomes an answer. Each step is the one entry of its module.
//
//   Workspace        files -> trees              (ZhanceSyntax: parse)
//   checkPolicies    trees -> program            (ZhanceSemantics: check; then the document's own checks)
//   load             data files -> dataset       (ZhanceData: load)
//   evaluate         program + dataset -> findings   (ZhanceEvaluation: evaluate)
//   render           findings -> text, JSON, CSV …   (ZhanceReport: render)

/// Checks all files of a workspace: names, types and units, the tags of each policy against its
/// `index.csv`, and the checks that the documents make of themselves.
package func checkPolicies(_ workspace: Workspace) -> Checked<CheckedProgram> {
  var result = check(workspace.trees)
  result.diagnostics = workspace.diagnostics + result.diagnostics
  result.diagnostics += checkTags(result.value.program)
  if !result.hasErrors { result.diagnostics += runStaticChecks(result.value.program) }
  return result
}

/// Evaluates the checks that need no data, such as the total of a table.
private func runStaticChecks(_ program: Program) -> [Diagnostic] {
  let empty = Dataset(schema: program.schema)
  var options = EvaluationOptions(asOf: CalendarDate.latest)
  options.budget = 1_000_000
  return program.checks.compactMap { item in
    guard item.policy != nil, item.binders.isEmpty, needsNoData(item.condition) else { return nil }
    let trace = value(of: item.condition, in: program, on: empty, options: options)
    guard trace.result == .value(.truth(false)) else { return nil }
    return Diagnostic(
      FileCode.checkFails,
      Bilingual(
        item.text.map { "校验不成立：\($0)" } ?? "校验不成立", item.text.map { "check fails: \($0)" } ?? "check fails"),
      at: item.span, notes: trace.children.map { Bilingual(sideNote($0, .zh), sideNote($0, .en)) },
      clause: item.clause.citation)
  }
}

private func sideNote(_ trace: Trace, _ language: Language) -> String {
  if case .value(.number(let number)) = trace.result { return number.description().text }
  return language == .zh ? "（见原处）" : "(see there)"
}

private func needsNoData(_ expr: Expr) -> Bool {
  var isStatic = true
  expr.walk {
    switch $0.kind {
    case .variable, .field, .allRows, .definition, .ruleHolds, .ruleVerdict: isStatic = false
    default: break
    }
  }
  return isStatic
}
