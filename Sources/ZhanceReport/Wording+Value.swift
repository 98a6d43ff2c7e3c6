import ZhanceDiagnostics
package import ZhanceModel

/// For whom a number is written.
package enum QuantityStyle: Sendable {
  /// As the language writes it: `3名`, `3 persons`, `2万元`.
  case source
  /// As a sentence has it: `3 名`, `3 persons`, `2 万元`.
  case prose
}

extension Wording {
  /// A number in `unit` if it has a few decimals there, else in the base unit.
  package func quantity(
    _ number: Rational, _ dimension: DimensionID?, unit: Unit? = nil, style: QuantityStyle = .prose
  ) -> String {
    let dimension = unit?.dimension ?? dimension ?? .number
    if dimension == .ratio { return DecimalText.percent(number) }
    if let unit, let spelling = spelling(unit), let scaled = number.divided(by: unit.factor),
      let digits = DecimalText.short(scaled)
    {
      return join(digits, spelling, style)
    }
    let digits = DecimalText.people(number)
    return dimension == .number ? digits : join(digits, baseWord(dimension), style)
  }

  private func join(_ digits: String, _ word: String, _ style: QuantityStyle) -> String {
    switch (language, style) {
    case (_, _) where word == "%": digits + word
    case (.zh, .source): digits + word
    case (.zh, .prose): "\(digits) \(word)"
    case (.en, .source): "\(digits) \(word)"
    case (.en, .prose): "\(digits) \(digits == "1" ? Wording.singular[word] ?? word : word)"
    }
  }

  /// The unit's word in this language; nil where it has none and the base unit has.
  private func spelling(_ unit: Unit) -> String? {
    let names = unit.names
    switch language {
    case .zh:
      // 月 after a number is a month of the calendar; a duration is 个月.
      let word = names.zh ?? names.en
      return unit.dimension == .months && word == "月" ? "个月" : word.map(clean)
    case .en:
      if let en = names.en { return clean(en) }
      if unit.factor != .one, base(unit.dimension)?.en != nil { return nil }
      return clean(base(unit.dimension)?.en ?? names.zh ?? "")
    }
  }

  private func base(_ dimension: DimensionID) -> Names? {
    schema.dimensions.indices.contains(dimension.index) ? schema[dimension].names : nil
  }

  private func baseWord(_ dimension: DimensionID) -> String {
    if dimension == .months, language == .zh { return "个月" }
    return base(dimension).map(name) ?? ""
  }

  private static let singular = [
    "people": "person", "persons": "person", "years": "year", "months": "month", "days": "day",
    "weeks": "week", "hours": "hour", "items": "item", "schools": "school", "households": "household",
    "person_times": "person_time",
  ]

  func days(_ count: Int) -> String { quantity(Rational(count), .days) }

  /// A value for people; rows by key or place, choices by name.
  package func value(
    _ value: Value, type: ValueType? = nil, unit: Unit? = nil, style: QuantityStyle = .prose
  ) -> String {
    switch value {
    case .blank: return self("空", "blank")
    case .truth(let truth): return truth ? self("是", "yes") : self("否", "no")
    case .number(let number):
      var dimension: DimensionID?
      if case .number(let known)? = type { dimension = known }
      return quantity(number, dimension, unit: unit, style: style)
    case .date(let date): return "\(date)"
    case .text(let text): return quoted(PlainText.truncated(clean(text), to: 80))
    case .choice(let choice): return name(choice)
    case .row(let id): return row(id)
    case .span(let span): return period(span)
    case .verdict(let verdict): return verdict.label[language]
    }
  }
}

/// Numbers in decimal digits for people; programs get exact ones.
enum DecimalText {
  /// Exact, with at most four decimals; nil where that is not possible.
  static func short(_ number: Rational) -> String? {
    let (text, isExact) = number.description(places: 4)
    guard isExact else { return nil }
    guard let point = text.firstIndex(of: ".") else { return text }
    return text.distance(from: point, to: text.endIndex) <= 5 ? text : nil
  }

  /// A small number is never rounded to nothing.
  static func people(_ number: Rational) -> String {
    if let short = short(number) { return short }
    let text = rounded(number, places: 2)
    return text == "0" || text == "-0" ? number.description(places: 12).text : text
  }

  /// 2/3 is `66.67%`.
  static func percent(_ number: Rational) -> String {
    guard let scaled = number.multiplied(by: Rational(100)) else { return people(number) }
    return people(scaled) + "%"
  }

  /// Rounded to the nearest, halves away from zero.
  static func rounded(_ number: Rational, places: Int) -> String {
    let scale = (0..<places).reduce(Int128(1)) { product, _ in product * 10 }
    guard let half = Rational(1, 2), let scaled = number.multiplied(by: Rational(integer: scale)),
      let shifted = (scaled.isNegative ? scaled.negated : scaled).adding(half),
      let back = Rational(scaled.isNegative ? -shifted.floor : shifted.floor, scale)
    else { return number.description(places: places).text }
    return back.description(places: places).text
  }

  /// `part` of `whole` as a percentage that is never rounded up: 199 of 200 is `99.5%`, and only all of
  /// it is `100%`.
  static func floorPercent(_ part: Int, of whole: Int, places: Int = 1) -> String {
    guard whole > 0 else { return "–" }
    let scale = (0..<places).reduce(1) { product, _ in product * 10 }
    let (product, overflow) = part.multipliedReportingOverflow(by: 100 * scale)
    guard !overflow else { return "–" }
    let units = product / whole
    guard places > 0 else { return "\(units)%" }
    let decimals = "\(units % scale)"
    return "\(units / scale).\(String(repeating: "0", count: places - decimals.utf8.count))\(decimals)%"
  }
}
