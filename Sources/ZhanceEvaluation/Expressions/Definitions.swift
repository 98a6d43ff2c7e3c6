import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  func definition(_ id: DefinitionID, of row: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(row, env)
    switch following(base, expr, mayLackValue: true) {
    case .done(let node): return node
    case .row(let row):
      guard row.entity == program[id].entity else { return Node(expr, .blank, [base.trace]) }
      var node = value(of: id, row, expr, env)
      node.value = node.value.flagged(like: base.value)
      node.trace.result = node.value.result
      node.trace.row = row
      return node
    }
  }

  private func value(of id: DefinitionID, _ row: RowID, _ expr: Expr, _ env: Environment) -> Node {
    let definition = program[id]
    if case .attest = definition.kind { return attestation(definition, row, expr) }
    guard let rule = definition.period else {
      return passing(value(of: definition, row, period: nil, months: nil), as: expr)
    }
    let months = rule.length.calendarMonths
    if let period = env.period, let months, months == env.periodMonths {
      return passing(value(of: definition, row, period: period, months: months), as: expr)
    }
    return series(definition, rule, row, expr, env)
  }

  /// A definition with periods of its own, asked from a scope of other periods: the value of the
  /// period that holds the scope's, or the list over those that lie within it.
  private func series(
    _ definition: Definition, _ rule: PeriodRule, _ row: RowID, _ expr: Expr, _ env: Environment
  ) -> Node {
    var inner = Environment(policy: definition.policy)
    inner.bind(definition.row, to: AbstractValue(.known(.row(row))))
    let months = rule.length.calendarMonths
    switch periods(rule, inner) {
    case .undecided(let node), .none(let node): return passing(node, as: expr)
    case .spans(let spans):
      if let scope = env.period {
        if let around = spans.first(where: { $0.contains(scope.start) && $0.contains(scope.end) }) {
          return passing(value(of: definition, row, period: around, months: months), as: expr)
        }
        return list(spans.filter { scope.contains($0.start) && scope.contains($0.end) })
      }
      return list(spans)
    }

    func list(_ spans: [DateSpan]) -> Node {
      var items = AbstractList()
      for span in spans {
        let node = value(of: definition, row, period: span, months: months)
        items.append(node.value, node.trace, doubts: [])
      }
      return Node(expr, AbstractValue(.list(items)), items.traces(of: .everything))
    }
  }

  private func value(of definition: Definition, _ row: RowID, period: DateSpan?, months: Int?) -> Node {
    let key = DefinitionKey(definition: definition.id, row: row, period: period)
    if let known = definitionMemo[key] {
      asked.formUnion(known.asked)
      return known.node
    }
    var env = Environment(policy: definition.policy)
    env.bind(definition.row, to: AbstractValue(.known(.row(row))))
    env.period = period
    env.periodMonths = months
    let (node, asked) = recording { compute(definition, env) }
    definitionMemo[key] = Memo(node: node, asked: asked)
    return node
  }

  private func compute(_ definition: Definition, _ env: Environment) -> Node {
    guard let body = definition.value else {
      return Node(Expr(.literal(.blank), definition.type, definition.span), .noValue)
    }
    guard let condition = definition.condition else { return evaluate(body, env) }
    let applies = evaluate(condition, env)
    switch applies.truth {
    case .true: return evaluate(body, env)
    case .false: return Node(body, .noValue, [applies.trace])
    case .unknown:
      var node = evaluate(body, env)
      if case .fault = node.value.kind { node.value = AbstractValue(.unknown) }
      if case .noValue = node.value.kind { return node }
      node.value.mayLackValue = true
      return Node(body, node.value, [applies.trace, node.trace])
    }
  }
}

extension PeriodRule.Length {
  /// The months of a calendar period; nil for spans that are counted from a day.
  var calendarMonths: Int? {
    switch self {
    case .calendar(let months): months
    case .months, .days: nil
    }
  }
}
