import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// False as soon as one term is false: that term alone explains it.
  func conjunction(_ terms: [Expr], _ expr: Expr, _ env: Environment) -> Node {
    connective(terms, deciding: .false, expr, env)
  }

  func disjunction(_ terms: [Expr], _ expr: Expr, _ env: Environment) -> Node {
    connective(terms, deciding: .true, expr, env)
  }

  private func connective(_ terms: [Expr], deciding: Truth, _ expr: Expr, _ env: Environment) -> Node {
    var open: [Node] = []
    var rest: [Trace] = []
    for term in terms {
      let node = evaluate(term, env)
      if node.truth == deciding { return Node(expr, .truth(deciding), [node.trace]) }
      if node.truth == .unknown { open.append(node) } else { rest.append(node.trace) }
    }
    guard open.isEmpty else { return undecided(open, expr) }
    return Node(expr, .truth(!deciding), rest)
  }

  /// A truth that hangs on nodes none of which is decided: unknown if one of them can still be
  /// supplied, else a fault, else without a value.
  func undecided(_ nodes: [Node], _ expr: Expr, _ others: [Trace] = []) -> Node {
    var value = AbstractValue.unknown
    if others.isEmpty, nodes.allSatisfy(\.value.isDecided), !nodes.isEmpty {
      value = AbstractValue.lacking(nodes.map(\.value)) ?? .unknown
    }
    return Node(expr, value, others + nodes.map(\.trace))
  }

  func negation(_ term: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let node = evaluate(term, env)
    guard node.truth == .unknown else { return Node(expr, .truth(!node.truth), [node.trace]) }
    return undecided([node], expr)
  }

  /// The value of the arm that holds; where it is open which one does, what those arms that may
  /// hold have in common.
  func cases(_ arms: [Expr.CaseArm], _ expr: Expr, _ env: Environment) -> Node {
    var certain: [Node] = []
    var candidates: [Node] = []
    var conditions: [Trace] = []
    var otherwise: Expr.CaseArm?
    for arm in arms {
      guard let condition = arm.condition else {
        otherwise = otherwise ?? arm
        continue
      }
      let holds = evaluate(condition, env)
      switch holds.truth {
      case .false: continue
      case .true:
        let node = value(ofArm: arm, expr, env)
        certain.append(
          Node(
            node.value,
            Trace(
              expr: arm.value ?? condition, result: node.trace.result,
              row: node.trace.row, field: node.trace.field, missing: node.trace.missing,
              children: node.trace.children)))
        candidates.append(node)
        if certain.count == 1 { conditions.append(holds.trace) }
      case .unknown:
        conditions.append(holds.trace)
        candidates.append(value(ofArm: arm, expr, env))
      }
    }
    if let fault = ambiguity(certain, expr) { return fault }
    let isOpen = candidates.count > certain.count
    if certain.isEmpty, let otherwise { candidates.append(value(ofArm: otherwise, expr, env)) }
    guard !candidates.isEmpty else { return Node(expr, .noValue, conditions) }
    let children = conditions + candidates.map(\.trace)
    if !isOpen, candidates.count == 1 { return Node(expr, candidates[0].value, children) }
    let mayFallThrough = certain.isEmpty && otherwise == nil && !isExhaustive(arms, env)
    return Node(expr, joined(candidates, conditions, expr, mayFallThrough: mayFallThrough), children)
  }

  private func value(ofArm arm: Expr.CaseArm, _ expr: Expr, _ env: Environment) -> Node {
    guard let value = arm.value else { return Node(expr, .noValue) }
    return evaluate(value, env)
  }

  private func ambiguity(_ certain: [Node], _ expr: Expr) -> Node? {
    guard let first = certain.first, let known = first.value.known else { return nil }
    for other in certain.dropFirst() {
      if let value = other.value.known, !areSame(value, known) {
        return Node(expr, .fault(.ambiguousCases, expr.span), [first.trace, other.trace])
      }
    }
    return nil
  }

  private func joined(
    _ candidates: [Node], _ conditions: [Trace], _ expr: Expr, mayFallThrough: Bool
  ) -> AbstractValue {
    var value: AbstractValue
    let lists = candidates.map { (node: $0, list: list($0)) }
    let hasList = candidates.contains { if case .list = $0.value.kind { true } else { false } }
    if hasList {
      var merged = AbstractList()
      for (node, list) in lists {
        guard let list else { continue }
        for item in list.items { merged.append(item.value, node.trace, doubts: item.doubts + conditions) }
        merged.gaps += list.gaps
      }
      value = AbstractValue(.list(merged))
      value.mayLackValue = lists.contains { $0.list == nil || $0.node.value.mayLackValue }
    } else {
      value = AbstractValue.join(candidates.map(\.value), unknown: unknown(expr.type))
    }
    if mayFallThrough { value.mayLackValue = true }
    return value
  }

  /// Whether one of the arms holds in every completion: they test one closed choice that is not
  /// blank, and name all its members.
  private func isExhaustive(_ arms: [Expr.CaseArm], _ env: Environment) -> Bool {
    var named: Set<Int> = []
    var scrutinee: (expr: Expr, choice: ChoiceID)?
    for arm in arms {
      guard let condition = arm.condition else { return true }
      for test in alternatives(condition) {
        guard case .compare(.equal, let left, let right) = test.kind,
          case .literal(.choice(.member(let choice, let index))) = right.kind, left.type == .choice(choice)
        else { return false }
        if let scrutinee, scrutinee.expr.span != left.span { return false }
        scrutinee = (left, choice)
        named.insert(index)
      }
    }
    guard let scrutinee, program.schema.choices.indices.contains(scrutinee.choice.index) else { return false }
    let choice = program.schema[scrutinee.choice]
    guard !choice.isOpen, named.count == choice.members.count else { return false }
    let value = evaluate(scrutinee.expr, env).value
    return !value.mayBeBlank && !value.mayLackValue
  }

  private func alternatives(_ condition: Expr) -> [Expr] {
    if case .or(let terms) = condition.kind { terms.flatMap(alternatives) } else { [condition] }
  }
}
