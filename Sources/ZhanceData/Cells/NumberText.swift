import ZhanceModel

/// The number at the start of a cell, as it is written, and what follows it.
struct NumberText {
  let value: Rational
  let hasPoint: Bool
  /// One in the place of the last digit that is not zero: 100 for 1200, 0.1 for 1.5; nil for zero.
  let lastUnit: Rational?
  let rest: String

  static let scales: [Character: Int] = [
    "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000,
  ]

  /// nil where `text` (in half-width form) does not begin with a number.
  init?(_ text: String) {
    if let (number, length) = HanNumeral.read(text) {
      value = Rational(number)
      hasPoint = false
      lastUnit = NumberText.lastUnit("\(number)", "")
      rest = String(text.dropFirst(length))
      return
    }
    var rest = text[...]
    var sign = ""
    if let first = rest.first, first == "-" || first == "+" {
      if first == "-" { sign = "-" }
      rest = rest.dropFirst()
    }
    let whole = rest.prefix { ("0"..."9").contains($0) || $0 == "," }
    rest = rest.dropFirst(whole.count)
    guard let digits = NumberText.ungrouped(whole) else { return nil }
    var fraction: Substring = ""
    if rest.first == "." {
      fraction = rest.dropFirst().prefix { ("0"..."9").contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard !digits.isEmpty || !fraction.isEmpty,
      let value = Rational(decimal: sign + digits + (fraction.isEmpty ? "" : "." + fraction))
    else { return nil }
    self.value = value
    hasPoint = !fraction.isEmpty
    lastUnit = NumberText.lastUnit(digits, String(fraction))
    self.rest = String(rest)
  }

  /// Without thousands separators; nil where they do not stand at every third digit.
  private static func ungrouped(_ text: Substring) -> String? {
    guard text.contains(",") else { return String(text) }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined()
  }

  private static func lastUnit(_ whole: String, _ fraction: String) -> Rational? {
    var power = -fraction.count
    for digit in (whole + fraction).reversed() {
      if digit != "0" {
        return NumberText.power(of: 10, power)
      }
      power += 1
    }
    return nil
  }

  static func power(of base: Int, _ exponent: Int) -> Rational? {
    guard abs(exponent) <= 36 else { return nil }
    var power: Int128 = 1
    for _ in 0..<abs(exponent) { power *= Int128(base) }
    return exponent >= 0 ? Rational(power, 1) : Rational(1, power)
  }

  /// The value of a JSON number; nil beyond 36 digits.
  static func expand(_ digits: String) -> Rational? {
    let parts = digits.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = parts.first.flatMap({ Rational(decimal: $0) }) else { return nil }
    guard parts.count == 2 else { return mantissa }
    guard let exponent = Int(parts[1]), abs(exponent) <= 36,
      let power = NumberText.power(of: 10, exponent)
    else { return nil }
    return mantissa.multiplied(by: power)
  }

  static func isApproximate(_ text: String) -> Bool {
    prefixes.contains { text.hasPrefix($0) } || suffixes.contains { text.hasSuffix($0) }
  }

  private static let prefixes = ["约", "大约", "大概", "近", "将近", "不到", "超过", "至少", "至多", "~", "≈", ">", "<"]
  private static let suffixes = ["左右", "上下", "前后", "以上", "以下", "以内"]
}

/// 三, 二十五, 一百零二: whole numbers below ten thousand; 万 and 亿 follow as scales.
enum HanNumeral {
  private static let digits: [Character: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Character: Int] = ["十": 10, "百": 100, "千": 1000]

  /// The number at the start of `text` and how many characters it takes; nil without one, or where
  /// it is no proper numeral (三四, 十百) or an unclear one (一百五).
  static func read(_ text: String) -> (number: Int, length: Int)? {
    var total = 0
    var digit: Int?
    var lastUnit = 10_000
    var length = 0
    var skipsPlaces = false
    for character in text {
      if let value = digits[character] {
        guard digit == nil || digit == 0 else { return nil }
        skipsPlaces = value == 0 || digit == 0
        digit = value
      } else if let unit = units[character] {
        guard unit < lastUnit, digit != 0, digit != nil || length == 0 && unit == 10 else { return nil }
        total += (digit ?? 1) * unit
        (digit, lastUnit) = (nil, unit)
      } else {
        break
      }
      length += 1
    }
    let isUnclear = digit != nil && digit != 0 && (100...1000).contains(lastUnit) && !skipsPlaces
    return length == 0 || isUnclear ? nil : (total + (digit ?? 0), length)
  }
}
