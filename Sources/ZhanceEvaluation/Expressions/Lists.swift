import ZhanceModel

extension AbstractList {
  /// What of a list an operation hangs on.
  enum Relevant {
    /// Which items there are.
    case membership
    /// Which items there are, and their values.
    case everything
    /// The given items only.
    case items([Int])
  }

  /// The traces of what is undecided in it.
  func traces(of relevant: Relevant) -> [Trace] {
    var traces: [Trace] = []
    switch relevant {
    case .membership:
      for item in items { traces += item.doubts }
    case .everything:
      for item in items { traces += item.doubts + (item.valueTrace.map { [$0] } ?? []) }
    case .items(let positions):
      for position in positions where items.indices.contains(position) {
        traces += items[position].doubts + (items[position].valueTrace.map { [$0] } ?? [])
      }
    }
    return traces + gaps
  }

  /// Adds one value; a list is taken apart, blank stays out, and what may be blank may be missing.
  mutating func append(_ value: AbstractValue, _ trace: Trace, doubts: [Trace]) {
    switch value.kind {
    case .known(.blank) where !value.mayLackValue: return
    case .list(let list):
      var doubts = doubts
      if value.mayLackValue { doubts.append(trace) }
      for item in list.items {
        items.append(Item(item.value, valueTrace: item.valueTrace, doubts: item.doubts + doubts))
      }
      gaps += list.gaps + (value.mayLackValue && list.isWhole ? [trace] : [])
    case .known, .number, .date, .unknown, .noValue, .fault:
      var sure = value
      sure.mayBeBlank = false
      let doubts = value.mayBeBlank ? doubts + [trace] : doubts
      items.append(Item(sure, valueTrace: sure.isDecided ? nil : trace, doubts: doubts))
    }
  }
}

extension Evaluator {
  /// A list where one is wanted: a single value is a list of itself, blank one of nothing.
  ///
  /// nil where there is no value at all, or a fault.
  func list(_ node: Node) -> AbstractList? {
    switch node.value.kind {
    case .list(let list): return list
    case .noValue, .fault: return nil
    case .known, .number, .date, .unknown:
      var list = AbstractList()
      list.append(node.value, node.trace, doubts: [])
      return list
    }
  }

  /// The list's node, leading only to what an operation on it hangs on.
  func pruned(_ node: Node, _ list: AbstractList, to relevant: AbstractList.Relevant) -> Trace {
    var trace = node.trace
    // The item's own place in the trace goes where the gaps and doubts carry it.
    let undecided = list.traces(of: relevant)
    trace.children = undecided + (node.value.mayLackValue ? node.trace.children : [])
    trace.missing = nil
    return trace
  }

  func set(_ items: [Expr], isOpen: Bool, _ expr: Expr, _ env: Environment) -> Node {
    var list = AbstractList(openText: isOpen ? expr.span : nil)
    for item in items {
      let node = evaluate(item, env)
      list.append(node.value, node.trace, doubts: [])
    }
    return Node(expr, AbstractValue(.list(list)), list.traces(of: .everything))
  }

  func collect(_ source: Expr, _ id: BindingID, _ body: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(source, env)
    guard let list = list(base) else { return Node(expr, base.value, [base.trace]) }
    var result = AbstractList(gaps: list.gaps)
    for item in list.items {
      let node = evaluate(body, env.binding(id, to: item))
      result.append(node.value, node.trace, doubts: item.doubts)
    }
    let value = AbstractValue(.list(result), mayLackValue: base.value.mayLackValue)
    return Node(expr, value, [pruned(base, list, to: .items([]))] + result.traces(of: .everything))
  }

  func filter(_ source: Expr, _ id: BindingID, _ condition: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(source, env)
    guard let list = list(base) else { return Node(expr, base.value, [base.trace]) }
    var result = AbstractList(gaps: list.gaps)
    for item in list.items {
      let node = evaluate(condition, env.binding(id, to: item))
      switch node.truth {
      case .true: result.items.append(item)
      case .false: break
      case .unknown:
        var doubtful = item
        doubtful.doubts.append(node.trace)
        result.items.append(doubtful)
      }
    }
    let value = AbstractValue(.list(result), mayLackValue: base.value.mayLackValue)
    let wholeness = pruned(base, list, to: .items([]))
    return Node(expr, value, [wholeness] + result.traces(of: .everything))
  }
}
