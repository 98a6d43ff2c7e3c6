import ZhanceModel

extension Evaluator {
  func compare(
    _ comparison: Comparison, _ left: Expr, _ right: Expr, _ expr: Expr, _ env: Environment
  ) -> Node {
    let (a, b) = (evaluate(left, env), evaluate(right, env))
    if let asksUnknown = asksForUnknown(comparison, a, b, expr) { return asksUnknown }
    return judged(truth(a, comparison, b), [a, b], expr)
  }

  /// `is unknown`, at the prompt and in scenarios: the one question that not knowing answers.
  private func asksForUnknown(_ comparison: Comparison, _ a: Node, _ b: Node, _ expr: Expr) -> Node? {
    guard case .literal(.verdict(.unknown)) = b.trace.expr.kind, case .verdict = a.trace.expr.type else {
      return nil
    }
    let isUnknown = a.value.known == nil
    return Node(expr, .truth(comparison == .notEqual ? !isUnknown : isUnknown), [a.trace, b.trace])
  }

  /// A truth as a node: an open one says whether it rests on what can be supplied.
  private func judged(_ truth: Truth, _ nodes: [Node], _ expr: Expr) -> Node {
    let children = nodes.map(\.trace)
    guard truth == .unknown else { return Node(expr, .truth(truth), children) }
    return Node(expr, AbstractValue.lacking(nodes.map(\.value)) ?? .unknown, children)
  }

  /// Blank compares false, `is not` being no comparison of its own but the denial of `is`.
  func truth(_ left: Node, _ comparison: Comparison, _ right: Node) -> Truth {
    if comparison == .notEqual { return !truth(left, .equal, right) }
    let (a, b) = (left.value, right.value)
    if AbstractValue.lacking([a, b]) != nil { return .unknown }
    let mayLackValue = a.mayLackValue || b.mayLackValue
    if a.isBlank || b.isBlank { return mayLackValue ? .unknown : .false }
    switch plainTruth(left, comparison, right) {
    case .true: return mayLackValue || a.mayBeBlank || b.mayBeBlank ? .unknown : .true
    case .false: return mayLackValue ? .unknown : .false
    case .unknown: return .unknown
    }
  }

  private func plainTruth(_ left: Node, _ comparison: Comparison, _ right: Node) -> Truth {
    let (a, b) = (left.value, right.value)
    switch (a.kind, b.kind) {
    case (.list, _), (_, .list):
      guard let a = list(left), let b = list(right) else { return .unknown }
      return Truth.all([isSubset(a, of: b), isSubset(b, of: a)])
    case (.known(let x), .known(let y)): return compare(x, comparison, y)
    case (.number, _), (_, .number):
      guard let x = a.numberRange, let y = b.numberRange else { return .unknown }
      return Interval.compare(x, comparison, y)
    case (.date, _), (_, .date):
      guard let x = a.dateRange, let y = b.dateRange else { return .unknown }
      return Interval.compare(x, comparison, y)
    case (.unknown, _), (_, .unknown), (.noValue, _), (_, .noValue), (.fault, _), (_, .fault): return .unknown
    }
  }

  private func compare(_ a: Value, _ comparison: Comparison, _ b: Value) -> Truth {
    switch (canonical(a), canonical(b)) {
    case (.number(let x), .number(let y)): return Interval.compare(Interval(x), comparison, Interval(y))
    case (.date(let x), .date(let y)): return Interval.compare(Interval(x), comparison, Interval(y))
    case (.choice(.member(let x, let i)), .choice(.member(let y, let j)))
    where x == y && comparison != .equal:
      return Interval.compare(Interval(i), comparison, Interval(j))
    case (let x, let y):
      // Words that an ordered choice does not list have no place in its order.
      return comparison == .equal ? Truth(x == y) : .unknown
    }
  }

  func areSame(_ a: Value, _ b: Value) -> Bool { canonical(a) == canonical(b) }

