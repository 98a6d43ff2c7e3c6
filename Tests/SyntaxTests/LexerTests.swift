import Testing
import ZhanceDiagnostics
import ZhanceSyntax

@Suite("Lexing")
struct LexerTests {
  /// Tokens as `kind:text`, the kind by a letter.
  private func tokens(_ text: String) -> String {
    let file = parse(text).value
    return file.tokens.dropLast().map { token in
      let letter =
        switch token.kind {
        case .word: "w"
        case .quotedName: "q"
        case .number: "n"
        case .scale: "s"
        case .unit: "u"
        case .approximation: "a"
        case .date: "d"
        case .text: "t"
        case .tag: "g"
        case .punctuation: "p"
        case .unknown: "?"
        case .endOfFile: "e"
        }
      return letter + ":" + token.text
    }.joined(separator: " ")
  }

  @Test(
    "numbers, units and bounds fall apart without spaces",
    arguments: [
      ("不少于3名", "w:不少于 n:3 u:名"),
      ("25万元以上", "n:25 s:万 u:元 w:以上"),
      ("1.5亿", "n:1.5 s:亿"),
      ("3万亿元", "n:3 s:万亿 u:元"),
      ("5%以内", "n:5 u:% w:以内"),
      ("３％", "n:３ u:％"),
      ("100㎡", "n:100 u:㎡"),
      ("3至5人", "n:3 w:至 n:5 u:人"),
      ("3名至5名", "n:3 u:名 w:至 n:5 u:名"),
      ("3至五人", "n:3 w:至 n:五 u:人"),
      ("3人次", "n:3 u:人次"),
      ("15工作日", "n:15 u:工作日"),
      ("3名以上且持证", "n:3 u:名 w:以上 w:且持证"),
      ("1且", "n:1 w:且"),
      ("3people", "n:3 u:people"),
      ("三名", "n:三 u:名"),
      ("二十五人以下", "n:二十五 u:人 w:以下"),
      ("二十五万元", "n:二十五 s:万 u:元"),
      ("一万二千个", "n:一万二千 u:个"),
      ("三至五人", "n:三 w:至 n:五 u:人"),
      ("两年", "n:两 u:年"),
      ("两年持证", "w:两年持证"),
      ("一批", "w:一批"),
      ("万元", "w:万元"),
      ("三", "w:三"),
      ("两三名", "a:两三名"),
      ("三五个", "a:三五个"),
      ("十几人", "a:十几人"),
      ("十余人", "a:十余人"),
      ("设施数", "w:设施数"),
      ("LOGO标识2", "w:LOGO标识 n:2"),
      ("A1级3", "w:A1级 n:3"),
      ("x_1y", "w:x_1y"),
    ])
  func quantities(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "dates",
    arguments: [
      ("2021年6月30日", "d:2021年6月30日"),
      ("２０２１年６月", "d:２０２１年６月"),
      ("2021年6月底", "d:2021年6月底"),
      ("2021年底前", "d:2021年底 w:前"),
      ("2021-06-30", "d:2021-06-30"),
      ("２０２１－６－３０", "d:２０２１－６－３０"),
      ("2021-06", "d:2021-06"),
      ("2021-6", "n:2021 p:- n:6"),
      ("2021年", "n:2021 u:年"),
      ("2021年度", "n:2021 u:年度"),
      ("6月30日", "d:6月30日"),
      ("6月", "n:6 u:月"),
      ("6个月", "n:6 u:个月"),
    ])
  func dates(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "texts end where they must",
    arguments: [
      ("“甲”", "t:“甲”"), ("\"甲\"", "t:\"甲\""), ("「甲」", "t:「甲」"), ("＂甲＂", "t:＂甲＂"),
      ("“甲\" 乙", "t:“甲\" w:乙"),
      ("\"甲” 乙", "t:\"甲” w:乙"),
      ("“甲“乙”丙”丁", "t:“甲“乙”丙” w:丁"),
      ("“甲\"乙\"丙”丁", "t:“甲\"乙\"丙” w:丁"),
      ("“甲\" “乙”", "t:“甲\" t:“乙”"),
      ("\"a//b\" // 注", "t:\"a//b\""),
      ("“甲\n乙", "t:“甲 w:乙"),
      ("`1+2 甲`乙", "q:`1+2 甲` w:乙"),
    ])
  func texts(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "signs",
    arguments: [
      ("≥≧>=＞＝", "p:≥ p:≧ p:>= p:＞＝"), ("≤≦<=＜＝", "p:≤ p:≦ p:<= p:＜＝"), ("≠!=！＝", "p:≠ p:!= p:！＝"),
      ("…", "p:…"), ("……...", "p:…… p:..."), ("、，,", "p:、 p:， p:,"), ("甲。乙", "w:甲 p:。 w:乙"),
      ("甲.乙．丙", "w:甲 p:. w:乙 p:． w:丙"), ("a／／b", "w:a"), ("a/b", "w:a p:/ w:b"), ("#＄", "?:#＄"),
    ])
  func signs(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }
}
