import ZhanceDiagnostics

extension Lexer {
  func isOpeningQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "“" || scalar == "「" || scalar == "\"" || scalar == "＂" || scalar == "”" || scalar == "」"
  }

  /// A text in quotes, on one line.
  ///
  /// Its own closing quote ends it; quotes of another kind inside it are part of it as long as
  /// they pair up. So mixed ends (`“text"`) are understood where nothing else can be meant.
  mutating func lexText() {
    let start = index
    let limit = lineEnd(from: start)
    guard let end = closingQuote(from: start, limit: limit) else {
      var textEnd = limit
      while textEnd > start + 1, Folding.isBlank(scalars[textEnd - 1]) { textEnd -= 1 }
      report(
        Diagnostic(
          SyntaxCode.unterminated,
          Bilingual(
            "这里的文字到行末也没有后引号，文字须在一行之内写完",
            "the text that begins here has no closing quote by the end of its line"),
          at: span(start, start + 1),
          fixes: [
            Fix(
              Bilingual("在行末补上后引号", "close the text at the end of the line"),
              edits: [TextEdit(span(textEnd, textEnd), scalars[start] == "\"" ? "\"" : "”")],
              certainty: .confirm)
          ]))
      emit(.text, from: start, to: textEnd, word: "")
      lexed.unterminated.insert(lexed.tokens.count - 1)
      return
    }
    emit(.text, from: start, to: end + 1, word: string(start + 1, end))
  }

  private func closingQuote(from start: Int, limit: Int) -> Int? {
    let opener = scalars[start]
    // A closing quote where a text should begin counts as an opening one.
    let isStraight = opener == "\"" || opener == "＂"
    var curly = 0
    var corner = 0
    var otherEnd: Int?
    for position in (start + 1)..<max(limit, start + 1) {
      switch scalars[position] {
      case "\"", "＂":
        if isStraight { return position }
        if curly == 0 && corner == 0 { otherEnd = otherEnd ?? position }
      case "“":
        if let otherEnd { return otherEnd }
        curly += 1
      case "「":
        if otherEnd != nil, opener == "「" { return otherEnd }
        corner += 1
      case "”":
        if curly == 0 { return position }
        curly -= 1
      case "」":
        if corner == 0 { return position }
        corner -= 1
      default:
        break
      }
    }
    return otherEnd
  }

  /// A name in backquotes, on one line.
  mutating func lexQuotedName() {
    let start = index
    let limit = lineEnd(from: start)
    var end = start + 1
    while end < limit, folded(end) != "`" { end += 1 }
    guard end < limit else {
      report(
        Diagnostic(
          SyntaxCode.unterminated,
          Bilingual(
            "反引号里的名字到行末也没有结束",
            "the name in backquotes that begins here does not end on its line"),
          at: span(start, start + 1)))
      emit(.quotedName, from: start, to: limit, word: Folding.foldLetters(string(start + 1, limit)))
      lexed.unterminated.insert(lexed.tokens.count - 1)
      return
    }
    emit(.quotedName, from: start, to: end + 1, word: Folding.foldLetters(string(start + 1, end)))
  }
}
