import ZhanceDiagnostics
import ZhanceModel

/// What is known of a value: the value itself, or bounds within which every completion of the
/// data keeps it.
struct AbstractValue: Sendable {
  enum Kind: Sendable {
    case known(Value)
    case number(NumberRange)
    case date(DateRange)
    /// A truth, choice, text, row, span or verdict of which nothing is known.
    case unknown
    case list(AbstractList)
    /// A share or average of nothing, or a matter on which the document is silent.
    case noValue
    case fault(Fault)
  }

  var kind: Kind
  /// Some completion makes it blank.
  var mayBeBlank = false
  /// Some completion leaves it without a value, or with a fault.
  var mayLackValue = false

  init(_ kind: Kind, mayBeBlank: Bool = false, mayLackValue: Bool = false) {
    self.kind = kind
    self.mayBeBlank = mayBeBlank
    self.mayLackValue = mayLackValue
  }

  static let blank = AbstractValue(.known(.blank))
  static let noValue = AbstractValue(.noValue)
  static let unknown = AbstractValue(.unknown)

  static func truth(_ value: Bool) -> AbstractValue { AbstractValue(.known(.truth(value))) }

  static func truth(_ value: Truth) -> AbstractValue {
    switch value {
    case .true: .truth(true)
    case .false: .truth(false)
    case .unknown: .unknown
    }
  }

  static func fault(_ kind: Fault.Kind, _ span: Span, _ citations: [Citation] = []) -> AbstractValue {
    AbstractValue(.fault(Fault(kind: kind, span: span, citations: citations)))
  }

  /// A number within bounds; a known one where they meet and nothing else is possible.
  static func number(_ range: NumberRange, mayBeBlank: Bool = false, mayLackValue: Bool = false)
    -> AbstractValue
  {
    if let point = range.point, !mayBeBlank, !mayLackValue { return AbstractValue(.known(.number(point))) }
    return AbstractValue(.number(range), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
  }

  static func date(_ range: DateRange, mayBeBlank: Bool = false, mayLackValue: Bool = false)
    -> AbstractValue
  {
    if let point = range.point, !mayBeBlank, !mayLackValue { return AbstractValue(.known(.date(point))) }
    return AbstractValue(.date(range), mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
  }
}

extension AbstractValue {
  var isBlank: Bool {
    if case .known(.blank) = kind { true } else { false }
  }

  /// The truth of a condition; blank is false, and what has no value is unknown.
  var truth: Truth {
    switch kind {
    case .known(.truth(let value)): mayBeBlank || mayLackValue ? .unknown : Truth(value)
    case .known(.blank): mayLackValue ? .unknown : .false
    case .known, .number, .date, .unknown, .list, .noValue, .fault: .unknown
    }
  }

  /// The one value that every completion gives; nil for a list, too.
  var known: Value? {
    if case .known(let value) = kind, !mayBeBlank, !mayLackValue { value } else { nil }
  }

  /// Nothing that is still unknown can change it.
  var isDecided: Bool {
    if mayBeBlank || mayLackValue { return false }
    switch kind {
    case .known, .noValue, .fault: return true
    case .number, .date, .unknown: return false
    case .list(let list): return list.isDecided
    }
  }

  /// Bounds, if it can be a number at all.
  var numberRange: NumberRange? {
    switch kind {
    case .known(.number(let number)): NumberRange(number)
    case .number(let range): range
    case .unknown: .all
    case .known, .date, .list, .noValue, .fault: nil
    }
  }

  var dateRange: DateRange? {
    switch kind {
    case .known(.date(let date)): DateRange(date)
    case .date(let range): range
    case .unknown: .all
    case .known, .number, .list, .noValue, .fault: nil
    }
  }

  /// What a strict operation (arithmetic, comparison) comes to because one of its operands has no
  /// value; nil if each has, or may have, one.
  static func lacking(_ operands: [AbstractValue]) -> AbstractValue? {
    for operand in operands {
      if case .fault = operand.kind { return operand }
    }
    guard operands.contains(where: { if case .noValue = $0.kind { true } else { false } }) else {
      return nil
    }
    // Another operand may yet turn out a fault, which outdoes having no value.
    return operands.contains(where: \.mayLackValue) ? AbstractValue(.unknown, mayLackValue: true) : .noValue
  }
}

/// Rows or values of which each is surely or possibly there.
struct AbstractList: Sendable {
  struct Item: Sendable {
    var value: AbstractValue
    /// How an undecided value came about.
    var valueTrace: Trace?
    /// What it hangs on whether the item is there; empty: it surely is.
    var doubts: [Trace]

    init(_ value: AbstractValue, valueTrace: Trace? = nil, doubts: [Trace] = []) {
      self.value = value
      self.valueTrace = valueTrace
      self.doubts = doubts
    }

    var isSure: Bool { doubts.isEmpty }
  }

  var items: [Item]
  /// Why there may be further items; empty: the list is whole.
  var gaps: [Trace]
  /// The text itself leaves the list open with 等; only membership asks about it.
  var openText: Span?

  init(_ items: [Item] = [], gaps: [Trace] = [], openText: Span? = nil) {
    self.items = items
    self.gaps = gaps
    self.openText = openText
  }

  var isWhole: Bool { gaps.isEmpty }
  var isDecided: Bool { isWhole && items.allSatisfy { $0.isSure && $0.value.isDecided } }
  var isSurelyEmpty: Bool { isWhole && items.isEmpty }
  var hasSureItem: Bool { items.contains(where: \.isSure) }
}

extension AbstractValue {
  /// For the trace: what people see of it.
  var result: TraceResult {
    switch kind {
    case .known(let value):
      if !mayBeBlank, !mayLackValue { return .value(value) }
      if case .number(let number) = value { return .numbers(number, number) }
      if case .date(let date) = value { return .dates(date, date) }
      return .unknown
    case .number(let range): return .numbers(range.low, range.high)
    case .date(let range): return .dates(range.low, range.high)
    case .unknown: return .unknown
    case .noValue: return mayBeBlank || mayLackValue ? .unknown : .noValue
    case .fault(let fault): return .fault(fault)
    case .list(let list): return list.result(isFirm: !mayBeBlank && !mayLackValue)
    }
  }
}

extension AbstractList {
  /// As rows where every item is a known row, else as values; an item of unknown value shows as
  /// the list not being whole.
  func result(isFirm: Bool) -> TraceResult {
    var sure: [Value] = []
    var maybe: [Value] = []
    var isWhole = isWhole && isFirm
    for item in items {
      guard let value = item.value.known else {
        isWhole = false
        continue
      }
      if item.isSure { sure.append(value) } else { maybe.append(value) }
    }
    let rows = sure.compactMap(Self.row)
    let maybeRows = maybe.compactMap(Self.row)
    if rows.count == sure.count, maybeRows.count == maybe.count, !(rows.isEmpty && maybeRows.isEmpty) {
      return .rows(rows, maybe: maybeRows, isWhole: isWhole)
    }
    return .values(sure, maybe: maybe, isWhole: isWhole)
  }

  private static func row(_ value: Value) -> RowID? {
    if case .row(let row) = value { row } else { nil }
  }
}
