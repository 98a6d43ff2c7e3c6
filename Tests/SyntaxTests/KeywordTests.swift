import Testing
import ZhanceDiagnostics
import ZhanceSyntax

@Suite("Keywords")
struct KeywordTests {
  @Test("the spellings are one to one; only 是 is two words")
  func oneToOne() {
    #expect(Set(Keyword.allCases.map(\.english)).count == Keyword.allCases.count)
    let chinese = Dictionary(grouping: Keyword.allCases, by: \.chinese).filter { $0.value.count > 1 }
    #expect(chinese == ["是": [.yes, .is]])
  }

  @Test("sixty-four words and twenty wordings are reserved")
  func counts() {
    #expect(Keyword.allCases.filter { $0.place == .everywhere }.count == 64)
    #expect(Keyword.allCases.filter { $0.place == .comparison }.count == 20)
  }

  @Test("English spellings are ASCII, Chinese ones 汉字", arguments: Keyword.allCases)
  func scripts(keyword: Keyword) {
    #expect(keyword.english.allSatisfy { $0.isASCII && !$0.isUppercase })
    #expect(keyword.chinese.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) })
  }

  @Test(
    "a keyword that is not reserved is free as a name", arguments: Keyword.allCases.filter { !$0.isReserved })
  func contextual(keyword: Keyword) {
    for word in [keyword.chinese, keyword.english] where !word.contains(where: { $0 == " " || $0 == "/" }) {
      let source = """
        词汇 甲 { 单位 { \(word) } 选项 \(word) { \(word), 乙 } 实体 \(word) { \(word) : 乙 } }
        政策 乙 “丙” {
          规则 \(word) { \(word) 应当 \(word) 为 3 \(word) }
          表 丁 按 戊 { \(word) : \(word) }
        }
        情景 \(word) { 改 \(word) = \(word) 预期 \(word) = 3 }
        """
      let result = parse(source)
      #expect(summary(result.diagnostics, of: source) == "")
    }
  }

  @Test("a reserved word is no name without backquotes", arguments: Keyword.allCases.filter(\.isReserved))
  func reserved(keyword: Keyword) {
    #expect(Keyword.isReservedWord(keyword.chinese))
    let source = SyntaxCase.policy("定义 `\(keyword.chinese)` = `\(keyword.english)`")
    #expect(summary(parse(source).diagnostics, of: source) == "")
    let bare = SyntaxCase.policy("定义 \(keyword.chinese) = 甲")
    #expect(parse(bare).diagnostics.count == 1)
  }

  @Test("verdicts by name")
  func verdicts() {
    #expect(Keyword.verdict(named: "不适用") == .notApplicable)
    #expect(Keyword.verdict(named: "not applicable") == .notApplicable)
    #expect(Keyword.verdict(named: "met") == .met)
    #expect(Keyword.verdict(named: "violation") == nil)
  }

  @Test("words that swallowed a keyword are cut apart")
  func split() {
    #expect(Keyword.split("每个人员")?.parts == ["每个", "人员"])
    #expect(Keyword.split("人员其中持证")?.parts == ["人员", "其中", "持证"])
    #expect(Keyword.split("设施数") == nil)
    #expect(Keyword.split("应当") == nil)
  }
}
