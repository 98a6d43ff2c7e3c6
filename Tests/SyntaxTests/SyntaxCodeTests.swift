import Testing
import ZhanceDiagnostics
import ZhanceSyntax

/// The example of every message draws it, and its mended form does not.
@Suite struct SyntaxCodeTests {
  private func codes(_ text: String) -> [String] {
    parse(SourceFile(id: FileID(0), path: "例.zhance", text: text)).diagnostics.map(\.code.id)
  }

  /// An example may be a file, or what stands inside of a rule, a condition or a definition.
  private func contexts(_ text: String) -> [String] {
    [
      text, "政策 例 “例” { 条款 “一” { \(text) } }", "政策 例 “例” { 条款 “一” { 规则 甲 { \(text) } } }",
      "政策 例 “例” { 条款 “一” { 规则 甲 { 街道 应当 \(text) } } }",
      "政策 例 “例” { 条款 “一” { 定义 甲 = \(text) } }", "词汇 例 { \(text) }", "词汇 例 { 实体 甲 { \(text) } }",
      "政策 例 “例” { \(text) }", "情景 “例” { \(text) }",
    ]
  }

  @Test(arguments: SyntaxCode.allCases)
  func examplesDrawTheirMessage(_ code: SyntaxCode) {
    let example = code.entry.example
    // Limits have no example of a few lines; `limits` shows them.
    guard !example.bad.isEmpty else {
      #expect(limited.contains(code), "\(code.rawValue) has no example")
      return
    }
    #expect(contexts(example.bad).contains { codes($0).contains(code.rawValue) }, "\(example.bad)")
    if !example.good.isEmpty {
      #expect(contexts(example.good).contains { !codes($0).contains(code.rawValue) }, "\(example.good)")
    }
  }

  private var limited: [SyntaxCode] {
    SyntaxCode.allCases.filter { code in
      ["deep", "large", "long"].contains { "\(code)".lowercased().contains($0) }
    }
  }

  @Test func deepNestingIsRefusedNotFatal() {
    for bracket in [("(", ")"), ("不 (", ")"), ("{", "}"), ("有 甲 满足 (", ")")] {
      let text =
        "政策 例 “例” { 条款 “一” { 规则 甲 { 街道 应当 " + String(repeating: bracket.0, count: 3_000) + "乙"
        + String(repeating: bracket.1, count: 3_000) + " } } }"
      #expect(!codes(text).isEmpty)
    }
    #expect(!codes(String(repeating: "条款 “一” { ", count: 5_000)).isEmpty)
  }

  @Test func everyPrefixOfASmallFileEndsInDiagnosticsAndLosesNothing() {
    let text = """
      政策 例 “例” { 文号 “甲〔2020〕1号” 施行 2020-01-01 适用于 站, 区 其中 名 是 “宁” // 注
        条款 “一” “题” {
          表 数 按 区 : 甲列, 乙列 { 东 : 1个, 2个 }  读法 读 { 甲, 乙 } 默认 甲 理由 “由”
          规则 人 [1-a] 对每个 人员 其中 证 每月 从 起日 至 止日 期限 本期.下期.止 当 甲 为 3名以上 { 街道 应当 计数(人员 其中 (证 且 龄 为 45岁以下)) 为 3至5人 否则说明 由 }
          例外 外 优先于 人 当 式 是 自 { 分情形 式 { 自 : 街道 可 有 人员  其余 : 未规定 } }
        }
      }
      情景 “甲” { 设有 站 “甲” { 证 : 是 } 截至 2020-12-01 改 例.读 = 乙 减 人员 其中 名 是 “丁” 预期 不符合 例.人 对象 “甲” }
      """
    let characters = Array(text)
    for length in stride(from: 0, through: characters.count, by: 3) {
      let prefix = String(characters[..<length])
      let tree = parse(SourceFile(id: FileID(0), path: "例", text: prefix)).value
      #expect(tree.tokens.map { $0.leading + $0.text }.joined() == prefix)
    }
    let whole = parse(SourceFile(id: FileID(0), path: "例", text: text))
    #expect(whole.diagnostics.map(\.code.id) == [])
  }

  @Test func everyKeywordHasTwoSpellingsOfItsOwn() {
    for spelling in [\Keyword.chinese, \Keyword.english] {
      var seen: [String: Keyword] = [:]
      for keyword in Keyword.allCases where keyword.isReserved && keyword != .yes {
        #expect(seen.updateValue(keyword, forKey: keyword[keyPath: spelling]) == nil, "\(keyword)")
      }
    }
  }
}
