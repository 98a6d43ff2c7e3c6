import ZhanceModel

extension Evaluator {
  /// The cell for a key; a key that the table does not list has no value, since the document is
  /// silent on it.
  func lookup(_ id: TableID, _ column: Int, _ keys: [Expr], _ expr: Expr, _ env: Environment) -> Node {
    let table = program[id]
    let asked = keys.map { evaluate($0, env) }
    if let lacking = AbstractValue.lacking(asked.map(\.value)) {
      return Node(expr, lacking, asked.map(\.trace))
    }
    if asked.contains(where: { $0.value.known == .blank }) { return Node(expr, .blank, asked.map(\.trace)) }
    let values = asked.map(\.value.known)
    guard let key = values.first, let key, values.count == 1 else {
      // Any row may be meant.
      let candidates = table.rows.compactMap { cell($0, column, env) }
      var value = AbstractValue.join(candidates.map(\.value), unknown: unknown(expr.type))
      value.mayLackValue = true
      value.mayBeBlank = value.mayBeBlank || asked.contains(where: \.value.mayBeBlank)
      return Node(expr, value, asked.map(\.trace) + candidates.map(\.trace))
    }
    for row in table.rows where matches(row.key, key) {
      guard let node = cell(row, column, env) else { break }
      return Node(expr, node.value, asked.map(\.trace) + [node.trace])
    }
    return Node(expr, .noValue, asked.map(\.trace))
  }

  private func cell(_ row: PolicyTable.Row, _ column: Int, _ env: Environment) -> Node? {
    row.values.indices.contains(column) ? evaluate(row.values[column], env) : nil
  }

  private func matches(_ key: PolicyTable.Key, _ value: Value) -> Bool {
    switch key {
    case .value(let known): return areSame(known, value)
    case .row(let spellings):
      guard case .row(let row) = value, let text = data.key(of: row) else { return false }
      return spellings.contains(text)
    }
  }

  func tableColumn(_ id: TableID, _ column: Int, _ expr: Expr, _ env: Environment) -> Node {
    var list = AbstractList()
    for row in program[id].rows {
      guard let node = cell(row, column, env) else { continue }
      list.append(node.value, node.trace, doubts: [])
    }
    return Node(expr, AbstractValue(.list(list)), list.traces(of: .everything))
  }
}
