import Testing
import ZhanceDiagnostics
import ZhanceSyntax

@Suite("Messages about syntax")
struct SyntaxDiagnosticTests {
  @Test("one cause, one message, on the right place", arguments: SyntaxCase.all)
  func message(example: SyntaxCase) {
    let result = parse(example.source)
    let found = result.diagnostics.map {
      "\($0.code.id) “\(text($0.primary.span, of: example.source))”"
    }
    #expect(found == ["\(example.code.rawValue) “\(example.underlined)”"])
    #expect(isLossless(result.value))
    for diagnostic in result.diagnostics {
      #expect(!diagnostic.message.zh.hasSuffix("。") && !diagnostic.message.en.hasSuffix("."))
    }
  }

  @Test("the first proposal mends the text", arguments: SyntaxCase.all.filter { $0.mended != nil })
  func fix(example: SyntaxCase) throws {
    let fix = try #require(parse(example.source).diagnostics.first?.fixes.first)
    let mended = apply(fix, to: example.source)
    #expect(mended == example.mended)
    #expect(summary(parse(mended).diagnostics, of: mended) == "")
  }

  @Test("every proposal of a mixture reads without a message")
  func alternatives() throws {
    let source = SyntaxCase.policy("校验 甲 且 乙 或 丙 且 丁")
    let fixes = try #require(parse(source).diagnostics.first?.fixes)
    #expect(
      fixes.map { apply($0, to: source) } == [
        SyntaxCase.policy("校验 (甲 且 乙) 或 (丙 且 丁)"), SyntaxCase.policy("校验 甲 且 (乙 或 丙) 且 丁"),
      ])
  }

  @Test("every code has a case", arguments: SyntaxCode.allCases.filter { $0 != .fileTooLarge })
  func covered(code: SyntaxCode) {
    #expect(SyntaxCase.all.contains { $0.code == code })
  }

  @Test("the examples of the catalogue do what they say", arguments: SyntaxCode.allCases)
  func catalogue(code: SyntaxCode) {
    let entry = code.entry
    #expect(entry.id == code.rawValue)
    #expect(!entry.title.zh.isEmpty && !entry.title.en.isEmpty && !entry.explanation.zh.isEmpty)
    guard !entry.example.bad.isEmpty else { return }
    #expect(parse(wrapped(entry.example.bad)).diagnostics.map(\.code.id) == [entry.id])
    let good = wrapped(entry.example.good)
    #expect(summary(parse(good).diagnostics, of: good) == "")
  }

  private func wrapped(_ example: String) -> String {
    if example.hasPrefix("选项") { return "词汇 例 { \(example) }" }
    if example.hasPrefix("条款") { return "政策 例 “例” {\n\(example)\n} }" }
    return SyntaxCase.policy(example)
  }

  @Test("a file that is too large is not read")
  func tooLarge() {
    let result = parse(String(repeating: "政策", count: 800_000))
    #expect(result.diagnostics.map(\.code.id) == [SyntaxCode.fileTooLarge.rawValue])
    #expect(isLossless(result.value))
  }

  @Test("a bad rule hides neither its neighbours nor their faults")
  func recovery() {
    let bad = [
      "规则 乙 { 街道 应当 计数(人员 不少于 }", "规则 乙 当 { 街道 应当 甲 }", "规则 { 街道 应当 甲 }", "规则 乙 { 街道 应当",
      "规则 乙 { 街道 应当 甲 属于 {丙, } }", "规则 乙 街道 应当 甲 }", "规则 乙 [ { 街道 应当 甲 }", "规则 乙 { 街道 甲 不少于 3名 }",
      "规则 乙 对每个 { 街道 应当 甲 }", "规则 乙 { 分情形 甲 { 丙 街道 应当 丁 } }", "规则 乙 { @@@ }", "规则",
    ]
    for rule in bad {
      let source = SyntaxCase.policy(
        "条款 “一” {\n规则 甲 { 街道 应当 甲 }\n\(rule)\n规则 丙 { 街道 应当 日 早于 2021-02-30 }\n}\n规则 丁 { 街道 应当 甲 }")
      let result = parse(source)
      let tree = dump(result.value)
      #expect(tree.contains("(rule 甲") && tree.contains("丙") && tree.contains("(rule 丁"), "\(rule)\n\(tree)")
      let codes = result.diagnostics.map(\.code.id)
      #expect(codes.last == SyntaxCode.impossibleDate.rawValue, "\(rule)")
      #expect(codes.count == 2, "\(rule)\n\(summary(result.diagnostics, of: source))")
    }
  }

  @Test("a bad line hides no other line of its rule")
  func lines() {
    for line in ["街道 应当 计数(人员) 不少于", "街道 应当 有 ( ", "街道 计数(人员)", "街道 应当 甲 属于 {乙 丙}", "@", "应当"] {
      let source = SyntaxCase.policy("规则 甲 {\n站 应当 一线\n\(line)\n站 应当 日 早于 6月30日\n}\n规则 乙 { 站 应当 丁 }")
      let result = parse(source)
      let codes = result.diagnostics.map(\.code.id)
      #expect(
        codes.count == 2 && codes.last == "ZH0122", "\(line)\n\(summary(result.diagnostics, of: source))")
      let tree = dump(result.value)
      #expect(tree.contains("一线") && tree.contains("丁"))
    }
  }
}
