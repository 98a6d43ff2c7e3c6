import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  func field(_ id: FieldID, of row: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let base = evaluate(row, env)
    switch following(base, expr, mayLackValue: data.schema[id].derivation != nil) {
    case .done(let node): return node
    case .row(let row):
      guard row.entity == id.entity else { return Node(expr, .blank, [base.trace]) }
      var node = cell(row, id, expr, env)
      node.value = node.value.flagged(like: base.value)
      node.trace.result = node.value.result
      node.trace.row = row
      node.trace.field = id
      return node
    }
  }

  enum Followed {
    case row(RowID)
    case done(Node)
  }

  /// The row at which a dot stands, or what the dot comes to because there is none.
  func following(_ base: Node, _ expr: Expr, mayLackValue: Bool) -> Followed {
    switch base.value.kind {
    case .known(.row(let row)) where base.value.known != nil: return .row(row)
    case .known(.blank) where base.value.known != nil, .noValue, .fault:
      return .done(Node(expr, base.value, [base.trace]))
    case .known, .number, .date, .unknown, .list:
      return .done(
        unknownNode(
          expr, mayBeBlank: true, mayLackValue: mayLackValue || base.value.mayLackValue,
          children: [base.trace]))
    }
  }

  /// One cell: as supplied, else as derived, else unknown within what its type allows.
  private func cell(_ row: RowID, _ id: FieldID, _ expr: Expr, _ env: Environment) -> Node {
    let field = data.schema[id]
    if case .rows(let entity, by: _) = field.type { return inverse(row, id, of: entity, expr) }
    switch data.cell(row, id.index) {
    case .value(let value): return Node(expr, supplied(value, expr))
    case .range(let low, let high):
      return Node(expr, .number(NumberRange(low, high)), missing: .cell(row, id))
    case .blank:
      if case .list = field.type { return Node(expr, AbstractValue(.list(AbstractList()))) }
      return Node(expr, .blank)
    case .list(let values, let isWhole):
      let items = values.map { AbstractList.Item(AbstractValue(.known($0))) }
      let gap = Trace(expr: expr, result: .unknown, row: row, field: id, missing: .cell(row, id))
      let list = AbstractList(items, gaps: isWhole ? [] : [gap])
      return Node(expr, AbstractValue(.list(list)), missing: isWhole ? nil : .cell(row, id))
    case .unknown: break
    }
    if let derivation = field.derivation { return derived(derivation, row, id, expr, env) }
    if case .attested = field.type, let record = attested(field.names, policy: nil, row) {
      return Node(expr, AbstractValue(.known(record)))
    }
    return openLeaf(expr, missing: .cell(row, id), mayBeBlank: field.mayBeBlank)
  }

  private func supplied(_ value: Value, _ expr: Expr) -> AbstractValue {
    if case .list = expr.type {
      return AbstractValue(.list(AbstractList([.init(AbstractValue(.known(value)))])))
    }
    return AbstractValue(.known(value))
  }

  /// The rows that refer back to this one.
  private func inverse(_ row: RowID, _ id: FieldID, of entity: EntityID, _ expr: Expr) -> Node {
    var (rows, isWhole) = data.list(row, id)
    if (data.lostRows[entity] ?? 0) > 0 {
      asked.insert(entity)
      if options.isStrict { isWhole = false }
    }
    let items = rows.map { AbstractList.Item(AbstractValue(.known(.row($0)))) }
    let missing = isWhole ? nil : MissingItem.list(row, id)
    let gap = Trace(expr: expr, result: .unknown, row: row, field: id, missing: missing)
    return Node(expr, AbstractValue(.list(AbstractList(items, gaps: isWhole ? [] : [gap]))), missing: missing)
  }

  /// A cell that the data leaves out and the vocabulary computes. Both supplying the cell and
  /// supplying what it is computed from would settle it.
  private func derived(
    _ derivation: Field.Derivation, _ row: RowID, _ id: FieldID, _ expr: Expr, _ env: Environment
  ) -> Node {
    let key = DerivationKey(row: row, field: id.index, policy: env.policy)
    let memo: Memo
    if let known = derivationMemo[key] {
      memo = known
      asked.formUnion(known.asked)
    } else {
      var inner = Environment(policy: env.policy)
      inner.bind(derivation.row, to: AbstractValue(.known(.row(row))))
      let (node, asked) = recording { evaluate(derivation.value, inner) }
      memo = Memo(node: node, asked: asked)
      derivationMemo[key] = memo
    }
    return Node(
      expr, memo.node.value, [memo.node.trace], missing: memo.node.value.isDecided ? nil : .cell(row, id))
  }

  /// All rows of an entity.
  func allRows(_ entity: EntityID, _ expr: Expr) -> Node {
    let items = data.rows(of: entity).map { AbstractList.Item(AbstractValue(.known(.row($0)))) }
    var isWhole = data.isSupplied(entity) && !incompleteEntities.contains(entity)
    if (data.lostRows[entity] ?? 0) > 0 {
      asked.insert(entity)
      if options.isStrict { isWhole = false }
    }
    for _ in items where !work.spend() { return Node(expr, .fault(.budget, expr.span)) }
    let missing = isWhole ? nil : MissingItem.table(entity)
    let gap = Trace(expr: expr, result: .unknown, missing: missing)
    return Node(expr, AbstractValue(.list(AbstractList(items, gaps: isWhole ? [] : [gap]))), missing: missing)
  }
}
