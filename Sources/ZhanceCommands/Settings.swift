import Zhance
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceSemantics
import ZhanceSyntax

/// Applies `--only`, `--parameter` and `--reading`; a failure names what does not exist.
func applySettings(_ request: EvaluationRequest, to session: inout Session, checked: CheckedProgram)
  -> CommandOutput?
{
  let language = request.policy.language
  let program = session.program
  if !request.only.isEmpty {
    var rules: Set<RuleID> = []
    for word in request.only {
      let found = program.rules.filter { isNamed($0, word, in: program) }
      guard !found.isEmpty else {
        return unknown(
          "--only", word, program.rules.flatMap(\.names.spellings),
          Bilingual("规则、条款或标记", "rule, clause or tag"), language)
      }
      rules.formUnion(found.map(\.id))
    }
    session.options.rules = rules
  }
  for setting in request.parameters {
    guard let (name, text) = split(setting) else { return badSetting("--parameter", setting, language) }
    let found = program.parameters.filter { isNamed($0.names, $0.policy, name, in: program) }
    guard let parameter = found.first, found.count == 1 else {
      return unknown(
        "--parameter", name, program.parameters.flatMap(\.names.spellings), Bilingual("参数", "parameter"),
        language)
    }
    switch parameterValue(text, of: parameter, checked: checked) {
    case .success(let value): session.options.parameters[parameter.id] = value
    case .failure(let wrong):
      return CommandOutput(
        err: render(wrong.diagnostics, sources: [wrong.source], language: language, style: .text),
        status: .usage)
    }
  }
  for setting in request.readings {
    guard let (name, option) = split(setting) else { return badSetting("--reading", setting, language) }
    let found = program.readings.filter { isNamed($0.names, $0.policy, name, in: program) }
    guard !found.isEmpty else {
      return unknown(
        "--reading", name, program.readings.flatMap(\.names.spellings), Bilingual("读法", "reading"), language)
    }
    for reading in found {
      guard let index = reading.options.firstIndex(where: { $0.spellings.contains(option) }) else {
        return unknown(
          "--reading", option, reading.options.flatMap(\.spellings), Bilingual("选项", "option"), language)
      }
      session.options.readings[reading.id] = index
    }
  }
  return nil
}

private func isNamed(_ rule: Rule, _ word: String, in program: Program) -> Bool {
  isNamed(rule.names, rule.policy, word, in: program) || rule.tags.contains(word)
    || rule.clause.citation == word
    || program[rule.policy].names.spellings.contains { policy in
      rule.tags.contains { policy + "/" + $0 == word }
    }
}

/// `name`, or `policy.name`.
private func isNamed(_ names: Names, _ policy: PolicyID, _ word: String, in program: Program) -> Bool {
  names.spellings.contains(word)
    || program[policy].names.spellings.contains { owner in
      names.spellings.contains { owner + "." + $0 == word }
    }
}

private func split(_ setting: String) -> (String, String)? {
  guard let sign = setting.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
  let name = setting[..<sign].trimmingBlank
  let value = setting[setting.index(after: sign)...].trimmingBlank
  return name.isEmpty || value.isEmpty ? nil : (name, value)
}

extension Substring {
  fileprivate var trimmingBlank: String {
    var text = self
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

private struct WrongValue: Error {
  let diagnostics: [Diagnostic]
  let source: SourceFile
}

/// Reads a value as the language would: `3名`, `20%`, `2020-06-15`, `是`.
private func parameterValue(_ text: String, of parameter: Parameter, checked: CheckedProgram) -> Result<
  Value, WrongValue
> {
  let source = SourceFile(id: FileID(0), path: "--parameter", text: text)
  let parsed = parseExpression(source)
  guard !parsed.hasErrors else {
    return .failure(WrongValue(diagnostics: parsed.diagnostics, source: source))
  }
  let lowered = checkValue(parsed.value, is: parameter.type, in: checked)
  guard !lowered.hasErrors, case .literal(let value) = lowered.value.kind else {
    return .failure(WrongValue(diagnostics: lowered.diagnostics, source: source))
  }
  return .success(value)
}

private func badSetting(_ option: String, _ text: String, _ language: Language) -> CommandOutput {
  failure(
    Bilingual("\(option) 要写成 名称=值，这里是“\(text)”", "\(option) takes name=value, not “\(text)”"), language,
    status: .usage)
}

private func unknown(
  _ option: String, _ word: String, _ candidates: [String], _ what: Bilingual, _ language: Language
) -> CommandOutput {
  let near = Suggestion.near(word, in: candidates)
  return failure(
    Bilingual(
      "\(option)：没有名为“\(word)”的\(what.zh)" + (near.isEmpty ? "" : "；是不是 \(near.joined(separator: "、"))？"),
      "\(option): no \(what.en) named “\(word)”"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")),
    language, status: .usage)
}
