import Testing
import ZhanceDiagnostics
import ZhanceSemantics
import ZhanceSyntax

@Suite struct DiagnosticTests {
  /// The message codes of a source, each with the text that it underlines.
  private func messages(_ source: String) -> [(code: String, underlined: String)] {
    let file = SourceFile(id: FileID(0), path: "例市.zhance", text: vocabulary + source)
    let parsed = parse(file)
    let checked = check([parsed.value])
    let bytes = Array(file.text.utf8)
    return (parsed.diagnostics + checked.diagnostics).map {
      let span = $0.primary.span
      return ($0.code.id, String(decoding: bytes[span.start..<min(span.end, bytes.count)], as: UTF8.self))
    }
  }

  @Test(arguments: diagnosticCases)
  func drawsItsMessage(_ item: DiagnosticCase) {
    let found = messages(item.source)
    #expect(
      found.contains { $0.code == item.code.rawValue && $0.underlined == item.underlined },
      "found \(found)")
  }

  @Test func everyCodeHasACase() {
    let covered = Set(diagnosticCases.map(\.code))
    #expect(SemanticCode.allCases.filter { !covered.contains($0) } == [])
  }

  @Test func aFaultlessPolicyDrawsNone() {
    let source = policy("规则 甲 | a { 街道 应当 计数(人员 其中 持证) 为 3名以上 ； 应当 有 人员 满足 持证 }")
    #expect(messages(source).map(\.code) == [])
  }

  @Test func oneBadRuleNeverHidesErrorsInTheNext() {
    let source = policy("规则 甲 { 街道 应当 计数(人园) 不少于 3名 } 规则 乙 { 街道 应当 计数(人员) 不少于 3 }")
    #expect(messages(source).map(\.code) == ["ZH0201", "ZH0304"])
  }

  @Test func namesNearTheMisspeltOneAreOffered() {
    let file = SourceFile(id: FileID(0), path: "例市.zhance", text: vocabulary + rule("志原者数 不少于 3人"))
    let found = check([parse(file).value]).diagnostics
    #expect(found.first?.fixes.first?.title.zh.contains("志愿者数") == true)
    let joined = SourceFile(id: FileID(0), path: "例市.zhance", text: vocabulary + rule("有人员"))
    let split = parse(joined)
    let fixes = (split.diagnostics + check([split.value]).diagnostics).flatMap(\.fixes).map(\.title.zh)
    #expect(fixes.contains { $0.contains("有 人员") }, "\(fixes)")
  }
}
