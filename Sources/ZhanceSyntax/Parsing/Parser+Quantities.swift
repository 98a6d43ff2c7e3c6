import ZhanceDiagnostics

extension Parser {
  /// A number with its scale and unit.
  mutating func quantity() -> ExpressionSyntax {
    let start = here
    height = 1
    mark(index, as: .number)
    var number = NumberReader.read(words[index], span: current.span)
    if NumberReader.significantDigits(words[index]) > Limits.digits { reportTooLong() }
    advance()
    var approximate = acceptApproximation()
    if kind == .scale, touches(index) {
      number.scale = NumberReader.scale(words[index])
      number.span.end = current.span.end
      advance()
    }
    var unit: Identifier?
    if kind == .unit, touches(index) || approximate {
      unit = takeName()
    } else if unitFollows(index) {
      mark(index, as: .unit)
      unit = takeName()
    }
    if acceptApproximation() { approximate = true }
    if approximate { reportApproximation(from: start, fixes: []) }
    return ExpressionSyntax(.quantity(number, unit: unit), span(from: start))
  }

  private mutating func acceptApproximation() -> Bool {
    guard kind == .approximation, touches(index) else { return false }
    advance()
    return true
  }

  /// Is the name at a place the unit of the number before it?
  ///
  /// Not if it begins what comes next: a field, a cell, a line, a mark, a header, a step.
  func unitFollows(_ position: Int) -> Bool {
    let next = position + 1
    // `0 yuan` at the end of a line, a modality at the head of the next: the name is no bearer.
    let endsLine = startsLine.indices.contains(next) && startsLine[next]
    guard isName(position), !startsLine[position], endsLine || !startsNormLine(position) else { return false }
    switch kind(at: next) {
    case .punctuation(.colon), .punctuation(.bar), .punctuation(.dot): return false
    case .punctuation, .word, .quotedName, .number, .scale, .unit, .approximation, .date, .text, .tag,
      .unknown,
      .endOfFile:
      break
    }
    return !at(.also, from: next) && !isStopWord(position)
  }

  func isStopWord(_ position: Int) -> Bool {
    let keywords: [Keyword]
    switch stopWords {
    case .none: return false
    case .marks: keywords = Self.markKeywords
    case .headers: keywords = Self.headerKeywords
    case .steps: keywords = Self.stepKeywords + [.for]
    }
    return keywords.contains { length(of: $0, at: position) > 0 }
  }

  static let markKeywords: [Keyword] = [.key, .private, .fixed, .onlyUp, .step, .cost]
  static let headerKeywords: [Keyword] = [
    .document, .issuer, .status, .issued, .inForce, .basedOn, .appliesTo,
  ]
  static let stepKeywords: [Keyword] = [
    .given, .asOf, .asIfInForce, .change, .add, .remove, .without, .waive, .expect,
  ]

  /// Where the quantity at a place ends, and whether a bound follows it.
  func quantityShape(at position: Int) -> (end: Int, hasBound: Bool)? {
    guard kind(at: position) == .number else { return nil }
    var end = position + 1
    while kind(at: end) == .scale || kind(at: end) == .unit || kind(at: end) == .approximation { end += 1 }
    if end == position + 1 || kind(at: end - 1) == .scale, unitFollows(end) { end += 1 }
    let hasBound =
      at(.orMore, from: end) || at(.orLess, from: end) || at(.atTheMost, from: end)
      || at(.to, from: end) && kind(at: end + 1) == .number
    return (end, hasBound)
  }

  /// 三 people: a bare numeral in 汉字 is a number where a unit or a second number follows.
  func isBareNumeral(_ position: Int) -> Bool {
    guard isNumeral(position) else { return false }
    let next = position + 1
    if at(.to, from: next) { return kind(at: next + 1) == .number || isNumeral(next + 1) }
    return unitFollows(next)
  }

  private func isNumeral(_ position: Int) -> Bool {
    guard kind(at: position) == .word, let numeral = ChineseNumeral(prefixOf: words[position].unicodeScalars)
    else { return false }
    return numeral.length == words[position].unicodeScalars.count && numeral.neighbours == nil
  }

  // MARK: Reports

  mutating func failApproximation() {
    reportApproximation(from: here, fixes: [])
    failed = true
    muted = true
  }

  /// 两三名, 约三名, 几名: one token, not a definite number.
  mutating func approximateWord() -> ExpressionSyntax {
    let start = here
    let text = words[index]
    let place = current.span
    advance()
    var fixes: [Fix] = []
    var number = NumberSyntax(whole: "0", span: place)
    var unit: Identifier?
    if let numeral = ChineseNumeral(prefixOf: text.unicodeScalars) {
      let name = String(text.unicodeScalars.dropFirst(numeral.length))
      number.whole = String(numeral.value)
      if !name.isEmpty { unit = Identifier(name, place) }
      if let pair = numeral.neighbours, numeral.length == 2 {
        fixes = ["\(pair.low)至\(pair.high)\(name)", "\(pair.low)\(name)以上"].map { proposal in
          Fix(
            Bilingual("写成 `\(proposal)`", "write `\(proposal)`"), edits: [TextEdit(place, proposal)],
            certainty: .choose)
        }
      }
    }
    reportApproximation(from: start, fixes: fixes)
    height = 1
    return ExpressionSyntax(.quantity(number, unit: unit), place)
  }

  mutating func reportApproximation(from start: Int, fixes: [Fix]) {
    let end = max(lastEnd, failed ? start : max(start, lastEnd))
    var place = Span(file: file.id, start: start, end: end)
    if place.end == place.start { place = current.span }
    let text = source(place)
    report(
      Diagnostic(
        SyntaxCode.approximateNumber,
        Bilingual(
          "“\(text)”是约数，规则需要确定的数", "“\(text)” is an approximate number; a rule needs a definite one"),
        at: place, fixes: fixes))
  }

  private mutating func reportTooLong() {
    report(
      Diagnostic(
        SyntaxCode.numberTooLong,
        Bilingual(
          "这个数超过 \(Limits.digits) 位有效数字", "this number has more than \(Limits.digits) significant digits"),
        at: current.span))
  }
}

/// Numbers as written to numbers as the tree holds them.
enum NumberReader {
  static func read(_ word: String, span: Span) -> NumberSyntax {
    guard let first = word.unicodeScalars.first, !CharacterClass.isDigit(first) else {
      let parts = word.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let whole = String(parts[0].drop { $0 == "0" })
      guard significantDigits(word) <= Limits.digits else { return NumberSyntax(whole: "0", span: span) }
      return NumberSyntax(
        whole: whole.isEmpty ? "0" : whole, fraction: parts.count > 1 ? String(parts[1]) : "", span: span)
    }
    guard let numeral = ChineseNumeral(prefixOf: word.unicodeScalars) else {
      return NumberSyntax(whole: "0", span: span)
    }
    return NumberSyntax(whole: String(numeral.value), scale: numeral.scale, span: span)
  }

  static func significantDigits(_ word: String) -> Int {
    word.unicodeScalars.filter(CharacterClass.isDigit).drop { $0 == "0" }.count
  }

  static func scale(_ word: String) -> Int {
    word == "万" ? 10_000 : word == "亿" ? 100_000_000 : 1_000_000_000_000
  }
}
