import ZhanceModel

/// What an expression mentions of its scope.
struct Usage {
  var mentionsDue = false
  /// Columns of the table row at which `due` stands.
  var dueColumns: Set<Int> = []
}

struct UsageKey: Hashable {
  let start: Int
  let end: Int
  let file: Int
}

extension Evaluator {
  func usage(of expr: Expr) -> Usage {
    var usage = Usage()
    var stack = [expr]
    while let next = stack.popLast() {
      switch next.kind {
      case .due: usage.mentionsDue = true
      case .dueColumn(_, let column): usage.dueColumns.insert(column)
      case .literal, .asOf, .period, .parameter, .reading, .variable, .tableColumn, .allRows, .set, .edge,
        .field, .definition, .ruleHolds, .ruleVerdict, .lookup, .collect, .filter, .aggregate, .ratio,
        .shareOf,
        .quantifier, .and, .or, .not, .compare, .inRange, .isMember, .isWithin, .includes, .inSpan, .matches,
        .isBlank, .isEntity, .arithmetic, .shift, .extremum, .elapsed, .round, .cases:
        break
      }
      stack += next.kind.operands
    }
    return usage
  }
}

extension Expr.Kind {
  /// The expressions of which it is made.
  var operands: [Expr] {
    switch self {
    case .literal, .asOf, .due, .dueColumn, .period, .parameter, .reading, .variable, .tableColumn, .allRows:
      []
    case .set(let items, _): items
    case .edge(_, let span): [span]
    case .field(let row, _): [row]
    case .definition(_, let row), .ruleHolds(_, let row), .ruleVerdict(_, let row): [row]
    case .lookup(_, _, let keys): keys
    case .collect(let list, _, let body), .filter(let list, _, let body), .shareOf(let list, _, let body):
      [list, body]
    case .aggregate(_, let list): [list]
    case .ratio(let part, let whole): [part, whole]
    case .quantifier(_, let list, _, let body): [list] + (body.map { [$0] } ?? [])
    case .and(let terms), .or(let terms): terms
    case .not(let term): [term]
    case .compare(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .inRange(let value, let lower, let upper): [value] + [lower, upper].compactMap(\.self)
    case .isMember(let value, let list): [value, list]
    case .isWithin(let part, let whole), .includes(let part, let whole), .inSpan(let part, let whole):
      [part, whole]
    case .matches(let text, let pattern): [text] + pattern.parts.flatMap(\.holes)
    case .isBlank(let value), .isEntity(let value, _): [value]
    case .shift(let date, let duration, _): [date, duration]
    case .extremum(_, let operands): operands
    case .elapsed(_, let from, let to): [from, to]
    case .round(let value, let step): [value, step]
    case .cases(let arms): arms.flatMap { [$0.condition, $0.value].compactMap(\.self) }
    }
  }
}

extension TextPattern.Part {
  /// The expressions in its holes.
  var holes: [Expr] {
    switch self {
    case .literal, .oneOf, .anything: []
    case .hole(let expr): [expr]
    case .optional(let parts): parts.flatMap(\.holes)
    }
  }
}
