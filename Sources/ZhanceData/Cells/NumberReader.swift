import ZhanceDiagnostics
import ZhanceModel

/// Reads quantities of one dimension into its base unit.
struct NumberReader {
  let dimension: Dimension
  /// What a number without a unit is multiplied by: the unit of the heading, else of the field.
  let bareFactor: Rational
  /// The heading says the unit.
  let hasHeadingUnit: Bool
  let units: UnitTable
  let expected: Bilingual

  init(schema: Schema, units: UnitTable, dimension: DimensionID, unit: Unit?, headingUnit: Rational?) {
    self.dimension = schema[dimension]
    self.units = units
    hasHeadingUnit = headingUnit != nil
    let own = unit.map { $0.dimension == dimension ? $0.factor : .one } ?? .one
    bareFactor = headingUnit ?? own
    let names = unit?.names ?? self.dimension.names
    let zh = names.zh ?? names.en ?? ""
    let en = names.en ?? names.zh ?? ""
    switch dimension {
    case .ratio: expected = Bilingual("比例，如 95.5% 或 0.955", "a share such as 95.5% or 0.955")
    case .number: expected = Bilingual("数，如 1200", "a number such as 1200")
    default:
      expected = Bilingual(
        self.dimension.isCounting ? "整数（\(zh)）" : "数（\(zh)）",
        self.dimension.isCounting ? "a whole number (\(en))" : "a number (\(en))")
    }
  }

  /// A JSON number, exponents allowed.
  func read(json digits: String) throws(CellFault) -> Cell {
    guard let number = NumberText.expand(digits) else { throw unreadable(digits) }
    return .value(.number(try quantity(number, hasPoint: digits.contains("."), text: digits)))
  }

  func read(_ text: String) throws(CellFault) -> Cell {
    // Spreadsheets mark a number that is kept as text with an apostrophe.
    let plain = Fold.trim(Fold.width(text.hasPrefix("'") ? String(text.dropFirst()) : text))
    guard !NumberText.isApproximate(plain) else {
      throw CellFault(
        .approximate, "\(quoted(text))是约数，没有确定的范围", "\(quoted(text)) is approximate and has no bounds",
        expected: expected, suggestion: Bilingual("写成确定的数，或“30余”", "write the exact number, or “30余”"))
    }
    guard let number = NumberText(plain) else { throw unreadable(text) }
    var rest = number.rest
    var scale = Rational.one
    var isMoreThan = false
    var factor: Rational?
    while !rest.isEmpty {
      if let found = units.factor(of: rest, in: dimension.id) {
        factor = found
        break
      }
      guard let first = rest.first else { break }
      if first == "余" || first == "多", !isMoreThan {
        isMoreThan = true
      } else if first == " " {
        // A blank may stand before the unit.
      } else if let power = NumberText.scales[first], let product = scale.multiplied(by: Rational(power)) {
        scale = product
      } else if let other = units.dimensionName(of: rest) {
        throw CellFault(
          .badUnit, "\(quoted(text))的单位是\(other.zh)，与字段不同类",
          "the unit of \(quoted(text)) measures \(other.en)",
          expected: expected)
      } else {
        throw unreadable(text)
      }
      rest = String(rest.dropFirst())
    }
    if factor == nil, scale >= Rational(10_000), bareFactor != .one {
      throw CellFault(
        .badUnit, "\(quoted(text))有两种读法：单位已含“万”",
        "\(quoted(text)) can be read two ways: the unit is in ten thousands already",
        expected: expected, suggestion: Bilingual("写出单位", "write the unit"))
    }
    guard let scaled = number.value.multiplied(by: scale) else { throw unreadable(text) }
    guard isMoreThan else {
      return .value(
        .number(try quantity(scaled, factor: factor, hasPoint: number.hasPoint, text: text)))
    }
    return try moreThan(scaled, number.lastUnit?.multiplied(by: scale), factor ?? bareFactor, text)
  }

  /// 1200余 lies above 1200 and below 1300, the next unit of its last digit; a share may be the
  /// ends themselves, for there is no next smaller step.
  private func moreThan(_ number: Rational, _ step: Rational?, _ factor: Rational, _ text: String)
    throws(CellFault) -> Cell
  {
    let margin = dimension.id == .ratio ? Rational.zero : .one
    guard let step, !number.isNegative, let next = number.adding(step),
      let low = try quantity(number, factor: factor, hasPoint: false, text: text).adding(margin),
      let high = try quantity(next, factor: factor, hasPoint: false, text: text).subtracting(margin),
      low <= high
    else { throw unreadable(text) }
    return .range(low, high)
  }

  /// In base units; a share without a unit must be unmistakable.
  private func quantity(_ number: Rational, factor: Rational? = nil, hasPoint: Bool, text: String)
    throws(CellFault) -> Rational
  {
    if dimension.id == .ratio, factor == nil, !hasHeadingUnit, number != .zero,
      !(hasPoint && number < .one && number > Rational(-1))
    {
      let digits = number.description().text
      let percent = number.multiplied(by: Rational(100))?.description().text ?? digits
      throw CellFault(
        .badRatio, "\(quoted(text))可读作 \(digits)%，也可读作 \(percent)%",
        "\(quoted(text)) may be \(digits)% or \(percent)%", expected: expected,
        suggestion: Bilingual("写成百分数", "write a percentage"))
    }
    guard let value = number.multiplied(by: factor ?? bareFactor) else { throw unreadable(text) }
    if dimension.isCounting, !value.isInteger || value.isNegative {
      throw CellFault(
        .notACount, "\(quoted(text))不是不小于零的整数", "\(quoted(text)) is not a whole number from zero",
        expected: expected)
    }
    return value
  }

  private func unreadable(_ text: String) -> CellFault {
    let isScientific = text.contains { $0 == "e" || $0 == "E" } && text.contains { $0 == "+" || $0 == "." }
    return CellFault(
      .badNumber, "\(quoted(text))不是数", "\(quoted(text)) is not a number", expected: expected,
      suggestion: isScientific
        ? Bilingual("把该列设为文本或数值格式再导出", "format the column as text or number and export again") : nil)
  }
}
