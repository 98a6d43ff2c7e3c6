import ZhanceDiagnostics

/// The parts of a date token, width folded: `2021年6月30日`, `2021-06`, `2021年底`, `6月30日`.
struct DateReader {
  var year: Int?
  var month: Int?
  var day: Int?
  /// 底: the last day of the month or year.
  var isEnd: Bool
  /// Where the digits of the day stand among the scalars.
  var dayDigits: Range<Int>?

  init?(_ word: String) {
    let scalars = Array(word.unicodeScalars)
    var numbers: [(value: Int, range: Range<Int>, sign: Unicode.Scalar)] = []
    var position = 0
    while position < scalars.count {
      let start = position
      var value = 0
      while position < scalars.count, CharacterClass.isDigit(scalars[position]) {
        guard position - start < 4 else { return nil }
        value = value * 10 + Int(scalars[position].value - 0x30)
        position += 1
      }
      guard position > start else { break }
      let sign = position < scalars.count ? scalars[position] : "\0"
      numbers.append((value, start..<position, sign))
      if sign == "底" { break }
      position += 1
    }
    isEnd = scalars.last == "底"
    guard let first = numbers.first else { return nil }
    if first.range.count == 4 {
      year = first.value
      numbers.removeFirst()
    }
    month = numbers.first?.value
    if numbers.count > 1 {
      day = numbers[1].value
      dayDigits = numbers[1].range
    }
  }

  /// How many days a month has; 0 for a month that does not exist.
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 0
    }
  }
}

extension Parser {
  mutating func date() -> DateSyntax {
    guard kind == .date, let reader = DateReader(words[index]) else {
      expect(Expected.date)
      return DateSyntax(.yearEnd(year: 1), behind)
    }
    let form = checkedForm(reader)
    let date = DateSyntax(form, current.span)
    advance()
    return date
  }

  /// The date as it stands, or the nearest that exists; reports what is wrong with it.
  private mutating func checkedForm(_ reader: DateReader) -> DateSyntax.Form {
    guard let year = reader.year else {
      reportMissingYear()
      return form(reader, year: years.last ?? 2000)
    }
    if year == 0 {
      reportImpossible(Bilingual("年份从 1 开始", "years begin with 1"), lastDay: nil)
      return form(reader, year: 1)
    }
    if let month = reader.month {
      let days = DateReader.days(in: month, of: year)
      if days == 0 {
        reportImpossible(Bilingual("一年只有 12 个月", "a year has 12 months"), lastDay: nil)
      } else if let day = reader.day, day < 1 || day > days {
        let reason =
          day < 1
          ? Bilingual("日从 1 开始", "days begin with 1")
          : Bilingual("\(year) 年 \(month) 月只有 \(days) 天", "month \(month) of \(year) has \(days) days")
        reportImpossible(reason, lastDay: day < 1 ? nil : (days, reader.dayDigits ?? 0..<0))
      }
    }
    return form(reader, year: year)
  }

  private func form(_ reader: DateReader, year: Int) -> DateSyntax.Form {
    guard let written = reader.month else { return .yearEnd(year: year) }
    let month = min(max(written, 1), 12)
    guard let day = reader.day else { return .month(year: year, month: month, end: reader.isEnd) }
    return .day(year: year, month: month, day: min(max(day, 1), DateReader.days(in: month, of: year)))
  }

  private mutating func reportImpossible(_ reason: Bilingual, lastDay: (day: Int, digits: Range<Int>)?) {
    var fixes: [Fix] = []
    if let lastDay {
      let scalars = Array(current.text.unicodeScalars)
      var mended = String.UnicodeScalarView(scalars[..<lastDay.digits.lowerBound])
      mended.append(contentsOf: String(lastDay.day).unicodeScalars)
      mended.append(contentsOf: scalars[lastDay.digits.upperBound...])
      let text = String(mended)
      fixes = [
        Fix(
          Bilingual("改为 `\(text)`", "change to `\(text)`"), edits: [TextEdit(current.span, text)],
          certainty: .confirm)
      ]
    }
    let text = current.text
    report(
      Diagnostic(
        SyntaxCode.impossibleDate,
        Bilingual("没有“\(text)”这一天：\(reason.zh)", "there is no “\(text)”: \(reason.en)"), at: current.span,
        fixes: fixes))
  }

  private mutating func reportMissingYear() {
    let text = current.text
    let fixes = years.map { year in
      Fix(
        Bilingual("写明年份：`\(year)年\(text)`", "state the year: `\(year)年\(text)`"),
        edits: [TextEdit(Span(file: file.id, start: here, end: here), "\(year)年")], certainty: .choose)
    }
    report(
      Diagnostic(
        SyntaxCode.dateWithoutYear,
        Bilingual("日期“\(text)”没有年份，不知道是哪一年", "the date “\(text)” has no year, so it names no day"),
        at: current.span, fixes: fixes))
  }
}
