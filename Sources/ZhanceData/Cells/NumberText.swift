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
