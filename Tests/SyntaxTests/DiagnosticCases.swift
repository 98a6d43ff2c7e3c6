import Testing
import ZhanceDiagnostics
import ZhanceSyntax

/// A faulty source, the message that it draws, the text underlined, and the source after the fix.
struct SyntaxCase: CustomTestStringConvertible, Sendable {
  var code: SyntaxCode
  var underlined: String
  var source: String
  /// What the first proposal makes of the source; nil if there is none.
  var mended: String?
  var testDescription: String { "\(code.rawValue) \(source)" }

  init(_ code: SyntaxCode, _ underlined: String, _ source: String, mended: String? = nil) {
    (self.code, self.underlined, self.source, self.mended) = (code, underlined, source, mended)
  }

  static func policy(_ items: String) -> String { "政策 例市 “例” {\n\(items)\n}\n" }

  static func item(_ code: SyntaxCode, _ underlined: String, _ source: String, mended: String? = nil)
    -> SyntaxCase
  {
    SyntaxCase(code, underlined, policy(source), mended: mended.map(policy))
  }

  static func check(_ code: SyntaxCode, _ underlined: String, _ source: String, mended: String? = nil)
    -> SyntaxCase
  {
    item(code, underlined, "校验 " + source, mended: mended.map { "校验 " + $0 })
  }

  static let all: [SyntaxCase] = brackets + words + expressions + literals + places
}

extension SyntaxCase {
  private static let brackets: [SyntaxCase] = [
    .item(
      .unbalancedBracket, "（", "规则 甲 当 （持证社工数 ≥ 1名 且 满意率 ≥ 90% { 站 应当 乙 }",
      mended: "规则 甲 当 （持证社工数 ≥ 1名 且 满意率 ≥ 90%） { 站 应当 乙 }"),
    .item(
      .unbalancedBracket, "(", "规则 甲 { 站 应当 计数(人员 不少于 3名 }\n规则 乙 { 站 应当 丙 }",
      mended: "规则 甲 { 站 应当 计数(人员 不少于 3名) }\n规则 乙 { 站 应当 丙 }"),
    .item(
      .unbalancedBracket, "{", "规则 甲 { 站 应当 乙\n规则 丙 { 站 应当 丁 }",
      mended: "规则 甲 { 站 应当 乙 }\n规则 丙 { 站 应当 丁 }"),
    .item(
      .unbalancedBracket, "{", "条款 “一” { 规则 甲 { 站 应当 乙 }\n规则 丙 { 站 应当 丁 }"),
    .item(.unbalancedBracket, "）", "校验 甲 且 乙）", mended: "校验 甲 且 乙"),
    .item(.unbalancedBracket, "]", "规则 甲 { 站 应当 乙 ] }", mended: "规则 甲 { 站 应当 乙  }"),
    SyntaxCase(
      .unbalancedBracket, "}", "政策 甲 “乙” { 条款 “一” { 规则 甲 { 站 应当 乙 } } } 规则 丙 { 站 应当 丁 } }\n情景 “戊” { }"),
    SyntaxCase(.unbalancedBracket, "}", "引用 “甲”\n}", mended: "引用 “甲”\n"),
    SyntaxCase(.unbalancedBracket, "{", "词汇 甲 { 单位 { 个 }", mended: "词汇 甲 { 单位 { 个 } }"),
    .item(.unbalancedBracket, "[", "规则 甲 [3-e { 站 应当 乙 }", mended: "规则 甲 [3-e] { 站 应当 乙 }"),
  ]

  private static let words: [SyntaxCase] = [
    .item(
      .wordsRunTogether, "对每个人员", "规则 甲 对每个人员 { 站 应当 乙 }", mended: "规则 甲 对每个 人员 { 站 应当 乙 }"),
    .item(
      .wordsRunTogether, "街道应当", "规则 甲 { 街道应当 乙 }", mended: "规则 甲 { 街道 应当 乙 }"),
    .item(.wordsRunTogether, "规则人员配备", "规则人员配备 { 站 应当 乙 }", mended: "规则 人员配备 { 站 应当 乙 }"),
    .check(.wordsRunTogether, "人员其中", "计数(人员其中 持证) 不少于3名", mended: "计数(人员 其中 持证) 不少于3名"),
    .check(.wordsRunTogether, "持证社工不少于", "持证社工不少于3名", mended: "持证社工 不少于3名"),
    .item(.reservedName, "期限", "规则 期限 { 站 应当 甲 }", mended: "规则 `期限` { 站 应当 甲 }"),
    .item(.reservedName, "一次", "规则 一次 { 站 应当 甲 }", mended: "规则 `一次` { 站 应当 甲 }"),
    SyntaxCase(
      .reservedName, "from", "vocabulary a { entity B { from: text } }",
      mended: "vocabulary a { entity B { `from`: text } }"),
    .item(
      .unterminated, "“", "条款 “一 { 规则 甲 { 站 应当 乙 } }"),
    .item(.unterminated, "`", "规则 `甲 { 站 应当 乙 }"),
    .item(.unknownCharacter, "#", "规则 一站#一策 { 站 应当 甲 }"),
    .check(.unknownCharacter, "☃☃", "甲 不少于 ☃☃ 3名"),
    .item(.repeatedPart, "当", "规则 甲 当 乙 当 丙 { 站 应当 丁 }"),
    SyntaxCase(
      .mixedSeparators, ",", "词汇 甲 { 选项 乙 { 无 < 助理, 区级 } }", mended: "词汇 甲 { 选项 乙 { 无 < 助理 < 区级 } }"),
  ]

