import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// A date plus or minus a duration in months or days; both ends move the same way, so the
  /// bounds of the result come from the bounds of the operands.
  func shift(
    _ date: Expr, by duration: Expr, isBackward: Bool, _ expr: Expr, _ env: Environment
  ) -> Node {
    let operands = [evaluate(date, env), evaluate(duration, env)]
    return strict(operands, expr) { mayBeBlank, mayLackValue in
      guard let dates = operands[0].value.dateRange, let steps = operands[1].value.numberRange else {
        return AbstractValue.date(.all, mayBeBlank: mayBeBlank, mayLackValue: true)
      }
      let isMonths = duration.type == .number(.months)
      let isKnown = dates.point != nil && steps.point != nil
      let (least, most) = isBackward ? (steps.high, steps.low) : (steps.low, steps.high)
      let low = moved(dates.low, by: least, isMonths, isBackward, env)
      let high = isKnown ? low : moved(dates.high, by: most, isMonths, isBackward, env)
      if isKnown, low == nil, !mayBeBlank, !mayLackValue { return .fault(.calendar, expr.span) }
      let leaves =
        (low == nil && dates.low != nil && least != nil)
        || (high == nil && dates.high != nil && most != nil)
      return .date(DateRange(low, high), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue || leaves)
    }
  }

  /// nil for an open bound, and where the result leaves the calendar or is no whole step.
  private func moved(
    _ date: CalendarDate?, by steps: Rational?, _ isMonths: Bool, _ isBackward: Bool, _ env: Environment
  ) -> CalendarDate? {
    guard let date, let steps, let count = steps.wholeSteps else { return nil }
    let signed = isBackward ? -count : count
    return isMonths ? add(months: signed, to: date, env) : date.adding(days: signed)
  }

  /// Completed years, months or days between two dates.
  func elapsed(_ unit: Elapsed, _ from: Expr, _ to: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let operands = [evaluate(from, env), evaluate(to, env)]
    return strict(operands, expr) { mayBeBlank, mayLackValue in
      guard let start = operands[0].value.dateRange, let end = operands[1].value.dateRange else {
        return .unknown
      }
      let low = elapsed(unit, start.high, end.low)
      let high = elapsed(unit, start.low, end.high)
      return .number(NumberRange(low, high), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
    }
  }

  private func elapsed(_ unit: Elapsed, _ from: CalendarDate?, _ to: CalendarDate?) -> Rational? {
    guard let from, let to else { return nil }
    switch unit {
    case .years: return Rational(from.completedYears(to: to))
    case .months: return Rational(from.completedMonths(to: to))
    case .days: return Rational(to.days - from.days)
    }
  }
}

extension Rational {
  /// A whole number of days or months within the calendar's reach.
  fileprivate var wholeSteps: Int? {
    guard isInteger, numerator.magnitude < 10_000_000 else { return nil }
    return Int(numerator)
  }
}
