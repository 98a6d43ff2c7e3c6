/// What one cell holds.
package enum Cell: Hashable, Sendable {
  /// Nothing is known; a reason may stand in the load report.
  case unknown
  /// Known to be empty.
  case blank
  case value(Value)
  /// An approximate number: 1200余 is 1201 to 1299.
  case range(Rational, Rational)
  /// The values of a multi-valued cell; not whole: there may be more.
  case list([Value], isWhole: Bool)
}

/// One field of all rows: typed values, and for each row whether it is a value, unknown or blank.
/// Immutable once built.
package struct Column: Sendable {
  package enum Storage: Sendable {
    case truths([Bool])
    case numbers([Rational])
    case dates([CalendarDate])
    case texts([String])
    case choices([ChoiceValue])
    case rows([RowID])
    case lists([[Value]])
  }
  package enum State: UInt8, Sendable {
    case value, unknown, blank, range
  }

  package private(set) var storage: Storage
  package private(set) var states: [State]
  /// The cells that hold a range, by row.
  package private(set) var ranges: [Int: ClosedRange<Rational>]
  /// Multi-valued cells that may hold more than the values given, by row.
  private var openLists: Set<Int> = []
  /// The heading under which the column stood in the data; empty where it was filled in.
  package var heading: String
  /// From 1, where the source has columns; 0 otherwise.
  package var position: Int

  package init(type: ValueType, heading: String = "", position: Int = 0) {
    self.heading = heading
    self.position = position
    states = []
    ranges = [:]
    switch type {
    case .truth, .attested: storage = .truths([])
    case .number: storage = .numbers([])
    case .date: storage = .dates([])
    case .choice: storage = .choices([])
    case .row: storage = .rows([])
    case .list: storage = .lists([])
    case .text, .actor, .verdict, .span, .rows, .invalid: storage = .texts([])
    }
  }

  package var count: Int { states.count }

  package mutating func append(_ cell: Cell) {
    switch cell {
    case .unknown: push(nil, .unknown)
    case .blank: push(nil, .blank)
    case .range(let low, let high):
      ranges[count] = low...max(low, high)
      push(nil, .range)
    case .value(let value): push(value, .value)
    case .list(let values, let isWhole):
      if !isWhole { openLists.insert(count) }
      if case .lists(var lists) = storage {
        storage = .truths([])
        lists.append(values)
        storage = .lists(lists)
        states.append(.value)
      } else {
        push(nil, .unknown)
      }
    }
  }

  package func cell(_ row: Int) -> Cell {
    guard row >= 0, row < states.count else { return .unknown }
    switch states[row] {
    case .unknown: return .unknown
    case .blank: return .blank
    case .range:
      guard let range = ranges[row] else { return .unknown }
      return .range(range.lowerBound, range.upperBound)
    case .value:
      switch storage {
      case .truths(let values): return .value(.truth(values[row]))
      case .numbers(let values): return .value(.number(values[row]))
      case .dates(let values): return .value(.date(values[row]))
      case .texts(let values): return .value(.text(values[row]))
      case .choices(let values): return .value(.choice(values[row]))
      case .rows(let values): return .value(.row(values[row]))
      case .lists(let values): return .list(values[row], isWhole: !openLists.contains(row))
      }
    }
  }

  /// Appends a value, or the filler of the column's type; a value of another type becomes unknown.
  private mutating func push(_ value: Value?, _ state: State) {
    var state = state
    // Each arm empties `storage` before it appends, so that the array is not copied.
    switch storage {
    case .truths(var values):
      storage = .lists([])
      if case .truth(let truth)? = value {
        values.append(truth)
      } else {
        values.append(false)
        state = miss(value, state)
      }
      storage = .truths(values)
    case .numbers(var values):
      storage = .lists([])
      if case .number(let number)? = value {
        values.append(number)
      } else {
        values.append(.zero)
        state = miss(value, state)
      }
      storage = .numbers(values)
    case .dates(var values):
      storage = .lists([])
      if case .date(let date)? = value {
        values.append(date)
      } else {
        values.append(.earliest)
        state = miss(value, state)
      }
      storage = .dates(values)
    case .texts(var values):
      storage = .lists([])
      if case .text(let text)? = value {
        values.append(text)
      } else {
        values.append("")
        state = miss(value, state)
      }
      storage = .texts(values)
    case .choices(var values):
      storage = .lists([])
      if case .choice(let choice)? = value {
        values.append(choice)
      } else {
        values.append(.other(""))
        state = miss(value, state)
      }
      storage = .choices(values)
    case .rows(var values):
      storage = .lists([])
      if case .row(let row)? = value {
        values.append(row)
      } else {
        values.append(RowID(entity: EntityID(0), index: 0))
        state = miss(value, state)
      }
      storage = .rows(values)
    case .lists(var values):
      storage = .truths([])
      if let value { values.append([value]) } else { values.append([]) }
      storage = .lists(values)
    }
    states.append(state)
  }

  private func miss(_ value: Value?, _ state: State) -> State {
    value == nil ? state : .unknown
  }
}
