import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  func literal(_ value: Value, _ expr: Expr) -> Node {
    if case .list = expr.type, value == .blank { return Node(expr, AbstractValue(.list(AbstractList()))) }
    return Node(expr, AbstractValue(.known(value)))
  }

  func due(_ expr: Expr, _ env: Environment) -> Node {
    guard let due = env.due else { return Node(expr, .noValue) }
    return Node(expr, due.value, due.value.isDecided ? [] : [due.trace])
  }

  func dueColumn(_ table: TableID, _ column: Int, _ expr: Expr, _ env: Environment) -> Node {
    guard let row = env.dueRow, row.table == table, program[table].rows.indices.contains(row.index),
      program[table].rows[row.index].values.indices.contains(column)
    else { return Node(expr, .noValue) }
    return passing(evaluate(program[table].rows[row.index].values[column], env), as: expr)
  }

  func period(_ expr: Expr, _ env: Environment) -> Node {
    guard let period = env.period else { return Node(expr, .noValue) }
    return Node(expr, AbstractValue(.known(.span(period))))
  }

  func edge(_ edge: SpanEdge, of span: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(span, env)
    switch base.value.kind {
    case .known(.span(let span)):
      let value: AbstractValue
      switch edge {
      case .start: value = AbstractValue(.known(.date(span.start)))
      case .end: value = AbstractValue(.known(.date(span.end)))
      case .next:
        if let next = span.next {
          value = AbstractValue(.known(.span(next)))
        } else {
          value = .fault(.calendar, expr.span)
        }
      }
      return Node(expr, value.flagged(like: base.value), [base.trace])
    case .known(.blank), .noValue, .fault: return Node(expr, base.value, [base.trace])
    case .known, .number, .date, .unknown, .list:
      return Node(expr, unknown(expr.type).flagged(like: base.value), [base.trace])
    }
  }

  func parameter(_ id: ParameterID, _ expr: Expr, _ env: Environment) -> Node {
    if let value = options.parameters[id] { return Node(expr, AbstractValue(.known(value))) }
    var inner = Environment(policy: program[id].policy)
    inner.period = env.period
    switch program[id].value {
    case .open: break
    case .fixed(let value): return passing(evaluate(value, inner), as: expr)
    case .dated(let values):
      if let current = values.last(where: { $0.from <= options.asOf }) {
        return passing(evaluate(current.value, inner), as: expr)
      }
    }
    return openLeaf(expr, missing: .parameter(id))
  }

  func reading(_ id: ReadingID, _ expr: Expr) -> Node {
    Node(expr, AbstractValue(.known(.choice(.member(program[id].choice, option(of: id))))))
  }

  func variable(_ id: BindingID, _ expr: Expr, _ env: Environment) -> Node {
    guard let binding = env[id] else { return Node(expr, .noValue) }
    var node = Node(expr, binding.value, binding.trace.map { [$0] } ?? [])
    if case .row(let row)? = binding.value.known { node.trace.row = row }
    return node
  }

  /// The value of another expression under this one; the trace leads to it.
  func passing(_ node: Node, as expr: Expr) -> Node { Node(expr, node.value, [node.trace]) }

  /// All that is known of a value that nothing is known of, but its type.
  func unknown(_ type: ValueType) -> AbstractValue {
    switch type {
    case .number(let dimension):
      let isCounting =
        program.schema.dimensions.indices.contains(dimension.index)
        && program.schema[dimension].isCounting
      return .number(NumberRange(isCounting ? .zero : nil, nil))
    case .date: return .date(.all)
    case .truth, .attested, .text, .choice, .row, .rows, .list, .span, .actor, .verdict, .invalid:
      return .unknown
    }
  }

  /// A leaf of which nothing is known.
  func openLeaf(_ expr: Expr, missing: MissingItem, mayBeBlank: Bool = false) -> Node {
    unknownNode(expr, missing: missing, mayBeBlank: mayBeBlank, mayLackValue: false, children: [])
  }

  /// A value of which nothing is known because of what the children lack.
  func unknownNode(
    _ expr: Expr, missing: MissingItem? = nil, mayBeBlank: Bool, mayLackValue: Bool, children: [Trace]
  ) -> Node {
    let value: AbstractValue
    switch expr.type {
    case .rows, .list:
      let gap = Trace(expr: expr, result: .unknown, missing: missing, children: children)
      value = AbstractValue(.list(AbstractList(gaps: [gap])), mayLackValue: mayLackValue)
    case .truth, .attested, .number, .date, .text, .choice, .row, .span, .actor, .verdict, .invalid:
      var scalar = unknown(expr.type)
      scalar.mayBeBlank = mayBeBlank
      scalar.mayLackValue = mayLackValue
      value = scalar
    }
    return Node(expr, value, children, missing: missing)
  }
}

extension AbstractValue {
  /// The same, with whatever else the other may turn out to be.
  func flagged(like other: AbstractValue) -> AbstractValue {
    var copy = self
    copy.mayBeBlank = copy.mayBeBlank || other.mayBeBlank
    copy.mayLackValue = copy.mayLackValue || other.mayLackValue
    return copy
  }
}

extension DateSpan {
  /// The span of the same length that begins on the day after: as many months where it is made of
  /// months, else as many days.
  var next: DateSpan? {
    guard let start = end.adding(days: 1) else { return nil }
    let months = self.start.completedMonths(to: start)
    if months > 0, self.start.adding(months: months)?.date == start {
      let isCalendar = self.start.components.day == 1
      guard let after = (isCalendar ? start : self.start).adding(months: isCalendar ? months : 2 * months),
        let end = after.date.adding(days: -1)
      else { return nil }
      return DateSpan(start: start, end: end)
    }
    guard let end = start.adding(days: self.end.days - self.start.days) else { return nil }
    return DateSpan(start: start, end: end)
  }
}
