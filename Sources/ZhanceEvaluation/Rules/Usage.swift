import ZhanceModel

/// What an expression mentions of its scope.
struct Usage {
  var mentionsDue = false
  /// Columns of the table row at which `due` stands.
  var dueColumns: Set<Int> = []
}

extension Evaluator {
  func usage(of expr: Expr) -> Usage {
    var usage = Usage()
    var stack = [expr]
    while let next = stack.popLast() {
      if case .due = next.kind { usage.mentionsDue = true }
      if case .dueColumn(_, let column) = next.kind { usage.dueColumns.insert(column) }
      stack += next.children
    }
    return usage
  }
}
