import Foundation
import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport

/// Python's jsonschema judges what this project writes by the schemas that it publishes.
enum SchemaValidator {
  private static func run(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String)
  {
    // Files, not pipes: a child started at the same time would inherit a pipe's end and keep it open.
    let folder = NSTemporaryDirectory() + "zhance-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(input.utf8).write(to: URL(fileURLWithPath: folder + "/in"))
    try Data().write(to: URL(fileURLWithPath: folder + "/out"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/out"))
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/in"))
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/out"))
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// A build server has to have it; elsewhere its absence skips the tests.
  static let isAvailable: Bool =
    ProcessInfo.processInfo.environment["CI"] == "true"
    || (try? run(["-c", "import jsonschema"]))?.status == 0

  /// What is wrong with the documents, one JSON text a line; empty if nothing.
  static func complaints(schema: String, lines: String) throws -> String {
    let program = """
      import json, sys, jsonschema
      schema = json.loads(sys.stdin.readline())
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      count = 0
      for line in sys.stdin:
          count += 1
          for error in validator.iter_errors(json.loads(line)):
              print(error.json_path, error.message[:300])
      print("checked", count)
      """
    let flat = schema.split(separator: "\n").joined(separator: " ")
    let (status, output) = try run(["-c", program], input: flat + "\n" + lines)
    let count = lines.split(separator: "\n").count
    return status == 0 && output == "checked \(count)\n" ? "" : output
  }
}

@Suite(
  "Published schemas",
  .enabled(if: SchemaValidator.isAvailable, "python3 with jsonschema is not installed"))
struct SchemaTests {
  typealias F = Fixture

  private func expectValid(
    _ lines: String, _ schema: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = try #require(jsonSchema(named: schema))
    #expect(try SchemaValidator.complaints(schema: text, lines: lines) == "", sourceLocation: sourceLocation)
  }

  private func onOneLine(_ json: String) -> String {
    json.split(separator: "\n").joined(separator: " ") + "\n"
  }

  @Test("evaluations")
  func evaluations() throws {
    let reports = [Samples.everyKind(), Samples.city(), Samples.attacked()]
    try expectValid(reports.map { onOneLine(render($0, as: .json)) }.joined(), "evaluation")
    var bare = Samples.everyKind()
    bare.options.includesBecause = false
    bare.evaluation.checks = [CheckResult(check: 0, subject: F.subject(), truth: .unknown)]
    bare.program.checks = [
      DataCheck(
        policy: PolicyID(0), clause: F.clauseSix, binders: [], condition: F.team, text: "合计", span: F.place)
    ]
    bare.program.ranks = [
      Rank(
        id: RankID(0), policy: PolicyID(0), names: Names(zh: "次序", en: nil), clause: F.clauseSix, tags: [],
        list: F.staff, row: BindingID(1), keys: [F.certified], span: F.place)
    ]
    bare.evaluation.rankings = [
      Ranking(rank: RankID(0), subject: nil, places: [(row: F.row(F.worker, 0), best: 1, worst: 2)])
    ]
    try expectValid(onOneLine(render(bare, as: .json)), "evaluation")
  }

  @Test("findings a line")
  func lines() throws {
    let text = render(Samples.everyKind(), as: .ndjson)
    let findings = text.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    try expectValid(findings, "evaluation-line")
  }

  @Test("diagnostics")
  func diagnostics() throws {
    let code = DiagnosticCode("ZH0203", .error, Bilingual("", ""), Bilingual("", ""))
    let span = Span(file: FileID(0), start: 0, end: 6)
    let full = Diagnostic(
      code, Bilingual("没有", "no \u{1B}"), at: span, label: Bilingual("这里", "here"),
      related: [Diagnostic.Label(Span(file: FileID(7), start: 0, end: 1))], notes: [Bilingual("甲", "a")],
      fixes: [Fix(Bilingual("改", "change"), edits: [TextEdit(span, "x")], certainty: .automatic)], clause: "三"
    )
    let text = render(
      [full, Diagnostic(code, Bilingual("另", "other"), at: span)], sources: [F.source], language: .zh,
      style: .json)
    try expectValid(text, "diagnostic")
  }

  @Test("a schema refuses what it should", arguments: jsonSchemaNames)
  func refusal(_ name: String) throws {
    let text = try #require(jsonSchema(named: name))
    #expect(try SchemaValidator.complaints(schema: text, lines: "{}\n") != "")
    #expect(try SchemaValidator.complaints(schema: text, lines: "{\"verdict\": \"fine\"}\n") != "")
  }
}
