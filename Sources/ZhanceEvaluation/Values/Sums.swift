import ZhanceDiagnostics
import ZhanceModel

/// A computed bound: where it is, that there is none, or that it does not fit.
enum Bound {
  case at(Rational)
  case open
  case overflow
}

extension Evaluator {
  /// A number from its computed bounds. An overflow is a fault where the number is known, and one
  /// of several possibilities where it is not.
  func exact(_ low: Bound, _ high: Bound, _ span: Span, mayBeBlank: Bool = false, mayLackValue: Bool)
    -> AbstractValue
  {
    switch (low, high) {
    case (.at(let low), .at(let high)):
      return .number(NumberRange(low, high), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
    case (.overflow, .overflow) where !mayBeBlank && !mayLackValue: return .fault(.overflow, span)
    case (.at, .overflow), (.open, .overflow), (.overflow, .at), (.overflow, .open), (.overflow, .overflow):
      return .number(NumberRange(value(low), value(high)), mayBeBlank: mayBeBlank, mayLackValue: true)
    case (.open, .open), (.open, .at), (.at, .open):
      return .number(
        NumberRange(value(low), value(high)), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
    }
  }

  func bounded(
    _ lows: [Rational?], _ highs: [Rational?], _ span: Span, mayLackValue: Bool,
    _ combine: ([Rational]) -> Rational?
  ) -> AbstractValue {
    let low = bound(lows, combine)
    // Where all terms are known both bounds are one, and an overflow of it is a fault.
    let high = lows == highs ? low : bound(highs, combine)
    if lows != highs, case .overflow = low, case .overflow = high {
      return .number(.all, mayLackValue: true)
    }
    return exact(low, high, span, mayLackValue: mayLackValue)
  }

  private func bound(_ terms: [Rational?], _ combine: ([Rational]) -> Rational?) -> Bound {
    let known = terms.compactMap(\.self)
    guard known.count == terms.count else { return .open }
    return combine(known).map(Bound.at) ?? .overflow
  }

  private func value(_ bound: Bound) -> Rational? {
    if case .at(let value) = bound { value } else { nil }
  }
}

extension [Rational] {
  /// nil where it does not fit; the same in whatever order the terms stand.
  func exactSum() -> Rational? {
    var total = Rational.zero
    var isExact = true
    for term in self {
      guard let next = total.adding(term) else {
        isExact = false
        break
      }
      total = next
    }
    if isExact { return total }
    // Taking terms of the sign that draws the total to zero keeps every step as small as can be.
    var negatives = filter(\.isNegative).sorted()
    var others = filter { !$0.isNegative }.sorted()
    total = .zero
    while !negatives.isEmpty || !others.isEmpty {
      let takesNegative = others.isEmpty || (!negatives.isEmpty && !total.isNegative)
      let term = takesNegative ? negatives.removeLast() : others.removeLast()
      guard let next = total.adding(term) else { return nil }
      total = next
    }
    return total
  }

  func exactMean() -> Rational? { exactSum()?.divided(by: Rational(count)) }
}
