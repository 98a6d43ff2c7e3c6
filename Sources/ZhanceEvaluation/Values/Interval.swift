import ZhanceModel

/// All values from `low` to `high`, both included; nil is open on that side.
struct Interval<Bound: Comparable & Hashable & Sendable>: Hashable, Sendable {
  var low: Bound?
  var high: Bound?

  init(_ low: Bound?, _ high: Bound?) {
    self.low = low
    self.high = high
  }

  init(_ point: Bound) { self.init(point, point) }

  static var all: Interval { Interval(nil, nil) }

  /// The one value that it allows.
  var point: Bound? { low != nil && low == high ? low : nil }

  func contains(_ value: Bound) -> Bool {
    if let low, value < low { return false }
    if let high, value > high { return false }
    return true
  }

  /// The smallest interval that covers both.
  func hull(_ other: Interval) -> Interval {
    Interval(
      Interval.both(low, other.low, by: { $0 < $1 }), Interval.both(high, other.high, by: { $0 > $1 }))
  }

  /// The bound that goes further; nil where either is open.
  private static func both(_ a: Bound?, _ b: Bound?, by isFurther: (Bound, Bound) -> Bool) -> Bound? {
    guard let a, let b else { return nil }
    return isFurther(b, a) ? b : a
  }

  /// The greatest (or least) of values of which each lies in its interval.
  static func extremum(_ all: [Interval], isMaximum: Bool) -> Interval {
    var result = all.first ?? .all
    for next in all.dropFirst() {
      if isMaximum {
        result.low = either(result.low, next.low, by: { $0 > $1 })
        result.high = both(result.high, next.high, by: { $0 > $1 })
      } else {
        result.low = both(result.low, next.low, by: { $0 < $1 })
        result.high = either(result.high, next.high, by: { $0 < $1 })
      }
    }
    return result
  }

  /// The bound that goes further, an open one giving way.
  private static func either(_ a: Bound?, _ b: Bound?, by isFurther: (Bound, Bound) -> Bool) -> Bound? {
    guard let a else { return b }
    guard let b else { return a }
    return isFurther(b, a) ? b : a
  }

  /// Whether `a comparison b` holds for every, no, or some choice of values.
  static func compare(_ a: Interval, _ comparison: Comparison, _ b: Interval) -> Truth {
    switch comparison {
    case .lessOrEqual: return isAtMost(a, b)
    case .greater: return !isAtMost(a, b)
    case .greaterOrEqual: return isAtMost(b, a)
    case .less: return !isAtMost(b, a)
    case .equal: return areEqual(a, b)
    case .notEqual: return !areEqual(a, b)
    }
  }

  private static func isAtMost(_ a: Interval, _ b: Interval) -> Truth {
    if let high = a.high, let low = b.low, high <= low { return .true }
    if let low = a.low, let high = b.high, low > high { return .false }
    return .unknown
  }

  private static func areEqual(_ a: Interval, _ b: Interval) -> Truth {
    if let x = a.point, let y = b.point { return Truth(x == y) }
    if let low = a.low, let high = b.high, low > high { return .false }
    if let low = b.low, let high = a.high, low > high { return .false }
    return .unknown
  }
}

typealias NumberRange = Interval<Rational>
typealias DateRange = Interval<CalendarDate>
