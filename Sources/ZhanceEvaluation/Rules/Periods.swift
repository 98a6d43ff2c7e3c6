import ZhanceDiagnostics
import ZhanceModel

/// The periods of a scope up to the one that holds the as-of date.
enum PeriodList {
  case spans([DateSpan])
  /// It is not known when they begin or end.
  case undecided(Node)
  /// They never begin: the clock's event has not happened, or there is no day to count from.
  case none(Node)
}

extension Evaluator {
  static let maximalPeriods = 1200

  func periods(_ rule: PeriodRule, _ env: Environment) -> PeriodList {
    let from: CalendarDate
    let anchor: Node
    switch start(rule, env) {
    case .known(let date, let node): (from, anchor) = (date, node)
    case .list(let list): return list
    }
    var last = options.asOf
    if let to = rule.to {
      let node = evaluate(to, env)
      switch node.value.kind {
      case .known(.date(let date)) where node.value.known != nil: last = min(last, date)
      // Without an end they go on.
      case .known(.blank) where node.value.known != nil: break
      case .noValue: return .none(node)
      case .known, .number, .date, .unknown, .list, .fault: return .undecided(node)
      }
    }
    guard from <= last else { return .spans([]) }
    var spans: [DateSpan] = []
    var number = 0
    while let span = span(number, rule.length, from: from, env), span.start <= last {
      guard spans.count < Evaluator.maximalPeriods else {
        return .undecided(Node(anchor.trace.expr, .fault(.calendar, anchor.trace.expr.span)))
      }
      number += 1
      if number == 1, span.start < from, skipsPartPeriod(env) { continue }
      spans.append(span)
    }
    return .spans(spans)
  }

  private enum Start {
    case known(CalendarDate, Node)
    case list(PeriodList)
  }

  /// The day from which periods are counted: as stated, else that on which the policy binds.
  private func start(_ rule: PeriodRule, _ env: Environment) -> Start {
    guard let from = rule.from else {
      let policy = env.policy.map { program[$0] }
      let span = policy?.span ?? AbstractList.placeholder.span
      let expr = Expr(.literal(.blank), .date, span)
      guard let date = options.asIfInForce ?? policy?.inForceFrom else {
        return .list(.none(Node(expr, .noValue)))
      }
      return .known(date, Node(expr, AbstractValue(.known(.date(date)))))
    }
    let node = evaluate(from, env)
    switch node.value.kind {
    case .known(.date(let date)) where node.value.known != nil: return .known(date, node)
    case .known(.blank) where node.value.known != nil, .noValue: return .list(.none(node))
    case .known, .number, .date, .unknown, .list, .fault: return .list(.undecided(node))
    }
  }

  /// The span of a number, from 0; nil where it leaves the calendar.
  private func span(_ number: Int, _ length: PeriodRule.Length, from: CalendarDate, _ env: Environment)
    -> DateSpan?
  {
    switch length {
    case .calendar(let months):
      let (year, month, _) = from.components
      guard months > 0,
        let first = CalendarDate(year: year, month: (month - 1) / months * months + 1, day: 1)
      else { return nil }
      return between(
        first.adding(months: number * months)?.date, first.adding(months: (number + 1) * months)?.date)
    case .months(let months):
      guard months > 0 else { return nil }
      return between(
        add(months: number * months, to: from, env), add(months: (number + 1) * months, to: from, env))
    case .days(let days):
      guard days > 0, days < 10_000_000 else { return nil }
      return between(from.adding(days: number * days), from.adding(days: (number + 1) * days))
    }
  }

  private func between(_ start: CalendarDate?, _ next: CalendarDate?) -> DateSpan? {
    guard let start else { return nil }
    // The last span before the calendar's end is cut there.
    let end = next.flatMap { $0.adding(days: -1) } ?? CalendarDate.latest
    return end < start ? nil : DateSpan(start: start, end: end)
  }
}
