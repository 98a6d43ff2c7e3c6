/// An exact number: a fraction of 128-bit integers in lowest terms.
///
/// Every operation that would leave 128 bits returns nil; the caller makes it a fault with a place.
package struct Rational: Hashable, Sendable {
  package let numerator: Int128
  /// Always positive.
  package let denominator: Int128

  private init(reduced numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  package init(_ value: Int) { self.init(reduced: Int128(value), 1) }
  package init(integer value: Int128) { self.init(reduced: value, 1) }

  /// nil for a zero denominator or where lowest terms do not fit.
  package init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Rational.gcd(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(
      reduced: sign * numerator / Int128(divisor), sign * denominator / Int128(divisor))
  }

  package static let zero = Rational(0)
  package static let one = Rational(1)

  package var isInteger: Bool { denominator == 1 }
  package var isNegative: Bool { numerator < 0 }

  package func adding(_ other: Rational) -> Rational? {
    if denominator == 1, other.denominator == 1 {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow || sum == .min ? nil : Rational(reduced: sum, 1)
    }
    let (a, overflowA) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, overflowB) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (sum, overflowSum) = a.addingReportingOverflow(b)
    let (product, overflowProduct) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !overflowA, !overflowB, !overflowSum, !overflowProduct else { return nil }
    return Rational(sum, product)
  }

  package func subtracting(_ other: Rational) -> Rational? { adding(other.negated) }

  package var negated: Rational { Rational(reduced: -numerator, denominator) }

  package func multiplied(by other: Rational) -> Rational? {
    // Cancelling crosswise first keeps the products small.
    let g1 = Int128(Rational.gcd(numerator.magnitude, other.denominator.magnitude))
    let g2 = Int128(Rational.gcd(other.numerator.magnitude, denominator.magnitude))
    let (n, overflowN) = (numerator / g1).multipliedReportingOverflow(by: other.numerator / g2)
    let (d, overflowD) = (denominator / g2).multipliedReportingOverflow(by: other.denominator / g1)
    guard !overflowN, !overflowD else { return nil }
    return Rational(n, d)
  }

  /// nil also where `other` is zero.
  package func divided(by other: Rational) -> Rational? {
    guard other.numerator != 0, let inverse = Rational(other.denominator, other.numerator) else { return nil }
    return multiplied(by: inverse)
  }

  /// Exact for all values: compares whole parts, then remainders, so nothing can overflow.
  package static func < (a: Rational, b: Rational) -> Bool { compare(a, b) < 0 }
  package static func <= (a: Rational, b: Rational) -> Bool { compare(a, b) <= 0 }
  package static func > (a: Rational, b: Rational) -> Bool { compare(a, b) > 0 }
  package static func >= (a: Rational, b: Rational) -> Bool { compare(a, b) >= 0 }

  package static func compare(_ a: Rational, _ b: Rational) -> Int {
    if a.denominator == b.denominator {
      return a.numerator == b.numerator ? 0 : a.numerator < b.numerator ? -1 : 1
    }
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    if left.high != right.high { return left.high < right.high ? -1 : 1 }
    return left.low == right.low ? 0 : left.low < right.low ? -1 : 1
  }

  /// The greatest whole number not above it.
  package var floor: Int128 {
    let quotient = numerator / denominator
    return numerator % denominator < 0 ? quotient - 1 : quotient
  }

  package var ceiling: Int128 { -negated.floor }

  private static func gcd(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Rational: Comparable {}

extension Rational {
  /// Reads `-12.5`, `1200`, `.5`; nil for anything else or for more than 36 digits.
  package init?(decimal text: some StringProtocol) {
    var digits: Int128 = 0
    var scale: Int128 = 1
    var count = 0
    var seenPoint = false
    var bytes = Array(text.utf8)
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    for byte in bytes {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), count < 36 else { return nil }
      if digits > 0 || byte != UInt8(ascii: "0") { count += 1 }
      digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
      if seenPoint {
        guard scale < 1_000_000_000_000_000_000_000_000_000_000_000_000 else { return nil }
        scale *= 10
      }
    }
    guard bytes.contains(where: { $0 != UInt8(ascii: ".") }) else { return nil }
    self.init(isNegative ? -digits : digits, scale)
  }

  /// Decimal digits, exact if the fraction ends; else rounded half up to `places` and marked `≈`
  /// only where the caller asks.
  package func description(places: Int = 6) -> (text: String, isExact: Bool) {
    if denominator == 1 { return ("\(numerator)", true) }
    var rest = denominator
    while rest % 10 == 0 { rest /= 10 }
    while rest % 2 == 0 { rest /= 2 }
    while rest % 5 == 0 { rest /= 5 }
    let terminates = rest == 1
    var digits = ""
    var whole = numerator.magnitude / denominator.magnitude
    var remainder = numerator.magnitude % denominator.magnitude
    let limit = terminates ? 36 : places
    while remainder != 0, digits.utf8.count < limit {
      let (product, overflow) = remainder.multipliedReportingOverflow(by: 10)
      if overflow { break }
      digits += "\(product / denominator.magnitude)"
      remainder = product % denominator.magnitude
    }
    let isExact = remainder == 0
    if !isExact, let rounded = Rational.roundUp(remainder, denominator.magnitude), rounded {
      (whole, digits) = Rational.increment(whole, digits)
    }
    while digits.last == "0" { digits.removeLast() }
    let sign = numerator < 0 ? "-" : ""
    return (sign + "\(whole)" + (digits.isEmpty ? "" : ".\(digits)"), isExact)
  }

  private static func roundUp(_ remainder: UInt128, _ denominator: UInt128) -> Bool? {
    remainder >= denominator - remainder
  }

  private static func increment(_ whole: UInt128, _ digits: String) -> (UInt128, String) {
    var result: [Character] = []
    var carry = true
    for digit in digits.reversed() {
      if carry, digit == "9" {
        result.append("0")
      } else if carry {
        result.append(Character("\((digit.wholeNumberValue ?? 0) + 1)"))
        carry = false
      } else {
        result.append(digit)
      }
    }
    return (carry ? whole + 1 : whole, String(result.reversed()))
  }
}
