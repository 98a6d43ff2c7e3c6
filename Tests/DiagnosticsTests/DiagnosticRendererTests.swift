import Testing
import ZhanceDiagnostics

@Suite("Diagnostics as people and programs read them")
struct DiagnosticRendererTests {
  private static let code = DiagnosticCode("ZH0203", .error, Bilingual("", ""), Bilingual("", ""))
  private static let warning = DiagnosticCode("ZH0410", .warning, Bilingual("", ""), Bilingual("", ""))

  private func source(_ text: String, path: String = "例市.zc", id: Int = 0) -> SourceFile {
    SourceFile(id: FileID(id), path: path, text: text)
  }

  /// The span of the first occurrence of a text.
  private func span(_ needle: String, in source: SourceFile) -> Span {
    let (all, part) = (Array(source.text.utf8), Array(needle.utf8))
    let start =
      (0...max(0, all.count - part.count)).first { Array(all[$0..<min($0 + part.count, all.count)]) == part }
      ?? 0
    return Span(file: source.id, start: start, end: start + part.count)
  }

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("a misspelt name, in either language")
  func name() {
    let source = source("第一行\n社工人书 不少于 3人\n")
    let diagnostic = Diagnostic(
      Self.code, Bilingual("没有名为“社工人书”的字段", "no field named “社工人书”"), at: span("社工人书", in: source),
      notes: [Bilingual("字段声明在词汇里", "fields are declared in the vocabulary")],
      fixes: [Fix(Bilingual("改为 `社工人数`", "change to `社工人数`"), certainty: .automatic)], clause: "第四条（四）")
    #expect(
      render([diagnostic], sources: [source], language: .zh, style: .text) == """
        错误[ZH0203] 没有名为“社工人书”的字段
          ┌─ 例市.zc:2:1 · 第四条（四）
        2 │ 社工人书 不少于 3人
          │ ^^^^^^^^
          = 说明：字段声明在词汇里
          = 建议：改为 `社工人数`　[可自动改]

        """)
    #expect(
      render([diagnostic], sources: [source], language: .en, style: .text) == """
        error[ZH0203] no field named “社工人书”
          ┌─ 例市.zc:2:1 · 第四条（四）
        2 │ 社工人书 不少于 3人
          │ ^^^^^^^^
          = note: fields are declared in the vocabulary
          = help: change to `社工人数` [auto-fixable]

        """)
    #expect(
      render([diagnostic], sources: [source], language: .en, style: .short)
        == "例市.zc:2:1: error[ZH0203]: no field named “社工人书”\n")
  }

  @Test("two places on a line, one on another, one in another file")
  func related() {
    let source = source("社工人数 不少于 2万元\n\n\n声明 2万元\n")
    let other = self.source("社工人数 : 人\n", path: "字段.zc", id: 1)
    let diagnostic = Diagnostic(
      Self.code, Bilingual("单位不符", "units differ"), at: span("2万元", in: source),
      label: Bilingual("金额", "money"),
      related: [
        Diagnostic.Label(span("社工人数", in: source), Bilingual("人数", "people")),
        Diagnostic.Label(span("声明", in: source)),
        Diagnostic.Label(span("人 ", in: self.source("无")), nil),
        Diagnostic.Label(Span(file: other.id, start: 0, end: 12), Bilingual("声明于此", "declared here")),
      ].filter { $0.span.end > 0 })
    let text = render([diagnostic], sources: [source, other], language: .zh, style: .text)
    #expect(
      text == """
        错误[ZH0203] 单位不符
          ┌─ 例市.zc:1:10
        1 │ 社工人数 不少于 2万元
          │ ~~~~~~~~        ^^^^^ 金额
          │ ~~~~~~~~ 人数
          ·
        4 │ 声明 2万元
          │ ~~~~
          ┌─ 字段.zc:1:1
        1 │ 社工人数 : 人
          │ ~~~~~~~~ 声明于此

        """)
  }

  @Test(
    "marks stand under what they mean",
    arguments: [
      ("满意率\t不低于 ９０％", "９０％"), ("𠮷田 abc", "abc"), ("e\u{301}é 汉", "汉"), ("a\u{1B}[31m b", "b"),
      ("\u{202E}abc 汉字", "汉字"), ("x", "x"), ("👩‍💻 汉", "汉"),
    ])
  func alignment(_ line: String, _ marked: String) {
    let source = source(line + "\n")
    let diagnostic = Diagnostic(Self.code, Bilingual("错", "wrong"), at: span(marked, in: source))
    let lines = lines(render([diagnostic], sources: [source], language: .zh, style: .text))
    let shown = String(lines[2].dropFirst(4))
    let caret = String(lines[3].dropFirst(4))
    #expect(!shown.unicodeScalars.contains(where: PlainText.isUnsafe))
    let before = shown.split(separator: marked, maxSplits: 1, omittingEmptySubsequences: false)[0]
    #expect(DisplayWidth.of(before) == caret.prefix { $0 == " " }.count)
    #expect(DisplayWidth.of(marked) == caret.count { $0 == "^" })
  }

  @Test("a long line is shown around the mark", arguments: [0, 7, 500, 4_999])
  func window(_ position: Int) {
    var characters = Array(repeating: "汉", count: 5000)
    characters[position] = "X"
    let source = source(characters.joined() + "\n")
    let diagnostic = Diagnostic(Self.code, Bilingual("错", "wrong"), at: span("X", in: source))
    let lines = lines(render([diagnostic], sources: [source], language: .zh, style: .text))
    let shown = String(lines[2].dropFirst(4))
    #expect(DisplayWidth.of(shown) <= 112)
    let before = shown.split(separator: "X", maxSplits: 1, omittingEmptySubsequences: false)[0]
    #expect(shown.contains("X"))
    #expect(DisplayWidth.of(before) == lines[3].dropFirst(4).prefix { $0 == " " }.count)
  }

  @Test("any span is survived, and says where as well as it can")
  func spans() {
    let source = source("甲乙\n\n丙")
    for start in [-5, 0, 1, 2, 6, 7, 8, 11, 99] {
      for end in [-9, 0, 3, 7, 11, 1000] {
        for file in [0, 3] {
          let diagnostic = Diagnostic(
            Self.code, Bilingual("错", "wrong"), at: Span(file: FileID(file), start: start, end: end))
          for style in DiagnosticStyle.allCases {
            let text = render([diagnostic], sources: [source], language: .zh, style: style)
            #expect(text.contains("ZH0203"))
            #expect(style != .text || file != 0 || text.contains("^"))
          }
        }
      }
    }
    #expect(render([], sources: [], language: .zh, style: .text) == "")
  }

  @Test("a span over several lines is marked to the end of its first, an empty one by one mark")
  func extent() {
    let source = source("ab cd\nef\n")
    func caret(_ start: Int, _ end: Int) -> Substring {
      let diagnostic = Diagnostic(
        Self.code, Bilingual("错", "wrong"), at: Span(file: FileID(0), start: start, end: end))
      return lines(render([diagnostic], sources: [source], language: .zh, style: .text))[3]
    }
    #expect(caret(3, 8) == "  │    ^^")
    #expect(caret(1, 1) == "  │  ^")
    #expect(caret(5, 5) == "  │      ^")
  }

  @Test("in the order of places, each cause once, errors kept before warnings")
  func limit() {
    let source = source(String(repeating: "x\n", count: 40))
    func at(_ line: Int, _ code: DiagnosticCode) -> Diagnostic {
      Diagnostic(code, Bilingual("错", "wrong"), at: Span(file: FileID(0), start: line * 2, end: line * 2 + 1))
    }
    let many = (0..<30).reversed().map { at($0, $0 == 29 ? Self.code : Self.warning) } + [at(29, Self.code)]
    let text = render(many, sources: [source], language: .zh, style: .text)
    #expect(text.contains("另有 10 处"))
    #expect(text.contains("错误[ZH0203]"))
    #expect(text.contains("例市.zc:1:1"))
    #expect(render(many, sources: [source], language: .en, style: .text, limit: 3).contains("27 more"))
    let short = render(many, sources: [source], language: .zh, style: .short).split(separator: "\n")
    #expect(short.count == 30)
    #expect(short.first?.hasPrefix("例市.zc:1:1:") == true)
  }

  @Test("for programs: every column by its own count")
  func json() {
    let source = source("甲\n\t𠮷 社工人书\n")
    let place = span("社工人书", in: source)
    let diagnostic = Diagnostic(
      Self.code, Bilingual("没有名为“社工人书”的字段", "no field named “社工人书”"), at: place,
      fixes: [
        Fix(Bilingual("改为 社工人数", "change to 社工人数"), edits: [TextEdit(place, "社工人数")], certainty: .automatic)
      ], clause: "第四条（四）")
    let zh = render([diagnostic], sources: [source], language: .zh, style: .json)
    #expect(
      zh == """
        {"schema":"zhance/diagnostic@1","code":"ZH0203","severity":"error","message":{"zh":"没有名为“社工人书”的字段","en":"no field named “社工人书”"},"file":"例市.zc","clause":"第四条（四）","range":{"byte":[10,22],"line":2,"end_line":2,"col":[4,8],"utf16":[4,8],"display":[5,13]},"label":null,"related":[],"notes":[],"fixes":[{"title":{"zh":"改为 社工人数","en":"change to 社工人数"},"applicability":"automatic","edits":[{"file":"例市.zc","byte":[10,22],"text":"社工人数"}]}],"explain":"zhance explain ZH0203"}

        """)
    #expect(zh == render([diagnostic], sources: [source], language: .en, style: .json))
  }
}
