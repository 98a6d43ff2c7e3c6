import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  func aggregate(_ function: Aggregate, _ source: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(source, env)
    guard let list = list(base) else { return Node(expr, base.value, [base.trace]) }
    let relevant: AbstractList.Relevant
    var value: AbstractValue
    switch function {
    case .count:
      value = count(list)
      relevant = .membership
    case .distinct:
      value = distinct(list)
      relevant = .everything
    case .sum:
      value = sum(list, expr.span)
      relevant = .everything
    case .average:
      value = average(list, expr.span)
      relevant = .everything
    case .minimum, .earliest:
      value = extreme(list, isMaximum: false, expr)
      relevant = .everything
    case .maximum, .latest:
      value = extreme(list, isMaximum: true, expr)
      relevant = .everything
    }
    value.mayLackValue = value.mayLackValue || base.value.mayLackValue
    return Node(expr, value, [pruned(base, list, to: relevant)])
  }

  private func count(_ list: AbstractList) -> AbstractValue {
    let sure = list.items.count(where: \.isSure)
    return .number(NumberRange(Rational(sure), list.isWhole ? Rational(list.items.count) : nil))
  }

  /// Values that are the same in whatever spelling count once.
  private func distinct(_ list: AbstractList) -> AbstractValue {
    var sure: Set<Value> = []
    var all: Set<Value> = []
    var unknown = 0
    for item in list.items {
      guard let value = item.value.known else {
        unknown += 1
        continue
      }
      let spelling = canonical(value)
      all.insert(spelling)
      if item.isSure { sure.insert(spelling) }
    }
    let least = max(sure.count, list.hasSureItem ? 1 : 0)
    return .number(NumberRange(Rational(least), list.isWhole ? Rational(all.count + unknown) : nil))
  }

  private func sum(_ list: AbstractList, _ span: Span) -> AbstractValue {
    let terms = Terms(list.items, \.numberRange)
    if let lacking = terms.lacking { return lacking }
    var lows: [Rational?] = terms.sure.map(\.low)
    var highs: [Rational?] = terms.sure.map(\.high)
    for range in terms.maybe {
      lows.append(range.low.map { min(.zero, $0) })
      highs.append(range.high.map { max(.zero, $0) })
    }
    if !list.isWhole {
      lows.append(nil)
      highs.append(nil)
    }
    return bounded(lows, highs, span, mayLackValue: terms.mayLackValue) { $0.exactSum() }
  }

  /// The sure rows' mean, drawn down (or up) by whichever possible rows do so.
  private func average(_ list: AbstractList, _ span: Span) -> AbstractValue {
    if list.isSurelyEmpty { return .noValue }
    let terms = Terms(list.items, \.numberRange)
    if let lacking = terms.lacking { return lacking }
    let mayLackValue = terms.mayLackValue || terms.sure.isEmpty
    guard list.isWhole else { return .number(.all, mayLackValue: mayLackValue) }
    if terms.sure.isEmpty, terms.maybe.isEmpty { return .noValue }
    let low = extremeMean(terms.sure.map(\.low), terms.maybe.map(\.low), isMaximum: false)
    let high = extremeMean(terms.sure.map(\.high), terms.maybe.map(\.high), isMaximum: true)
    return exact(low, high, span, mayLackValue: mayLackValue)
  }

  private func extremeMean(_ sure: [Rational?], _ maybe: [Rational?], isMaximum: Bool) -> Bound {
    let known = sure.compactMap(\.self)
    let further = maybe.compactMap(\.self).sorted { isMaximum ? $0 > $1 : $0 < $1 }
    guard known.count == sure.count, further.count == maybe.count else { return .open }
    var taken = known
    if taken.isEmpty, let first = further.first { return .at(first) }
    guard var mean = taken.exactMean() else { return .overflow }
    for value in further where isMaximum ? value > mean : value < mean {
      taken.append(value)
      guard let next = taken.exactMean() else { return .overflow }
      mean = next
    }
    return .at(mean)
  }

  private func extreme(_ list: AbstractList, isMaximum: Bool, _ expr: Expr) -> AbstractValue {
    switch expr.type {
    case .date:
      return extreme(list, isMaximum, \.dateRange) { .date($0, mayBeBlank: $1, mayLackValue: $2) }
    case .number:
      return extreme(list, isMaximum, \.numberRange) { .number($0, mayBeBlank: $1, mayLackValue: $2) }
    case .choice: return extremeMember(list, isMaximum: isMaximum)
    case .truth, .attested, .text, .row, .rows, .list, .span, .actor, .verdict, .invalid: return .unknown
    }
  }

  private func extreme<Bound>(
    _ list: AbstractList, _ isMaximum: Bool, _ range: (AbstractValue) -> Interval<Bound>?,
    _ make: (Interval<Bound>, Bool, Bool) -> AbstractValue
  ) -> AbstractValue {
    let terms = Terms(list.items, range)
    if let lacking = terms.lacking { return lacking }
    if terms.sure.isEmpty, terms.maybe.isEmpty, list.isWhole {
      return terms.mayLackValue ? AbstractValue(.known(.blank), mayLackValue: true) : .blank
    }
    let possible = terms.sure + terms.maybe + (list.isWhole ? [] : [.all])
    var result: Interval<Bound>
    if terms.sure.isEmpty {
      result = possible.dropFirst().reduce(possible[0]) { $0.hull($1) }
    } else {
      result = Interval.extremum(terms.sure, isMaximum: isMaximum)
      let widest = Interval.extremum(possible, isMaximum: isMaximum)
      if isMaximum { result.high = widest.high } else { result.low = widest.low }
    }
    return make(result, terms.sure.isEmpty, terms.mayLackValue)
  }

  /// The highest or lowest member of an ordered choice.
  private func extremeMember(_ list: AbstractList, isMaximum: Bool) -> AbstractValue {
    if list.isSurelyEmpty { return .blank }
    var best: (choice: ChoiceID, index: Int)?
    for item in list.items {
      guard item.isSure, list.isWhole, let value = item.value.known,
        case .choice(let member) = canonical(value),
        case .member(let choice, let index) = member
      else { return AbstractValue(.unknown, mayBeBlank: true, mayLackValue: true) }
      guard let current = best else {
        best = (choice, index)
        continue
      }
      if isMaximum ? index > current.index : index < current.index { best = (choice, index) }
    }
    guard let best else { return AbstractValue(.unknown, mayBeBlank: true, mayLackValue: true) }
    return AbstractValue(.known(.choice(.member(best.choice, best.index))))
  }
}

/// The bounds of a list's items.
private struct Terms<Bound: Comparable & Hashable & Sendable> {
  var sure: [Interval<Bound>] = []
  var maybe: [Interval<Bound>] = []
  /// What the whole comes to because a sure item has no value.
  var lacking: AbstractValue?
  var mayLackValue = false

  init(_ items: [AbstractList.Item], _ range: (AbstractValue) -> Interval<Bound>?) {
    var without: [AbstractValue] = []
    for item in items {
      mayLackValue = mayLackValue || item.value.mayLackValue
      if item.value.isBlank { continue }
      if let range = range(item.value) {
        if item.isSure, !item.value.mayBeBlank { sure.append(range) } else { maybe.append(range) }
      } else if item.isSure {
        without.append(item.value)
      } else {
        mayLackValue = true
      }
    }
    guard !without.isEmpty else { return }
    let others = mayLackValue ? [AbstractValue(.unknown, mayLackValue: true)] : []
    lacking = AbstractValue.lacking(without + others) ?? .unknown
  }
}
