import ZhanceDiagnostics

extension Lexer {
  /// Digits, and what belongs to them: the rest of a date, 万 or 亿, a unit, a bound.
  mutating func lexNumber() {
    if let end = dateEnd(from: index) {
      emit(.date, from: index, to: end)
      return
    }
    let start = index
    var end = digitsEnd(from: start)
    if folded(end) == ".", scalars[end] != "。", CharacterClass.isDigit(folded(end + 1)) {
      end = digitsEnd(from: end + 1)
    }
    emit(.number, from: start, to: end)
    lexUnit()
  }

  func digitsEnd(from start: Int) -> Int {
    var end = start
    while end < scalars.count, CharacterClass.isDigit(folded(end)) { end += 1 }
    return end
  }

  /// The unit that touches a number, and the bound that touches the unit.
  private mutating func lexUnit() {
    var start = index
    guard start < scalars.count else { return }
    if CharacterClass.isUnitSign(folded(start)) {
      emit(.unit, from: start, to: start + 1)
      let end = wordEnd(from: index)
      if end > index { lexBound(unitFrom: index, to: end) }
      return
    }
    let end = wordEnd(from: start)
    guard end > start else { return }
    if scalars[start] == "余" || scalars[start] == "多", end > start + 1 {
      emit(.approximation, from: start, to: start + 1)
      start += 1
    }
    if ChineseNumeral.isScale(scalars[start]) {
      let length = scalars[start] == "万" && start + 1 < end && scalars[start + 1] == "亿" ? 2 : 1
      emit(.scale, from: start, to: start + length)
      start += length
      if start < end, CharacterClass.isUnitSign(folded(start)) { return }
    }
    if start < end {
      lexBound(unitFrom: start, to: end)
    } else if start < scalars.count, CharacterClass.isUnitSign(folded(start)) {
      lexUnit()
    }
  }

  /// Cuts `名以上`, `名至`, `名至五名`, `名左右`, `以内`; what holds no bound is a unit, all of it.
  private mutating func lexBound(unitFrom start: Int, to end: Int) {
    for position in start..<end {
      let isBound = position + 2 <= end && Self.bounds.contains(string(position, position + 2))
      let isVague =
        position > start && position + 2 == end && Self.vagueSuffixes.contains(string(position, end))
      let isTo = scalars[position] == "至" && secondBoundFollows(position + 1, wordEnd: end)
      guard isBound || isVague || isTo else { continue }
      if start < position { emitUnit(from: start, to: position) }
      let boundEnd = isTo ? position + 1 : position + 2
      emit(isVague ? .approximation : .word, from: position, to: boundEnd)
      if boundEnd < end {
        if CharacterClass.startsWord(folded(boundEnd)) {
          lexWord()
        } else {
          emit(.word, from: boundEnd, to: end)
        }
      }
      return
    }
    emitUnit(from: start, to: end)
  }

  private func secondBoundFollows(_ position: Int, wordEnd end: Int) -> Bool {
    if position == end { return CharacterClass.isDigit(folded(position)) }
    return ChineseNumeral(prefixOf: scalars[position..<end]) != nil
  }

  /// A keyword that touches the digits is a keyword: `不少于3且…`.
  private mutating func emitUnit(from start: Int, to end: Int) {
    let word = Folding.fold(string(start, end))
    let isKeyword = CharacterClass.isHan(scalars[start]) && Keyword.isReservedWord(word)
    emit(isKeyword ? .word : .unit, from: start, to: end, word: word)
  }

  // MARK: Dates

  /// The end of the date that begins at `start`, if one does.
  ///
  /// A month and a day without a year is a date too: the parser says what it lacks.
  private func dateEnd(from start: Int) -> Int? {
    let first = digitsEnd(from: start)
    switch first - start {
    case 4:
      if scalar(first) == "年" { return dateEndBehindYear(first + 1) }
      if folded(first) == "-" { return isoDateEnd(behindYear: first) }
      return nil
    case 1, 2:
      guard scalar(first) == "月" else { return nil }
      if scalar(first + 1) == "底" { return first + 2 }
      return dayEnd(from: first + 1)
    default:
      return nil
    }
  }

  private func dateEndBehindYear(_ start: Int) -> Int? {
    if scalar(start) == "底" { return start + 1 }
    let month = digitsEnd(from: start)
    guard (1...2).contains(month - start), scalar(month) == "月" else { return nil }
    if scalar(month + 1) == "底" { return month + 2 }
    return dayEnd(from: month + 1) ?? month + 1
  }

  private func dayEnd(from start: Int) -> Int? {
    let day = digitsEnd(from: start)
    guard (1...2).contains(day - start), scalar(day) == "日" || scalar(day) == "号" else { return nil }
    return day + 1
  }

  private func isoDateEnd(behindYear hyphen: Int) -> Int? {
    let month = digitsEnd(from: hyphen + 1)
    let monthDigits = month - hyphen - 1
    guard (1...2).contains(monthDigits) else { return nil }
    if folded(month) == "-" {
      let day = digitsEnd(from: month + 1)
      if (1...2).contains(day - month - 1) { return day }
    }
    return monthDigits == 2 ? month : nil
  }

  private func scalar(_ position: Int) -> Unicode.Scalar {
    position < scalars.count ? scalars[position] : "\0"
  }
}
