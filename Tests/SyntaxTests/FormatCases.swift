import Testing
import ZhanceDiagnostics
import ZhanceSyntax

/// A source, and what the formatter makes of it on a surface.
struct FormatCase: CustomTestStringConvertible, Sendable {
  var surface: Surface?
  var source: String
  var formatted: String
  var names: [String: String] = [:]
  var testDescription: String { source }

  init(_ surface: Surface?, _ source: String, _ formatted: String, names: [String: String] = [:]) {
    (self.surface, self.source, self.formatted, self.names) = (surface, source, formatted, names)
  }

  /// One check in a policy, before and after.
  static func check(
    _ surface: Surface?, _ source: String, _ formatted: String, names: [String: String] = [:]
  ) -> FormatCase {
    let policy = surface == .en ? "policy a \"b\" {\n  check" : "政策 a “b” {\n  校验"
    return FormatCase(surface, "政策 a “b” {\n校验 \(source)\n}", "\(policy) \(formatted)\n}\n", names: names)
  }

  static let all: [FormatCase] = [
    // Signs and spaces.
    .check(nil, "计数 （ 甲 ，乙）＞＝1+2*( 3-丁 )", "计数(甲, 乙) ≥ 1 + 2 * (3 - 丁)"),
    .check(nil, "甲  属于｛ 乙、丙 ， …… ｝", "甲 属于 {乙, 丙, …}"),
    .check(nil, "甲 . 乙 != 丙；", "甲.乙 ≠ 丙;"),
    // Quantities touch their units if these are 汉字 or signs.
    .check(nil, "甲 = 3 名", "甲 = 3名"),
    .check(nil, "甲 为 3 people 以上", "甲 为 3 people 以上"),
    .check(nil, "甲 为 3 至 5 人", "甲 为 3至5人"),
    .check(nil, "甲 为 ３ 名 至 ５ 名", "甲 为 ３名至５名"),
    .check(nil, "甲 = 3 万元户", "甲 = 3 万元户"),
    .check(nil, "甲 = 10 %", "甲 = 10%"),
    .check(.en, "甲 为 3名以上", "甲 equals 3 people or more", names: ["名": "people"]),
    .check(.en, "甲 为 三至五人", "甲 equals 三 to 五 people", names: ["人": "people"]),
    .check(.en, "甲 = 二十五万元", "甲 = 二十五万 yuan", names: ["元": "yuan"]),
    .check(.zh, "甲 = 二十五万 yuan", "甲 = 二十五万元", names: ["yuan": "元"]),
    .check(.zh, "甲 equals 3 to 5 people", "甲 为 3至5人", names: ["people": "人"]),
    .check(.zh, "甲 is 三 people or more", "甲 是 三名以上", names: ["people": "名"]),
    .check(.zh, "甲 equals 5% at the most", "甲 为 5%以内"),
    // Names in backquotes where they need them, and only there.
    .check(nil, "`甲` = `期限` 且 `a-b` = `rule`", "甲 = `期限` 且 `a-b` = `rule`"),
    .check(nil, "甲 = `一名`", "甲 = `一名`"),
    .check(.en, "对每个 甲 取自 乙 丙", "for each 甲 in `principle` 丙", names: ["乙": "principle"]),
    .check(.en, "甲 且 乙", "`in` and `两名`", names: ["甲": "in", "乙": "两名"]),
    .check(.en, "甲 = 3`步长`", "甲 = 3 `step`", names: ["步长": "step"]),
    // Verdicts are translated unless a name stands there.
    .check(.en, "甲 是 不适用 且 乙 不是 符合", "甲 is not applicable and 乙 is not met"),
    .check(.zh, "甲 is   not  applicable", "甲 是 不适用"),
    .check(.en, "甲 是 符合", "甲 is fit", names: ["符合": "fit"]),
    // Texts keep a quoting that reads back.
    .check(.en, "甲 = “乙”", "甲 = \"乙\""),
    .check(.zh, "甲 = \"乙\"", "甲 = “乙”"),
    .check(nil, "甲 = \"乙”", "甲 = \"乙\""),
    .check(.en, "甲 = “说\"好\"吧”", "甲 = “说\"好\"吧”"),
    .check(.zh, "甲 = \"半个 “ 引号\"", "甲 = 「半个 “ 引号」"),
    // Lines, blank lines, comments.
    FormatCase(
      nil, "政策 a “b” {//甲  \n\n\n\n　　//  乙\n规则 丙{ 站 应当 丁 ／／戊\n}\n\n} // 己\n\n\n//庚",
      """
      政策 a “b” {  //甲

        //  乙
        规则 丙 { 站 应当 丁  //戊
        }

      }  // 己

      //庚

      """),
    FormatCase(
      nil, "政策 a “b” {\n规则 甲 { 分情形 乙 {\n丙 : 站 应当 丁\n} }\n校验 (甲 且\n乙)\n}",
      """
      政策 a “b” {
        规则 甲 { 分情形 乙 {
          丙: 站 应当 丁
        } }
        校验 (甲 且
          乙)
      }

      """),
    FormatCase(nil, "词汇 a { }", "词汇 a {}\n"),
    FormatCase(nil, "\n\n引用 「a」", "引用 「a」\n"),
    FormatCase(nil, "", ""),
    FormatCase(nil, "// 只有注", "// 只有注\n"),
    FormatCase(.en, "词汇 a { 实体 乙(个){丙:列表 丁 按 戊 主键} }", "vocabulary a { entity 乙 (个) { 丙: list of 丁 by 戊 key } }\n"),
  ]
}
