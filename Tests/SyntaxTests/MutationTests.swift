import TestSupport
import Testing
import ZhanceDiagnostics
import ZhanceSyntax

/// Whatever is cut off or changed, the parser ends, reports, and keeps every byte.
@Suite("Damaged sources")
struct MutationTests {
  private static let samples = 120

  @Test("every prefix", arguments: SourceCase.all)
  func prefixes(source: SourceCase) {
    let characters = Array(source.text.unicodeScalars)
    let seed = SeededRandom.seed()
    for end in positions(in: characters.count, seed: seed) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: characters[..<end])
      expectSound(String(text), "prefix of \(end) characters, seed \(seed)")
    }
  }

  @Test("one character removed or replaced", arguments: SourceCase.all)
  func mutations(source: SourceCase) {
    let characters = Array(source.text.unicodeScalars)
    let seed = SeededRandom.seed()
    let replacements: [String] = ["", "{", "}", "(", ")", "“", "`", "3", "x", "且", "\n", ":", "\u{0}", "至"]
    var random = SeededRandom(seed: seed)
    for position in positions(in: characters.count, seed: seed) {
      let chosen =
        Environment.runsLongTests
        ? replacements : [replacements[Int.random(in: 0..<replacements.count, using: &random)]]
      for replacement in chosen {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters[..<position])
        text.append(contentsOf: replacement.unicodeScalars)
        text.append(contentsOf: characters[(position + 1)...])
        expectSound(String(text), "“\(replacement)” at \(position), seed \(seed)")
      }
    }
  }

  @Test("nesting without end ends")
  func nesting() {
    let many = 20_000
    for opener in [
      "(", "{", "[", "不 ", "甲 其中 ", "计数(", "有 甲 满足 ", "分情形 { 其余 : ", "集合 ", "对每个 ", "一 至 ", "甲.", "甲 + ",
      "三至",
    ] {
      let text = SyntaxCase.policy(
        "规则 甲 { 站 应当 " + String(repeating: opener, count: many) + " }\n规则 乙 { 站 应当 丁 }")
      expectSound(text, opener)
      expectSound(SyntaxCase.policy("结论 甲 = " + String(repeating: opener, count: many)), opener)
    }
    let clauses = String(repeating: "条款 “一” { ", count: many)
    expectSound("政策 甲 “乙” { " + clauses, "clauses")
    expectSound("词汇 甲 { 实体 乙 { 丙 : " + String(repeating: "集合 ", count: many) + " } }", "types")
  }

  @Test("a long sum is refused, a long list is not")
  func height() {
    let sum = SyntaxCase.policy("校验 甲 = " + Array(repeating: "1", count: 5_000).joined(separator: " + "))
    #expect(parse(sum).diagnostics.map(\.code.id) == [SyntaxCode.tooDeep.rawValue])
    let list = SyntaxCase.policy("校验 " + Array(repeating: "甲", count: 5_000).joined(separator: " 且 "))
    #expect(parse(list).diagnostics.isEmpty)
  }

  private func positions(in count: Int, seed: UInt64) -> [Int] {
    if Environment.runsLongTests { return Array(0..<count) }
    var random = SeededRandom(seed: seed)
    return (0..<Self.samples).map { _ in Int.random(in: 0..<count, using: &random) }
  }

  private func expectSound(_ text: String, _ what: String) {
    let result = parse(text)
    #expect(isLossless(result.value), "\(what)")
    let length = text.utf8.count
    for diagnostic in result.diagnostics {
      let span = diagnostic.primary.span
      #expect(
        span.start >= 0 && span.start <= span.end && span.end <= length, "\(what) \(diagnostic.code.id)")
    }
    let tree = dump(result.value)
    #expect(result.value.hasErrors || !tree.contains("(missing)"), "\(what)")
    if !result.value.hasErrors {
      let again = parse(format(result.value, surface: nil, names: [:]))
      #expect(dump(again.value) == tree, "\(what)")
    }
  }
}
