import ZhanceModel

extension AbstractValue {
  /// What is known of a value that is one of several; `unknown` where they have nothing in common.
  ///
  /// Lists are not joined here: see `Evaluator.cases`.
  static func join(_ values: [AbstractValue], unknown: AbstractValue) -> AbstractValue {
    var rest: [AbstractValue] = []
    var result = unknown
    var mayBeBlank = false
    var mayLackValue = false
    for value in values {
      mayBeBlank = mayBeBlank || value.mayBeBlank
      mayLackValue = mayLackValue || value.mayLackValue
      switch value.kind {
      case .noValue, .fault: mayLackValue = true
      case .known(.blank): mayBeBlank = true
      case .known, .number, .date, .unknown, .list: rest.append(value)
      }
    }
    if rest.isEmpty {
      guard mayLackValue || values.isEmpty else { return .blank }
      guard mayBeBlank else { return .noValue }
    } else if let known = rest[0].known, rest.allSatisfy({ $0.known == known }) {
      result = AbstractValue(.known(known))
    } else {
      let numbers = rest.compactMap(\.boundedNumber)
      let dates = rest.compactMap(\.boundedDate)
      if numbers.count == rest.count {
        result = AbstractValue(.number(numbers.dropFirst().reduce(numbers[0]) { $0.hull($1) }))
      } else if dates.count == rest.count {
        result = AbstractValue(.date(dates.dropFirst().reduce(dates[0]) { $0.hull($1) }))
      }
    }
    result.mayBeBlank = mayBeBlank
    result.mayLackValue = mayLackValue
    return result
  }
}

extension AbstractValue {
  /// Bounds of what is surely a number; nil for what may be anything.
  fileprivate var boundedNumber: NumberRange? {
    if case .unknown = kind { nil } else { numberRange }
  }

  fileprivate var boundedDate: DateRange? {
    if case .unknown = kind { nil } else { dateRange }
  }
}
