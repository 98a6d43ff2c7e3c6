import ZhanceDiagnostics

extension Lexer {
  /// The end of the word that begins at `start`: digits go on a Latin word, not a 汉字 word.
  func wordEnd(from start: Int) -> Int {
    var end = start
    var takesDigits = false
    while end < scalars.count {
      let scalar = folded(end)
      if CharacterClass.isDigit(scalar) {
        guard takesDigits else { break }
      } else if end == start ? CharacterClass.startsWord(scalar) : CharacterClass.continuesWord(scalar) {
        takesDigits = !CharacterClass.isHan(scalar)
      } else {
        break
      }
      end += 1
    }
    return end
  }

  mutating func lexWord() {
    let end = wordEnd(from: index)
    if !lexChineseQuantity(to: end) {
      emit(.word, from: index, to: end)
    }
  }

  // MARK: Numbers written in 汉字

  /// Reads the word up to `end` as a number with its unit, if the whole of it is one.
  mutating func lexChineseQuantity(to end: Int) -> Bool {
    let start = index
    guard CharacterClass.isHan(scalars[start]) else { return false }
    if isApproximate(to: end) {
      emit(.approximation, from: start, to: end)
      return true
    }
    guard let numeral = ChineseNumeral(prefixOf: scalars[start..<end]) else { return false }
    let rest = start + numeral.length
    guard let pieces = quantityPieces(from: rest, to: end) else { return false }
    if numeral.neighbours != nil || pieces.isApproximate {
      emit(.approximation, from: start, to: pieces.unitEnd)
    } else {
      let numberEnd = rest - numeral.scaleLength
      emit(.number, from: start, to: numberEnd)
      if numberEnd < rest { emit(.scale, from: numberEnd, to: rest) }
      if rest < pieces.unitEnd { emit(.unit, from: rest, to: pieces.unitEnd) }
    }
    if pieces.unitEnd < pieces.boundEnd { emit(.word, from: pieces.unitEnd, to: pieces.boundEnd) }
    if pieces.boundEnd < end { return lexChineseQuantity(to: end) }
    return true
  }

  private struct QuantityPieces {
    var unitEnd: Int
    /// Behind 以上, 以下, 以内 or 至; a second quantity may follow a 至.
    var boundEnd: Int
    var isApproximate = false
  }

  /// Cuts what follows a numeral into unit and bound; nil if it is anything else.
  private func quantityPieces(from start: Int, to end: Int, isSecond: Bool = false) -> QuantityPieces? {
    let rest = string(start, end)
    if ChineseNumeral.commonUnits.contains(rest) { return QuantityPieces(unitEnd: end, boundEnd: end) }
    for bound in Self.bounds where rest.hasSuffix(bound) {
      let unit = String(rest.dropLast(2))
      guard unit.isEmpty || ChineseNumeral.commonUnits.contains(unit) else { return nil }
      return QuantityPieces(unitEnd: end - 2, boundEnd: end)
    }
    for (sign, approximation) in [("余", true), ("多", true)] where rest.hasPrefix(sign) {
      guard ChineseNumeral.commonUnits.contains(String(rest.dropFirst())) else { continue }
      return QuantityPieces(unitEnd: end, boundEnd: end, isApproximate: approximation)
    }
    for suffix in Self.vagueSuffixes where rest.hasSuffix(suffix) {
      guard ChineseNumeral.commonUnits.contains(String(rest.dropLast(2))) else { continue }
      return QuantityPieces(unitEnd: end, boundEnd: end, isApproximate: true)
    }
    // 三至五人, 三名至五名, 三至 before digits.
    guard !isSecond else { return nil }
    for position in start..<end where scalars[position] == "至" {
      let unit = string(start, position)
      guard unit.isEmpty || ChineseNumeral.commonUnits.contains(unit) else { return nil }
      let second = position + 1
      if second == end {
        guard CharacterClass.isDigit(folded(end)) else { return nil }
      } else {
        guard let numeral = ChineseNumeral(prefixOf: scalars[second..<end]),
          let pieces = quantityPieces(from: second + numeral.length, to: end, isSecond: true),
          pieces.boundEnd == end,
          pieces.unitEnd > second + numeral.length
        else { return nil }
      }
      return QuantityPieces(unitEnd: position, boundEnd: second)
    }
    return nil
  }

  /// 约三名, 几名: a word that is wholly an approximate number.
  private func isApproximate(to end: Int) -> Bool {
    let word = string(index, end)
    for prefix in Self.vaguePrefixes where word.hasPrefix(prefix) {
      let rest = String(word.dropFirst(prefix.count))
      if prefix.hasSuffix("几") || prefix == "若干" {
        if ChineseNumeral.commonUnits.contains(rest) { return true }
        continue
      }
      guard let numeral = ChineseNumeral(prefixOf: Array(rest.unicodeScalars)) else { continue }
      if ChineseNumeral.commonUnits.contains(String(rest.unicodeScalars.dropFirst(numeral.length))) {
        return true
      }
    }
    return false
  }

  static let bounds = ["以上", "以下", "以内"]
  static let vagueSuffixes = ["左右", "上下"]
  static let vaguePrefixes = ["大约", "约", "将近", "十几", "几", "若干"]
}
