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
      stack += next.children
    }
    return usage
  }
}
