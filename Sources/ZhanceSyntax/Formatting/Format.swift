package import ZhanceDiagnostics

/// The text of a tree in its canonical layout; comments and line breaks stay where they were.
///
/// A surface translates every keyword, and every name that `names` gives a spelling for, by the
/// place of its token; `nil` leaves the words as they are. A tree with errors gives its own text:
/// what the parser passed over has no layout.
package func format(_ tree: SourceTree, surface: Surface?, names: [Span: String]) -> String {
  guard !tree.hasErrors else { return tree.file.text }
  var formatter = Formatter(tokens: tree.tokens, spelling: Spelling(surface: surface, names: names))
  return formatter.format()
}

/// Goes over the tokens once, printing each with what stands before it.
struct Formatter {
  private let tokens: [Token]
  private var spelling: Spelling
  private var output = ""
  private var line = 0
  /// Is anything printed on the line at hand?
  private var lineIsEmpty = true
  /// For every open bracket the line on which it was printed.
  private var open: [Int] = []
  private var run = QuantityRun()

  init(tokens: [Token], spelling: Spelling) {
    self.tokens = tokens
    self.spelling = spelling
  }

  mutating func format() -> String {
    var printed: [String] = []
    printed.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      printed.append(spelling.text(of: token, after: index > 0 ? tokens[index - 1] : nil, printed: printed.last))
    }
    for index in tokens.indices {
      leading(of: index)
      token(index, printed)
    }
    while output.last == "\n" { output.removeLast() }
    return output.isEmpty ? "" : output + "\n"
  }

  // MARK: Between tokens

  private mutating func leading(of index: Int) {
    var breaks = 0
    var comment: String.UnicodeScalarView?
    var previous: Unicode.Scalar = " "
    for scalar in tokens[index].leading.unicodeScalars {
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { breaks += 1 }
        if let text = comment { self.comment(String(text)) }
        comment = nil
      } else if comment != nil {
        comment?.append(scalar)
      } else if !Folding.isBlank(scalar) {
        self.breaks(breaks)
        breaks = 0
        comment = String.UnicodeScalarView([scalar])
      }
      previous = scalar
    }
    if let comment { self.comment(String(comment)) }
    if tokens[index].kind != .endOfFile { self.breaks(breaks) }
  }

  /// Ends the line; more than one break leaves one blank line.
  private mutating func breaks(_ count: Int) {
    guard count > 0, !output.isEmpty else { return }
    output += count > 1 ? "\n\n" : "\n"
    line += min(count, 2)
    lineIsEmpty = true
    run = QuantityRun()
  }

  private mutating func comment(_ text: String) {
    var text = "//" + text.unicodeScalars.dropFirst(2).map(String.init).joined()
    while let last = text.unicodeScalars.last, Folding.isBlank(last) { text.unicodeScalars.removeLast() }
    output += lineIsEmpty ? indentation(closing: 0) : "  "
    output += text
    lineIsEmpty = false
  }

  // MARK: Tokens

  private mutating func token(_ index: Int, _ printed: [String]) {
    let token = tokens[index]
    guard token.kind != .endOfFile else { return }
    if lineIsEmpty {
      output += indentation(closing: closers(from: index))
      run.begin(token, printed[index])
    } else if isTight(index, printed) {
      run.join(token, printed[index])
    } else {
      output += isSetApart(index) ? "   " : " "
      run.begin(token, printed[index])
    }
    output += printed[index]
    lineIsEmpty = false
    if token.opensBracket { open.append(line) }
    if token.closesBracket { _ = open.popLast() }
  }

  /// How many closing brackets begin the line.
  private func closers(from index: Int) -> Int {
    var end = index
    while end < tokens.count, tokens[end].closesBracket, end == index || !tokens[end].leading.contains(where: \.isNewline) {
      end += 1
    }
    return end - index
  }

  /// Two spaces for every line above that opened brackets still open here.
  private func indentation(closing: Int) -> String {
    var level = 0
    var last = -1
    for opener in open.dropLast(closing) where opener != last {
      level += 1
      last = opener
    }
    return String(repeating: "  ", count: level)
  }

  /// Statements that share a line without a sign between them stand three spaces apart.
  private func isSetApart(_ index: Int) -> Bool {
    guard tokens[index].startsStatement, case let before = tokens[index - 1] else { return false }
    return ![.leftBrace, .semicolon, .comma, .colon].contains { before.kind == .punctuation($0) }
  }

  private func isTight(_ index: Int, _ printed: [String]) -> Bool {
    let before = tokens[index - 1]
    let token = tokens[index]
    if case .punctuation(let sign) = token.kind {
      switch sign {
      case .comma, .semicolon, .colon, .question, .rightParenthesis, .rightBracket, .setEnd, .callStart, .dot:
        return true
      case .rightBrace: return before.kind == .punctuation(.leftBrace)
      case .leftBrace, .leftParenthesis, .leftBracket, .setStart, .bar, .ellipsis, .tilde, .equal, .notEqual,
        .less, .greater, .lessOrEqual, .greaterOrEqual, .plus, .minus, .times, .divided:
        break
      }
    }
    if case .punctuation(let sign) = before.kind {
      switch sign {
      case .leftParenthesis, .callStart, .leftBracket, .setStart, .dot: return true
      case .leftBrace, .rightBrace, .rightParenthesis, .rightBracket, .setEnd, .comma, .colon, .bar, .semicolon,
        .question, .ellipsis, .tilde, .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .plus,
        .minus, .times, .divided:
        return false
      }
    }
    let following = index + 1 < tokens.count ? (tokens[index + 1], printed[index + 1]) : nil
    return run.takes(token, printed[index], following: following)
  }
}

extension Token {
  var opensBracket: Bool {
    switch kind {
    case .punctuation(let sign):
      [.leftBrace, .leftParenthesis, .leftBracket, .setStart, .callStart].contains(sign)
    case .word, .quotedName, .number, .scale, .unit, .approximation, .date, .text, .tag, .unknown, .endOfFile:
      false
    }
  }

  var closesBracket: Bool {
    switch kind {
    case .punctuation(let sign): [.rightBrace, .rightParenthesis, .rightBracket, .setEnd].contains(sign)
    case .word, .quotedName, .number, .scale, .unit, .approximation, .date, .text, .tag, .unknown, .endOfFile:
      false
    }
  }
}
