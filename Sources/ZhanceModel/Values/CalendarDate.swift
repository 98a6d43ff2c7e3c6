/// A day of the Gregorian calendar, years 1 to 9999.
package struct CalendarDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01.
  package let days: Int

  private init(days: Int) { self.days = days }

  package static let earliest = CalendarDate(days: dayNumber(1, 1, 1))
  package static let latest = CalendarDate(days: dayNumber(9999, 12, 31))

  /// nil for a day that does not exist.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CalendarDate.daysIn(year: year, month: month)
    else { return nil }
    self.init(days: CalendarDate.dayNumber(year, month, day))
  }

  /// nil outside the years 1 to 9999.
  package init?(dayNumber: Int) {
    guard dayNumber >= CalendarDate.earliest.days, dayNumber <= CalendarDate.latest.days else { return nil }
    self.init(days: dayNumber)
  }

  /// Reads `2021-06-30` only.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var components: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil_from_days.
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * mp + 2) / 5 + 1
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.days < b.days }

  package static func daysIn(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// nil where the result leaves the calendar.
  package func adding(days count: Int) -> CalendarDate? {
    let (sum, overflow) = days.addingReportingOverflow(count)
    return overflow ? nil : CalendarDate(dayNumber: sum)
  }

  /// Keeps the day of the month, or takes the month's last day where that does not exist.
  package func adding(months count: Int) -> (date: CalendarDate, isClipped: Bool)? {
    let (year, month, day) = components
    guard abs(count) < 200_000 else { return nil }
    let index = year * 12 + (month - 1) + count
    guard index >= 12, index < 120_000 else { return nil }
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let last = CalendarDate.daysIn(year: newYear, month: newMonth)
    guard let date = CalendarDate(year: newYear, month: newMonth, day: min(day, last)) else { return nil }
    return (date, day > last)
  }

  /// Completed years from this day to `other`, as ages are counted; negative never: 0 before a year has passed.
  package func completedYears(to other: CalendarDate) -> Int {
    completedMonths(to: other) / 12
  }

  /// Completed months; a month is complete on the same day of the month, or on its last day where
  /// that day does not exist.
  package func completedMonths(to other: CalendarDate) -> Int {
    guard other >= self else { return -other.completedMonths(to: self) }
    let (y1, m1, _) = components
    let (y2, m2, _) = other.components
    let count = (y2 * 12 + m2) - (y1 * 12 + m1)
    guard let reached = adding(months: count) else { return count }
    return reached.date > other ? count - 1 : count
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Howard Hinnant's days_from_civil.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `2021-06-30`
  package var description: String {
    let (year, month, day) = components
    func padded(_ value: Int, _ width: Int) -> String {
      let text = "\(value)"
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A stretch of days, both ends included.
package struct DateSpan: Hashable, Sendable {
  package let start: CalendarDate
  package let end: CalendarDate
  package init(start: CalendarDate, end: CalendarDate) {
    self.start = start
    self.end = end
  }
  package func contains(_ date: CalendarDate) -> Bool { start <= date && date <= end }
}
