import ZhanceModel

extension Evaluator {
  /// How far the comparison that decided a condition is from the other answer; nil where no
  /// comparison of known numbers or dates stands at its top.
  func distance(of trace: Trace, isNegated: Bool) -> Distance? {
    switch trace.expr.kind {
    case .compare(let comparison, _, let right):
      guard trace.children.count == 2 else { return nil }
      return distance(
        from: trace.children[0], isNegated ? comparison.negated : comparison, to: trace.children[1],
        unit: right.unit)
    case .inRange(_, let lower, let upper): return distance(ofRange: trace, lower, upper, isNegated)
    case .and(let terms) where !isNegated:
      return trace.children.count == 1 || terms.count == 1
        ? trace.children.first.flatMap { distance(of: $0, isNegated: false) } : nil
    case .or where isNegated:
      return trace.children.count == 1 ? distance(of: trace.children[0], isNegated: true) : nil
    case .not: return trace.children.first.flatMap { distance(of: $0, isNegated: !isNegated) }
    case .and, .or, .literal, .set, .asOf, .due, .dueColumn, .period, .edge, .parameter, .reading, .variable,
      .field, .definition, .ruleHolds, .ruleVerdict, .lookup, .tableColumn, .allRows, .collect, .filter,
      .aggregate, .ratio, .shareOf, .quantifier, .isMember, .isWithin, .includes, .inSpan, .matches, .isBlank,
      .isEntity, .arithmetic, .shift, .extremum, .elapsed, .round, .cases:
      return nil
    }
  }

  private func distance(ofRange trace: Trace, _ lower: Expr?, _ upper: Expr?, _ isNegated: Bool) -> Distance?
  {
    // Leaving a range has two ways; there is no one distance.
    guard !isNegated, let value = trace.children.first else { return nil }
    var limits = Array(trace.children.dropFirst())
    if let lower, !limits.isEmpty {
      let limit = limits.removeFirst()
      if let found = distance(from: value, .greaterOrEqual, to: limit, unit: lower.unit) { return found }
    }
    guard let upper, let limit = limits.first else { return nil }
    return distance(from: value, .lessOrEqual, to: limit, unit: upper.unit)
  }

  /// nil where the comparison holds, or asks for no order.
  private func distance(from left: Trace, _ comparison: Comparison, to right: Trace, unit: Unit?) -> Distance?
  {
    guard comparison != .notEqual, case .value(let actual) = left.result,
      case .value(let required) = right.result
    else { return nil }
    switch (actual, required) {
    case (.number(let a), .number(let b)):
      guard Interval.compare(Interval(a), comparison, Interval(b)) == .false, let gap = a.subtracting(b)
      else {
        return nil
      }
      return Distance(
        actual: actual, comparison: comparison, required: required, gap: gap.isNegative ? gap.negated : gap,
        unit: unit ?? left.expr.unit)
    case (.date(let a), .date(let b)):
      guard Interval.compare(Interval(a), comparison, Interval(b)) == .false else { return nil }
      return Distance(
        actual: actual, comparison: comparison, required: required, gap: Rational(abs(a.days - b.days)),
        unit: program.schema.units.first { $0.dimension == .days && $0.factor == .one })
    case (.blank, _), (.truth, _), (.number, _), (.date, _), (.text, _), (.choice, _), (.row, _), (.span, _),
      (.verdict, _):
      return nil
    }
  }
}
