import Testing
import ZhanceDiagnostics

@Suite("JSON")
struct JSONWriterTests {
  private func write(_ breakDepth: Int = 0, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(breakDepth: breakDepth)
    body(&writer)
    return writer.text
  }

  @Test("compact, in the order given")
  func compact() {
    let text = write { writer in
      writer.object { writer in
        writer.member("b", 1)
        writer.member("a") { writer in
          writer.array { writer in
            writer.value("x")
            writer.array { _ in }
            writer.object { _ in }
            writer.value(true)
            writer.null()
            writer.number(verbatim: "170141183460469231731687303715884105727")
          }
        }
        writer.member("none", nil as String?)
        writer.member("text", Bilingual("甲", "a"))
      }
    }
    #expect(
      text
        == #"{"b":1,"a":["x",[],{},true,null,170141183460469231731687303715884105727],"none":null,"text":{"zh":"甲","en":"a"}}"#
    )
  }

  @Test("items of the outer containers on lines of their own")
  func broken() {
    let text = write(2) { writer in
      writer.object { writer in
        writer.member("a") { writer in
          writer.array { writer in
            writer.object { $0.member("x", 1) }
            writer.object { $0.member("x", 2) }
          }
        }
        writer.member("b") { $0.array { _ in } }
      }
    }
    #expect(text == "{\n  \"a\": [\n    {\"x\":1},\n    {\"x\":2}\n  ],\n  \"b\": []\n}")
  }

  @Test(
    "what a terminal or a parser could act on is escaped",
    arguments: [
      ("\"\\", #""\"\\""#), ("\n\r\t", #""\n\r\t""#),
      ("\u{0}\u{1B}\u{7F}\u{9B}", #""\u0000\u001b\u007f\u009b""#),
      ("\u{2028}\u{202E}", #""\u2028\u202e""#), ("\u{E0041}", #""\udb40\udc41""#), ("汉𠮷", "\"汉𠮷\""),
    ])
  func escapes(_ string: String, _ expected: String) {
    #expect(write { $0.value(string) } == expected)
  }
}
