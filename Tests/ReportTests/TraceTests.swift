import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport

@Suite("The tree behind a finding, and coverage")
struct TraceTests {
  typealias F = Fixture

  @Test("as people read it", arguments: Language.allCases)
  func text(_ language: Language) throws {
    let wording = Wording(program: F.program, dataset: F.dataset(), language: language)
    let renderer = TraceRenderer(wording)
    let text = [F.teamBreached(), F.teamUnknown(), Samples.everyKind().evaluation.findings[3]]
      .map(renderer.text).joined(separator: "\n")
    try expectSnapshot(text, named: "trace.\(language.rawValue).text")
  }

  @Test("a tree deeper than anyone reads ends in an ellipsis, in text and JSON")
  func depth() {
    var trace = Trace(expr: F.certified, result: .value(.truth(true)))
    for _ in 0..<20_000 { trace = Trace(expr: F.certified, result: .value(.truth(true)), children: [trace]) }
    let wordings = Language.allCases.map { Wording(program: F.program, dataset: F.dataset(), language: $0) }
    #expect(TraceRenderer(wordings[0]).tree(trace).hasSuffix("└─ …\n"))
    #expect(TraceJSON(wordings[0], wordings[1]).text(trace).contains("\"truncated\":true"))
    // Letting go of a chain of arrays recurses; unlink it a level at a time.
    while let child = trace.children.first { trace = child }
  }

  @Test("coverage of verdicts, never rounded up", arguments: Language.allCases)
  func coverage(_ language: Language) throws {
    func rule(_ zh: String, _ possible: Set<Verdict>, _ occurred: Set<Verdict>) -> CoverageInput.Rule {
      CoverageInput.Rule(
        names: Names(zh: zh, en: nil), policy: Names(zh: "宁波", en: "ningbo"), possible: possible,
        occurred: occurred)
    }
    let rules = [
      rule("人员配备", [.met, .breached, .unknown], [.met, .breached]),
      rule("四有按期", [.met, .breached, .pending], [.met, .breached, .pending]),
      rule("联络员", [.met, .breached], []),
    ]
    let report = ScenarioReport(
      scenarios: [
        ScenarioResult(title: "一名持证社工离站", file: "ningbo.zc", line: 12),
        ScenarioResult(
          title: "期限当日", file: "ningbo.zc", line: 20,
          failures: [Bilingual("预期 符合 宁波.人员配备，得到 待核", "expected met ningbo.team, got unknown")]),
      ], coverage: CoverageInput(rules: rules))
    try expectSnapshot(report.text(language), named: "scenarios.\(language.rawValue).text")
    let nearly = CoverageInput(
      rules: (0..<1000).map { rule("规则", [.met], $0 == 0 ? [] : [.met]) })
    #expect(coverageText(nearly, language).contains("999/1000 (99.9%)"))
    #expect(!coverageText(nearly, language).contains("100" + ".0%"))
  }
}
