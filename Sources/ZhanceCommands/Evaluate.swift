import Zhance
import ZhanceData
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport
import ZhanceSemantics

/// Policies, data and options of one run, ready to be evaluated.
struct Session {
  var program: Program
  var dataset: Dataset
  var options: EvaluationOptions
  var loaded: LoadReport
  var workspace: Workspace
}

/// Reads everything that a request names; the failure says what could not be read.
func prepare(_ request: EvaluationRequest) -> Result<Session, CommandFailure> {
  let language = request.policy.language
  let (checked, workspace, messages) = compile(request.policy)
  guard let checked else {
    return .failure(CommandFailure(output: CommandOutput(err: messages, status: .failed)))
  }
  let program = checked.program
  guard !program.policies.isEmpty else {
    return .failure(
      CommandFailure(output: failure(Bilingual("给出的文件里没有政策", "none of the files holds a policy"), language)))
  }
  guard let asOf = CalendarDate(iso: request.asOf) else {
    return .failure(CommandFailure(output: badDate("--as-of", request.asOf, language)))
  }
  var options = EvaluationOptions(asOf: asOf)
  if let text = request.asIfInForce {
    guard let date = CalendarDate(iso: text) else {
      return .failure(CommandFailure(output: badDate("--as-if-in-force", text, language)))
    }
    options.asIfInForce = date
  }
  let paths = request.data.map { $0 == "-" ? $0 : FileSystem.join(request.policy.folder, $0) }
  for path in paths where path != "-" && !FileSystem.exists(path) {
    return .failure(
      CommandFailure(output: failure(Bilingual("没有数据文件“\(path)”", "no data file “\(path)”"), language)))
  }
  // Standard input has no name to tell its format: text that begins with a brace or bracket is JSON
  // (NDJSON where several lines begin so).
  let standardInput = request.standardInput.map { DataDocument(name: standardInputName($0), bytes: $0) }
  let result = load(paths, schema: program.schema, standardInput: standardInput)
  var session = Session(
    program: program, dataset: result.dataset, options: options, loaded: result.report, workspace: workspace)
  if let missing = request.subjects.first(where: { key in
    !program.schema.entities.contains { result.dataset.row($0.id, key: key) != nil }
  }) {
    let keys = program.schema.entities.flatMap { entity in
      result.dataset.rows(of: entity.id).compactMap { result.dataset.key(of: $0) }
    }
    let near = Suggestion.near(missing, in: keys)
    return .failure(
      CommandFailure(
        output: failure(
          Bilingual(
            "数据里没有对象“\(missing)”" + (near.isEmpty ? "" : "；是不是 \(near.joined(separator: "、"))？"),
            "the data has no subject “\(missing)”"
              + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")), language,
          status: .usage)))
  }
  if let failed = applySettings(request, to: &session, checked: checked) {
    return .failure(CommandFailure(output: failed))
  }
  return .success(session)
}

private func standardInputName(_ bytes: [UInt8]) -> String {
  let lines = bytes.split(separator: UInt8(ascii: "\n")).prefix(2)
  let braces = lines.count { $0.first == UInt8(ascii: "{") }
  if braces == 2
    || braces == 1 && lines.count == 1 && lines.first?.last == UInt8(ascii: "}")
      && !bytes.contains(UInt8(ascii: "["))
  {
    return "stdin.ndjson"
  }
  return bytes.first { $0 > 0x20 } == UInt8(ascii: "{") || bytes.first { $0 > 0x20 } == UInt8(ascii: "[")
    ? "stdin.json" : "stdin.csv"
}

struct CommandFailure: Error {
  let output: CommandOutput
}

private func badDate(_ option: String, _ text: String, _ language: Language) -> CommandOutput {
  failure(
    Bilingual(
      "\(option) 要写成 2020-08-01 这样的日期，这里是“\(text)”",
      "\(option) takes a date such as 2020-08-01, not “\(text)”"),
    language, status: .usage)
}

/// Evaluates the policies on the data and renders the findings.
///
/// `rejects` names a file to which rejected rows are written. Standard output holds the answer only;
/// messages about the data go to standard error.
package func runEvaluate(_ request: EvaluationRequest, format: String, rejects: String?) -> CommandOutput {
  let language = request.policy.language
  guard let reportFormat = ReportFormat(rawValue: format) else {
    return unknownFormat(format, ReportFormat.allCases.map(\.rawValue), language)
  }
  let conditions: [FailCondition]
  switch FailCondition.parse(request.failOn) {
  case .success(let parsed): conditions = parsed
  case .failure(let wrong):
    return failure(
      Bilingual(
        "--fail-on 没有“\(wrong.word)”；可用：\(FailCondition.allCases.map(\.rawValue).joined(separator: "、"))",
        "--fail-on has no “\(wrong.word)”; there are: \(FailCondition.allCases.map(\.rawValue).joined(separator: ", "))"
      ),
      language, status: .usage)
  }
  let session: Session
  switch prepare(request) {
  case .success(let ready): session = ready
  case .failure(let failed): return failed.output
  }
  var output = CommandOutput()
  // Where nothing is wrong with the data, the report's head says what was read.
  if session.loaded.problemCount > 0 {
    output.err = session.loaded.lines(language).map { $0 + "\n" }.joined()
  }
  if let rejects, !session.loaded.rejects.isEmpty,
    !FileSystem.write(rejectsCSV(session.loaded.rejects), to: FileSystem.join(request.policy.folder, rejects))
  {
    output.err += Bilingual("写不了“\(rejects)”\n", "cannot write “\(rejects)”\n")[language]
    output.status = .failed
    return output
  }
  if session.loaded.files.contains(where: { !$0.isReadable }) {
    output.status = .failed
    return output
  }
  let evaluation = select(
    evaluate(session.program, on: session.dataset, options: session.options), request, session)
  output.out = render(
    Report(
      program: session.program, dataset: session.dataset, evaluation: evaluation, load: summary(session),
      language: language, options: reportOptions(request, session)), as: reportFormat)
  let rejected = session.loaded.rejected
  if let limit = request.maxRejects, rejected > limit {
    output.status = .failed
  } else if conditions.contains(where: { $0.matches(evaluation, rejected: rejected) }) {
    output.status = .matched
  }
  return output
}

/// Explains the findings of one rule for one subject, as a tree and a sentence each.
package func runExplain(_ request: EvaluationRequest, rule: String, format: String) -> CommandOutput {
  let language = request.policy.language
  guard format == "text" || format == "json" else {
    return unknownFormat(format, ["text", "json"], language)
  }
  var request = request
  request.only = [rule]
  let session: Session
  switch prepare(request) {
  case .success(let ready): session = ready
  case .failure(let failed): return failed.output
  }
  let evaluation = select(
    evaluate(session.program, on: session.dataset, options: session.options), request, session)
  let report = Report(
    program: session.program, dataset: session.dataset, evaluation: evaluation, load: summary(session),
    language: language, options: reportOptions(request, session))
  if format == "json" { return CommandOutput(out: render(report, as: .json)) }
  let wording = Wording(
    program: session.program, dataset: session.dataset, language: language, showPrivate: request.showPrivate)
  let renderer = TraceRenderer(wording)
  let text = evaluation.findings.map { renderer.text($0) }.joined(separator: "\n")
  if text.isEmpty {
    return CommandOutput(
      out: Bilingual("这条规则对这个对象没有结论\n", "the rule has no finding for this subject\n")[language])
  }
  return CommandOutput(out: text.hasSuffix("\n") ? text : text + "\n")
}

func reportOptions(_ request: EvaluationRequest, _ session: Session) -> ReportOptions {
  ReportOptions(
    all: request.showAll || !request.subjects.isEmpty, limit: request.limit, showPrivate: request.showPrivate,
    bom: request.byteOrderMark, groupBy: districtLike(session.program))
}

/// The entity by whose rows a summary is broken down: the first actor's that other entities refer
/// to most, short of the policies' own subjects.
private func districtLike(_ program: Program) -> EntityID? {
  let subjects = Set(program.policies.compactMap(\.appliesTo.first))
  var counts: [EntityID: Int] = [:]
  for entity in program.schema.entities where subjects.contains(entity.id) {
    for field in entity.fields {
      if case .row(let targets) = field.type, targets.count == 1 { counts[targets[0], default: 0] += 1 }
    }
  }
  return program.schema.actors.compactMap(\.entity).first { counts[$0] != nil && !subjects.contains($0) }
}

func summary(_ session: Session) -> LoadSummary {
  var digests: [PolicyID: String] = [:]
  for policy in session.program.policies {
    digests[policy.id] = dataDigest(Array(session.program.files[policy.span.file.index].text.utf8))
  }
  return LoadSummary(
    files: session.loaded.files.map {
      LoadSummary.File(
        path: $0.file, digest: $0.digest, read: $0.read, evaluated: $0.evaluated, rejected: $0.rejected,
        skipped: $0.skipped)
    },
    problems: session.loaded.problems.map { Bilingual($0.line(.zh), $0.line(.en)) }, policyDigests: digests)
}

/// Keeps the findings that the request asks for.
private func select(_ evaluation: Evaluation, _ request: EvaluationRequest, _ session: Session) -> Evaluation
{
  guard !request.bearers.isEmpty || !request.subjects.isEmpty else { return evaluation }
  var result = evaluation
  let actors = Set(
    session.program.schema.actors.filter { !Set($0.names.spellings).isDisjoint(with: request.bearers) }.map(
      \.id))
  result.findings = evaluation.findings.filter { finding in
    let bears =
      request.bearers.isEmpty || finding.bearers.contains(where: actors.contains)
      || finding.holders.contains {
        $0.flatMap { session.dataset.key(of: $0) }.map(request.bearers.contains) ?? false
      }
    let isSubject =
      request.subjects.isEmpty
      || finding.subject.steps.contains { step in
        if case .row(let row) = step {
          session.dataset.key(of: row).map(request.subjects.contains) ?? false
        } else {
          false
        }
      }
    return bears && isSubject
  }
  return result
}

/// When `--fail-on` ends a run with status 1; a fault alone does so by default.
enum FailCondition: String, CaseIterable {
  case fault, violation, deviation, shortfall, unknown, pending, rejected, none

  struct Unknown: Error { let word: String }

  static func parse(_ words: [String]) -> Result<[FailCondition], Unknown> {
    let words = words.flatMap { $0.split { $0 == "," || $0 == "，" || $0 == "、" }.map(String.init) }
    var conditions: [FailCondition] = words.isEmpty ? [.fault] : []
    let labels: [String: FailCondition] = [
      "故障": .fault, "违反": .violation, "偏离": .deviation, "未达目标": .shortfall, "待核": .unknown, "未到期": .pending,
      "退回": .rejected, "无": .none,
    ]
    for word in words {
      guard let condition = FailCondition(rawValue: word) ?? labels[word] else {
        return .failure(Unknown(word: word))
      }
      conditions.append(condition)
    }
    return .success(conditions)
  }

  func matches(_ evaluation: Evaluation, rejected: Int) -> Bool {
    switch self {
    case .fault: evaluation.findings.contains { $0.fault != nil } || !evaluation.isComplete
    case .violation: evaluation.findings.contains { $0.severity == .violation }
    case .deviation: evaluation.findings.contains { $0.severity == .deviation }
    case .shortfall: evaluation.findings.contains { $0.severity == .shortfall }
    case .unknown: evaluation.findings.contains { $0.verdict == .unknown }
    case .pending: evaluation.findings.contains { $0.verdict == .pending }
    case .rejected: rejected > 0
    case .none: false
    }
  }
}