  private static let expressions: [SyntaxCase] = [
    .check(.mixedAndOr, "或", "甲 且 乙 或 丙", mended: "(甲 且 乙) 或 丙"),
    .check(.mixedAndOr, "且", "甲 或 乙 且 丙 或 丁", mended: "甲 或 (乙 且 丙) 或 丁"),
    .check(.chainedComparison, "<=", "3 <= 人数 <= 5", mended: "3 <= 人数 且 人数 <= 5"),
    .check(.bareBound, "45岁以下", "年龄 45岁以下", mended: "年龄 为 45岁以下"),
    .check(.bareBound, "3至5人", "计数(人员) 3至5人", mended: "计数(人员) 为 3至5人"),
    .check(.bareBound, "3名以上", "人数 不少于 3名以上", mended: "人数 为 3名以上"),
    .check(.bareBound, "5%以内", "5%以内"),
    .check(.hyphenRange, "-", "人数 为 2-3名", mended: "人数 为 2至3名"),
    .check(.hyphenRange, "～", "人数 为 2～3名", mended: "人数 为 2至3名"),
    .check(.tooDeep, "(", String(repeating: "(", count: 120) + "甲" + String(repeating: ")", count: 120)),
  ]

  private static let literals: [SyntaxCase] = [
    .check(.approximateNumber, "两三名", "人数 为 两三名", mended: "人数 为 2至3名"),
    .check(.approximateNumber, "约3名", "人数 为 约3名"),
    .check(.approximateNumber, "约三名", "人数 为 约三名"),
    .check(.approximateNumber, "3名左右", "人数 为 3名左右"),
    .check(.approximateNumber, "1200余人", "人数 为 1200余人"),
    .check(.approximateNumber, "几名", "人数 不少于 几名"),
    .check(
      .numberTooLong, "1234567890123456789012345678901", "人数 < 1234567890123456789012345678901"),
    .check(.impossibleDate, "2021年6月31日", "日 早于 2021年6月31日", mended: "日 早于 2021年6月30日"),
    .check(.impossibleDate, "2021-02-29", "日 早于 2021-02-29", mended: "日 早于 2021-02-28"),
    .check(.impossibleDate, "２０２１－１１－３１", "日 早于 ２０２１－１１－３１", mended: "日 早于 ２０２１－１１－30"),
    .check(.impossibleDate, "2021年13月", "日 早于 2021年13月"),
    .check(.impossibleDate, "0000-01-01", "日 早于 0000-01-01"),
    .check(
      .dateWithoutYear, "6月30日", "日 早于 6月30日 且 日 晚于 2020年底", mended: "日 早于 2020年6月30日 且 日 晚于 2020年底"),
    .check(.dateWithoutYear, "6月底", "日 早于 6月底"),
  ]

  private static let places: [SyntaxCase] = [
    .check(.unexpected, "}", "计数(人员) 不少于"),
    .item(.unexpected, "计数", "规则 甲 { 站 计数(人员) 不少于 3名 }"),
    .item(.unexpected, "甲", "规则 甲 甲 { 站 应当 乙 }"),
    .item(.unexpected, "甲", "甲 人员"),
    .item(.unexpected, "{", "例外 甲 { 站 应当 乙 }"),
    .item(.unexpected, "}", "参数 甲 : 个 ="),
    .check(.unexpected, "3", "持证社工 3名"),
    .check(.unexpected, "乙", "甲 且 (丙 乙)"),
    SyntaxCase(.unexpected, "规则", "规则 甲 { 站 应当 乙 }"),
    SyntaxCase(.unexpected, "你好", "你好"),
    SyntaxCase(.unexpected, "", "政策"),
    SyntaxCase(.unexpected, "甲", "情景 “乙” { 甲 }"),
    SyntaxCase(.unexpected, "乙", "词汇 甲 { 乙 }"),
    SyntaxCase(.unexpected, "}", "词汇 甲 { 实体 乙 { 丙 } }"),
    SyntaxCase(.unexpected, "丁", "词汇 甲 { 实体 乙 { 丙 :\n丁 : 文本 } }"),
    .item(.unexpected, "站", "规则 甲 {\n站 应当 计数(人员) 不少于\n站 应当 乙\n}"),
  ]
}
