/// Writes JSON: keys in the order in which they are given, so that the same calls give the same bytes.
///
/// Containers less deep than `breakDepth` put each item on a line of its own; all else is compact.
/// Characters that a terminal could act on are written as escapes.
package struct JSONWriter {
  package private(set) var text = ""
  private let breakDepth: Int
  /// For each open container, whether it has an item.
  private var open: [Bool] = []
  private var isAfterKey = false

  package init(breakDepth: Int = 0) {
    self.breakDepth = breakDepth
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    container("{", "}", body)
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    container("[", "]", body)
  }

  /// A key of an object and, in `body`, its value.
  package mutating func member(_ key: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    quote(key)
    text += open.count <= breakDepth ? ": " : ":"
    isAfterKey = true
    body(&self)
    isAfterKey = false
  }

  package mutating func value(_ string: String) {
    separate()
    quote(string)
  }

  package mutating func value(_ integer: Int) { literal("\(integer)") }

  package mutating func value(_ truth: Bool) { literal(truth ? "true" : "false") }

  package mutating func null() { literal("null") }

  /// A number of any size, in digits that JSON accepts.
  package mutating func number(verbatim digits: String) { literal(digits) }

  private mutating func literal(_ word: String) {
    separate()
    text += word
  }

  private mutating func container(_ start: String, _ end: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    text += start
    open.append(false)
    body(&self)
    let hasItems = open.removeLast()
    if hasItems, open.count < breakDepth { newLine() }
    text += end
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let hasItems = open.last else { return }
    if hasItems { text += "," }
    open[open.count - 1] = true
    if open.count <= breakDepth { newLine() }
  }

  private mutating func newLine() {
    text += "\n"
    for _ in open { text += "  " }
  }

  private mutating func quote(_ string: String) {
    text += "\""
    if string.unicodeScalars.contains(where: { needsEscape($0) }) {
      for scalar in string.unicodeScalars { escape(scalar) }
    } else {
      text += string
    }
    text += "\""
  }

  private func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\\" || PlainText.isUnsafe(scalar)
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where PlainText.isUnsafe(scalar):
      for unit in Character(scalar).utf16 {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    default: text.unicodeScalars.append(scalar)
    }
  }
}

extension JSONWriter {
  /// A text, or null.
  package mutating func member(_ key: String, _ string: String?) {
    member(key) { writer in
      if let string { writer.value(string) } else { writer.null() }
    }
  }

  package mutating func member(_ key: String, _ integer: Int?) {
    member(key) { writer in
      if let integer { writer.value(integer) } else { writer.null() }
    }
  }

  package mutating func member(_ key: String, _ truth: Bool) {
    member(key) { $0.value(truth) }
  }

  /// Both languages, as `{"zh": …, "en": …}`.
  package mutating func member(_ key: String, _ text: Bilingual) {
    member(key) { $0.value(text) }
  }

  package mutating func value(_ text: Bilingual) {
    object { writer in
      writer.member("zh", text.zh)
      writer.member("en", text.en)
    }
  }
}
