import ZhanceDiagnostics
import ZhanceModel

/// Reads a day in the forms that people and spreadsheets write; never guesses day and month.
enum DateReader {
  static let expected = Bilingual("日期，如 2021-06-30", "a date such as 2021-06-30")

  static func read(_ text: String) throws(CellFault) -> CalendarDate {
    let folded = String(Fold.width(text).unicodeScalars.filter { $0 != " " || text.contains(":") })
    let plain = withoutMidnight(Fold.trim(folded))
    var numbers: [(text: Substring, separator: Character?)] = []
    var rest = plain[...]
    while !rest.isEmpty {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      guard !digits.isEmpty else { throw unreadable(text) }
      rest = rest.dropFirst(digits.count)
      numbers.append((digits, rest.popFirst()))
    }
    if numbers.count == 1, numbers[0].separator == nil { return try compact(numbers[0].text, text) }
    let separators = numbers.map(\.separator)
    let isNumeric =
      separators.count == 3 && separators[2] == nil && separators[0] == separators[1]
      && separators[0].map { "-/.".contains($0) } == true
    let isHan = separators == ["年", "月", "日"] || separators == ["年", "月", "号"]
    guard isNumeric || isHan else {
      if separators == ["年", "月"] || separators == ["年"] || separators == ["-", nil] {
        throw CellFault(
          .badDate, "\(quoted(text))没有写到日", "\(quoted(text)) has no day", expected: expected)
      }
      throw unreadable(text)
    }
    guard numbers[0].text.count == 4 else {
      if isNumeric, numbers[0].text.count <= 2, numbers[2].text.count == 4 || numbers[2].text.count == 2 {
        throw CellFault(
          .ambiguousDate, "\(quoted(text))的日、月、年次序不明",
          "the order of day, month and year in \(quoted(text)) is not clear",
          expected: expected)
      }
      throw unreadable(text)
    }
    guard numbers[1].text.count <= 2, numbers[2].text.count <= 2, let year = Int(numbers[0].text),
      let month = Int(numbers[1].text), let day = Int(numbers[2].text)
    else { throw unreadable(text) }
    return try date(year, month, day, text)
  }

  private static func compact(_ digits: Substring, _ text: String) throws(CellFault) -> CalendarDate {
    if digits.count == 8, let year = Int(digits.prefix(4)), let month = Int(digits.dropFirst(4).prefix(2)),
      let day = Int(digits.suffix(2))
    {
      return try date(year, month, day, text)
    }
    if digits.count == 5, let serial = Int(digits), (20_000...60_000).contains(serial) {
      throw CellFault(
        .badDate, "\(quoted(text))像是 Excel 内部的日期数",
        "\(quoted(text)) looks like Excel's own number for a date",
        expected: expected,
        suggestion: Bilingual(
          "在 Excel 中把该列设为日期格式再导出", "format the column as a date in Excel and export again"))
    }
    throw unreadable(text)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int, _ text: String) throws(CellFault)
    -> CalendarDate
  {
    if let date = CalendarDate(year: year, month: month, day: day) { return date }
    guard (1...12).contains(month), year >= 1 else {
      throw CellFault(
        .noSuchDay, "\(quoted(text))不是历法上的一天", "\(quoted(text)) is no day of the calendar", expected: expected
      )
    }
    let last = CalendarDate.daysIn(year: year, month: month)
    throw CellFault(
      .noSuchDay, "没有\(quoted(text))这一天：\(year) 年 \(month) 月只有 \(last) 天",
      "there is no \(quoted(text)): month \(month) of \(year) has \(last) days", expected: expected)
  }

  /// A database export adds 00:00:00 to a day; any other time of day is no date.
  private static func withoutMidnight(_ text: String) -> String {
    guard text.contains(":"), let cut = text.firstIndex(where: { $0 == " " || $0 == "T" }) else {
      return text
    }
    let time = text[text.index(after: cut)...]
    guard time.allSatisfy({ "0:.Z".contains($0) }) else { return text }
    return String(text[..<cut])
  }

  private static func unreadable(_ text: String) -> CellFault {
    CellFault(.badDate, "\(quoted(text))不是日期", "\(quoted(text)) is not a date", expected: expected)
  }
}
