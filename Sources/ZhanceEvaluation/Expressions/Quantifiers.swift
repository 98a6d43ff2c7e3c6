import ZhanceModel

extension Evaluator {
  func quantify(
    _ quantifier: Quantifier, _ source: Expr, _ id: BindingID, _ body: Expr?, _ expr: Expr,
    _ env: Environment
  ) -> Node {
    let base = evaluate(source, env)
    guard let list = list(base) else { return undecided([base], expr) }
    // `all` falls with the first row against it; `some` and `none` are settled by the first for it.
    let deciding: Truth = quantifier == .all ? .false : .true
    let whenDecided: Bool
    switch quantifier {
    case .all, .none: whenDecided = false
    case .some: whenDecided = true
    }
    var witnesses: [Trace] = []
    var open: [Node] = []
    var doubtful: [Int] = []
    for (position, item) in list.items.enumerated() {
      guard let body else {
        if item.isSure {
          witnesses.append(base.trace)
        } else {
          doubtful.append(position)
        }
        if item.isSure { break }
        continue
      }
      let node = evaluate(body, env.binding(id, to: item))
      if node.truth == deciding, item.isSure {
        witnesses.append(node.trace)
        // One row is ground enough for `some`; of `all`, every row that breaks it is named.
        if quantifier != .all { break }
      } else if node.truth == .unknown || node.truth == deciding {
        if node.truth == .unknown { open.append(node) }
        if !item.isSure { doubtful.append(position) }
      }
    }
    if !witnesses.isEmpty, !base.value.mayLackValue { return Node(expr, .truth(whenDecided), witnesses) }
    if open.isEmpty, doubtful.isEmpty, list.isWhole, !base.value.mayLackValue, witnesses.isEmpty {
      return Node(expr, .truth(!whenDecided), [base.trace])
    }
    if doubtful.isEmpty, list.isWhole, !base.value.mayLackValue { return undecided(open, expr) }
    let membership = doubts(of: list, at: doubtful, base)
    return undecided(open, expr, [membership])
  }

  /// Only what it hangs on whether the rows at these positions are there.
  private func doubts(of list: AbstractList, at positions: [Int], _ base: Node) -> Trace {
    var trace = base.trace
    trace.missing = nil
    trace.children = positions.flatMap { list.items[$0].doubts } + list.gaps
    if base.value.mayLackValue { trace.children += base.trace.children }
    return trace
  }
}
