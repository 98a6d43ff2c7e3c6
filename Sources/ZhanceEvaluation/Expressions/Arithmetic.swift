import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  func arithmetic(
    _ operation: Arithmetic, _ left: Expr, _ right: Expr, _ expr: Expr, _ env: Environment
  ) -> Node {
    let operands = [evaluate(left, env), evaluate(right, env)]
    return strict(operands, expr) { mayBeBlank, mayLackValue in
      guard let a = operands[0].value.numberRange, let b = operands[1].value.numberRange else {
        return .unknown
      }
      switch operation {
      case .add:
        return corners(
          [(a.low, b.low), (a.high, b.high)], expr.span, mayBeBlank, mayLackValue
        ) { $0.adding($1) }
      case .subtract:
        return corners(
          [(a.low, b.high), (a.high, b.low)], expr.span, mayBeBlank, mayLackValue
        ) { $0.subtracting($1) }
      case .multiply: return product(a, b, expr.span, mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
      case .divide:
        if b.point == .zero, !mayBeBlank, !mayLackValue { return .fault(.divisionByZero, expr.span) }
        if b.contains(.zero) { return .number(.all, mayBeBlank: mayBeBlank, mayLackValue: true) }
        return quotient(a, b, expr.span, mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
      }
    }
  }

  /// The common frame of operations that need every operand: faults and missing values pass
  /// through, blank makes blank, and what operands may turn out to be the result may, too.
  func strict(
    _ operands: [Node], _ expr: Expr, _ compute: (_ mayBeBlank: Bool, _ mayLackValue: Bool) -> AbstractValue
  ) -> Node {
    let values = operands.map(\.value)
    let children = operands.map(\.trace)
    if let lacking = AbstractValue.lacking(values) { return Node(expr, lacking, children) }
    if values.contains(where: \.isBlank) { return Node(expr, blankOrLess(values), children) }
    let value = compute(values.contains(where: \.mayBeBlank), values.contains(where: \.mayLackValue))
    return Node(expr, value, children)
  }

  /// The least and the greatest result, each computed from one pair of bounds.
  private func corners(
    _ pairs: [(Rational?, Rational?)], _ span: Span, _ mayBeBlank: Bool, _ mayLackValue: Bool,
    _ combine: (Rational, Rational) -> Rational?
  ) -> AbstractValue {
    let bounds = pairs.map { pair -> Bound in
      guard let a = pair.0, let b = pair.1 else { return .open }
      return combine(a, b).map(Bound.at) ?? .overflow
    }
    let isKnown = pairs[0].0 == pairs[1].0 && pairs[0].1 == pairs[1].1
    return settled(bounds[0], bounds[1], isKnown: isKnown, span, mayBeBlank, mayLackValue)
  }

  /// An overflow is certain only where all operands are known.
  private func settled(
    _ low: Bound, _ high: Bound, isKnown: Bool, _ span: Span, _ mayBeBlank: Bool, _ mayLackValue: Bool
  ) -> AbstractValue {
    if !isKnown, case .overflow = low, case .overflow = high {
      return .number(.all, mayBeBlank: mayBeBlank, mayLackValue: true)
    }
    return exact(low, high, span, mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
  }

  private func product(
    _ a: NumberRange, _ b: NumberRange, _ span: Span, mayBeBlank: Bool, mayLackValue: Bool
  ) -> AbstractValue {
    var known: [Rational] = []
    var reachesDown = false
    var reachesUp = false
    var overflows = false
    for (x, isLowX) in [(a.low, true), (a.high, false)] {
      for (y, isLowY) in [(b.low, true), (b.high, false)] {
        switch Evaluator.signedProduct(x, isLowX, y, isLowY) {
        case .number(let value):
          if let value { known.append(value) } else { overflows = true }
        case .infinite(let isNegative):
          if isNegative { reachesDown = true } else { reachesUp = true }
        }
      }
    }
    if overflows, a.point != nil, b.point != nil, !mayBeBlank, !mayLackValue {
      return .fault(.overflow, span)
    }
    let range = NumberRange(
      reachesDown || overflows ? nil : known.min(), reachesUp || overflows ? nil : known.max())
    return .number(range, mayBeBlank: mayBeBlank, mayLackValue: mayLackValue || overflows)
  }

  private enum Corner {
    case number(Rational?)
    case infinite(isNegative: Bool)
  }

  /// The product of two bounds, of which an open one is infinite; zero times anything is zero.
  private static func signedProduct(_ x: Rational?, _ isLowX: Bool, _ y: Rational?, _ isLowY: Bool) -> Corner
  {
    if x == .zero || y == .zero { return .number(.zero) }
    if let x, let y { return .number(x.multiplied(by: y)) }
    let isNegativeX = x.map(\.isNegative) ?? isLowX
    let isNegativeY = y.map(\.isNegative) ?? isLowY
    return .infinite(isNegative: isNegativeX != isNegativeY)
  }

  /// a / b where b cannot be zero.
  func quotient(
    _ a: NumberRange, _ b: NumberRange, _ span: Span, mayBeBlank: Bool, mayLackValue: Bool
  ) -> AbstractValue {
    // 1 / b turns the bounds round; towards an open bound it comes as near to zero as one likes.
    let low = b.high.map { Rational.one.divided(by: $0) } ?? .zero
    let high = b.low.map { Rational.one.divided(by: $0) } ?? .zero
    if let point = b.point, let value = a.point {
      guard let result = value.divided(by: point) else { return .fault(.overflow, span) }
      return .number(NumberRange(result), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
    }
    guard let low, let high else { return .number(.all, mayBeBlank: mayBeBlank, mayLackValue: true) }
    return product(a, NumberRange(low, high), span, mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
  }

  /// round(x, step): the nearest multiple, halves away from zero.
  func round(_ value: Expr, to step: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let operands = [evaluate(value, env), evaluate(step, env)]
    return strict(operands, expr) { mayBeBlank, mayLackValue in
      guard let range = operands[0].value.numberRange else { return .unknown }
      guard case .number(let step)? = operands[1].value.known else {
        return .number(.all, mayBeBlank: mayBeBlank, mayLackValue: true)
      }
      guard step > .zero else { return .fault(.divisionByZero, expr.span) }
      let low = range.low.map { Evaluator.rounded($0, to: step).map(Bound.at) ?? .overflow } ?? .open
      let high = range.high.map { Evaluator.rounded($0, to: step).map(Bound.at) ?? .overflow } ?? .open
      return settled(low, high, isKnown: range.point != nil, expr.span, mayBeBlank, mayLackValue)
    }
  }

  private static func rounded(_ value: Rational, to step: Rational) -> Rational? {
    guard let half = Rational(1, 2),
      let steps = (value.isNegative ? value.negated : value).divided(by: step)?.adding(half)
    else { return nil }
    let whole = Rational(integer: steps.floor).multiplied(by: step)
    return value.isNegative ? whole?.negated : whole
  }

  func extremum(_ isMaximum: Bool, _ operands: [Expr], _ expr: Expr, _ env: Environment) -> Node {
    let nodes = operands.map { evaluate($0, env) }
    return strict(nodes, expr) { mayBeBlank, mayLackValue in
      if expr.type == .date {
        let ranges = nodes.compactMap(\.value.dateRange)
        guard ranges.count == nodes.count else { return .unknown }
        return .date(
          DateRange.extremum(ranges, isMaximum: isMaximum), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue
        )
      }
      let ranges = nodes.compactMap(\.value.numberRange)
      guard ranges.count == nodes.count else { return .unknown }
      return .number(
        NumberRange.extremum(ranges, isMaximum: isMaximum), mayBeBlank: mayBeBlank,
        mayLackValue: mayLackValue)
    }
  }
}
