import ZhanceDiagnostics
import ZhanceModel

/// Until when a line must be true.
enum DueState {
  case none
  /// The date as stated, and the last day that is in time.
  case known(stated: CalendarDate, last: CalendarDate)
  /// The clock has not started.
  case blank(Node)
  case undecided(Node)
}

extension Evaluator {
  /// The due date of a unit: that of its row in a table by date, as stated, or the period's end.
  func dueState(of unit: RuleUnit) -> DueState {
    switch unit.rule.scope.due {
    case .none:
      guard let period = unit.env.period else { return .none }
      return .known(stated: period.end, last: lastDay(period.end, unit.env))
    case .date(let expr): return dueState(expr, unit.env)
    case .table(let id):
      guard let row = unit.env.dueRow, program[id].rows.indices.contains(row.index),
        case .value(.date(let date)) = program[id].rows[row.index].key
      else { return .none }
      return .known(stated: date, last: lastDay(date, unit.env))
    }
  }

  func dueState(_ expr: Expr, _ env: Environment) -> DueState {
    let node = evaluate(expr, env)
    if let value = node.value.known {
      switch value {
      case .date(let date): return .known(stated: date, last: lastDay(date, env))
      case .blank: return .blank(node)
      case .truth, .number, .text, .choice, .row, .span, .verdict: return .undecided(node)
      }
    }
    guard var range = node.value.dateRange else { return .undecided(node) }
    if !includesDueDay(env) {
      range.low = range.low.map { $0.adding(days: -1) ?? $0 }
      range.high = range.high.map { $0.adding(days: -1) ?? $0 }
    }
    var shifted = node
    shifted.value.kind = .date(range)
    return .undecided(shifted)
  }

  private func lastDay(_ due: CalendarDate, _ env: Environment) -> CalendarDate {
    includesDueDay(env) ? due : due.adding(days: -1) ?? due
  }
}

extension DueState {
  /// What `due` means inside the line.
  func node(_ span: Span) -> Node? {
    switch self {
    case .none: nil
    case .known(_, let last): DueState.fixed(last, span)
    case .blank(let node), .undecided(let node): node
    }
  }

  /// A due date on a given day.
  static func fixed(_ date: CalendarDate, _ span: Span) -> Node {
    Node(Expr(.literal(.date(date)), .date, span), AbstractValue(.known(.date(date))))
  }
}
