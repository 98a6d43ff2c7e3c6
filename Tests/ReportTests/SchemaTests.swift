import Foundation
import TestSupport
import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport

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