  /// A word that some choice lists stands for its member, as where a policy extends an open choice.
  func canonical(_ value: Value) -> Value {
    guard case .choice(.other(let word)) = value else { return value }
    for choice in program.schema.choices where choice.isOpen {
      if let member = choice.member(named: word) { return .choice(.member(choice.id, member)) }
    }
    return value
  }

  func inRange(_ value: Expr, lower: Expr?, upper: Expr?, _ expr: Expr, _ env: Environment) -> Node {
    let node = evaluate(value, env)
    let isInclusive = includesBounds(env)
    var truths: [Truth] = []
    var nodes = [node]
    for (bound, comparison) in [
      (lower, isInclusive ? Comparison.greaterOrEqual : .greater),
      (upper, isInclusive ? Comparison.lessOrEqual : .less),
    ] {
      guard let bound else { continue }
      let limit = evaluate(bound, env)
      nodes.append(limit)
      truths.append(truth(node, comparison, limit))
    }
    return judged(Truth.all(truths), nodes, expr)
  }

  func inSpan(_ date: Expr, _ span: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let (inner, outer) = (evaluate(date, env), evaluate(span, env))
    let nodes = [inner, outer]
    let values = nodes.map(\.value)
    if AbstractValue.lacking(values) != nil { return judged(.unknown, nodes, expr) }
    let mayLackValue = values.contains(where: \.mayLackValue)
    if values.contains(where: \.isBlank) { return judged(mayLackValue ? .unknown : .false, nodes, expr) }
    guard case .known(.span(let around)) = outer.value.kind else { return judged(.unknown, nodes, expr) }
    var truth: Truth
    if case .known(.span(let part)) = inner.value.kind {
      truth = Truth(around.contains(part.start) && around.contains(part.end))
    } else if case .known(.number(let year)) = inner.value.kind {
      // A calendar year lies in a span if all of its days do.
      let number = Int(clamping: year.floor)
      let days = [
        CalendarDate(year: number, month: 1, day: 1), CalendarDate(year: number, month: 12, day: 31),
      ]
      truth = Truth(year.isInteger && days.allSatisfy { $0.map(around.contains) ?? false })
    } else if let range = inner.value.dateRange, date.type == .date, inner.value.known != nil || !isSpan(date)
    {
      truth = Truth.all([
        Interval.compare(range, .greaterOrEqual, Interval(around.start)),
        Interval.compare(range, .lessOrEqual, Interval(around.end)),
      ])
    } else {
      truth = .unknown
    }
    if mayLackValue || (truth == .true && values.contains(where: \.mayBeBlank)) { truth = .unknown }
    return judged(truth, nodes, expr)
  }

  private func isSpan(_ expr: Expr) -> Bool { expr.type == .span }

  func isBlank(_ value: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let node = evaluate(value, env)
    let truth: Truth
    switch node.value.kind {
    case .known(.blank): truth = node.value.mayLackValue ? .unknown : .true
    case .noValue, .fault: truth = .unknown
    case .known, .number, .date, .unknown:
      truth = node.value.mayBeBlank || node.value.mayLackValue ? .unknown : .false
    case .list(let list):
      let isEmpty: Truth = list.hasSureItem ? .false : list.isSurelyEmpty ? .true : .unknown
      truth = node.value.mayLackValue ? .unknown : isEmpty
    }
    return judged(truth, [node], expr)
  }

  func isEntity(_ row: Expr, _ entity: EntityID, _ expr: Expr, _ env: Environment) -> Node {
    let node = evaluate(row, env)
    var truth = Truth.unknown
    switch node.value.kind {
    case .known(.row(let row)): truth = Truth(row.entity == entity)
    case .known(.blank): truth = .false
    case .unknown:
      if case .row(let entities) = row.type, !node.value.mayLackValue {
        if !entities.contains(entity) {
          truth = .false
        } else if entities == [entity], !node.value.mayBeBlank {
          truth = .true
        }
      }
    case .known, .number, .date, .list, .noValue, .fault: break
    }
    if node.value.mayLackValue || (truth == .true && node.value.mayBeBlank) { truth = .unknown }
    return judged(truth, [node], expr)
  }
}
