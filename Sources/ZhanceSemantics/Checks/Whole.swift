import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  /// The checks that need all of the program.
  func checkWhole() {
    checkCycles()
    checkNeverHolds()
  }

  // MARK: Cycles

  private enum Node: Hashable {
    case definition(DefinitionID)
    case rule(RuleID)
    case field(FieldID)
  }

  private func checkCycles() {
    var edges: [Node: [Node]] = [:]
    var order: [Node] = []
    func add(_ node: Node, _ expressions: [Expr?]) {
      order.append(node)
      var targets: [Node] = []
      for expression in expressions {
        expression?.walk { expr in
          switch expr.kind {
          case .definition(let id, _): targets.append(.definition(id))
          case .ruleHolds(let id, _), .ruleVerdict(let id, _): targets.append(.rule(id))
          case .field(_, let id) where program.schema[id].derivation != nil: targets.append(.field(id))
          default: break
          }
        }
      }
      edges[node] = targets
    }
    for entity in program.schema.entities {
      for field in entity.fields where field.derivation != nil {
        add(.field(field.id), [field.derivation?.value])
      }
    }
    for definition in program.definitions {
      add(
        .definition(definition.id),
        [definition.value, definition.condition, definition.period?.from, definition.period?.to])
    }
    for rule in program.rules { add(.rule(rule.id), rule.expressions) }

    var state: [Node: Bool] = [:]  // false: on the path, true: done
    var path: [Node] = []
    var reported: Set<Node> = []
    func visit(_ node: Node) {
      if state[node] == true { return }
      if state[node] == false {
        guard let start = path.firstIndex(of: node) else { return }
        let cycle = Array(path[start...])
        if reported.isDisjoint(with: cycle), let first = cycle.first {
          reported.formUnion(cycle)
          reportCycle(cycle.map(names), at: span(first))
        }
        return
      }
      state[node] = false
      path.append(node)
      for next in edges[node] ?? [] { visit(next) }
      path.removeLast()
      state[node] = true
    }
    for node in order { visit(node) }
  }

  private func names(_ node: Node) -> Names {
    switch node {
    case .definition(let id): program[id].names
    case .rule(let id): program[id].names
    case .field(let id): program.schema[id].names
    }
  }

  private func span(_ node: Node) -> Span {
    switch node {
    case .definition(let id): program[id].span
    case .rule(let id): program[id].span
    case .field(let id): program.schema[id].span
    }
  }

  func reportCycle(_ chain: [Names], at span: Span) {
    let zh = (chain + chain.prefix(1)).map { label($0).zh }.joined(separator: " → ")
    let en = (chain + chain.prefix(1)).map { label($0).en }.joined(separator: " → ")
    report(
      .cyclicDefinition, Bilingual("循环定义：\(zh)", "cyclic definition: \(en)"), at: span)
  }

  // MARK: Conditions that can never hold on their face

  private func checkNeverHolds() {
    for rule in program.rules {
      clause = rule.clause.citation
      for expression in rule.expressions.compactMap(\.self) {
        expression.walk { if case .and(let parts) = $0.kind { checkDisjoint(parts) } }
      }
    }
    for definition in program.definitions {
      clause = definition.clause.citation
      definition.value?.walk { if case .and(let parts) = $0.kind { checkDisjoint(parts) } }
    }
    clause = ""
  }

  /// Two conjuncts that bound the same value by literals with nothing in common.
  private func checkDisjoint(_ parts: [Expr]) {
    var bounds: [String: [(Bound, Expr)]] = [:]
    for part in parts {
      guard let (subject, bound) = Bound.of(part) else { continue }
      for (other, expr) in bounds[subject] ?? [] where other.isDisjoint(from: bound) {
        report(
          .neverHolds,
          Bilingual("条件永远不成立：这两个条件没有交集", "the condition never holds: the two parts have nothing in common"),
          at: part.span, label: Bilingual("与前面的没有交集", "nothing in common with the other"),
          related: [.init(expr.span, Bilingual("另一个条件", "the other part"))],
          notes: [
            Bilingual(
              "这是证明，不依赖当前数据；若分属两类，“且”应为“或”",
              "this is a proof and needs no data; for two kinds of things `and` should be `or`")
          ])
      }
      bounds[subject, default: []].append((bound, part))
    }
  }
}

/// What a literal comparison leaves to a value.
private enum Bound {
  case numbers(low: Rational?, lowOpen: Bool, high: Rational?, highOpen: Bool)
  case value(Value)

  /// The fingerprint of what is bounded, and the bound.
  static func of(_ expr: Expr) -> (String, Bound)? {
    switch expr.kind {
    case .compare(let comparison, let a, let b):
      guard case .literal(let literal) = b.kind, !a.isLiteral else { return nil }
      switch literal {
      case .number(let number):
        switch comparison {
        case .less: return (a.fingerprint, .numbers(low: nil, lowOpen: false, high: number, highOpen: true))
        case .lessOrEqual:
          return (a.fingerprint, .numbers(low: nil, lowOpen: false, high: number, highOpen: false))
        case .greater:
          return (a.fingerprint, .numbers(low: number, lowOpen: true, high: nil, highOpen: false))
        case .greaterOrEqual:
          return (a.fingerprint, .numbers(low: number, lowOpen: false, high: nil, highOpen: false))
        case .equal:
          return (a.fingerprint, .numbers(low: number, lowOpen: false, high: number, highOpen: false))
        case .notEqual: return nil
        }
      case .choice, .text, .truth, .date:
        return comparison == .equal ? (a.fingerprint, .value(literal)) : nil
      case .blank, .row, .span, .verdict: return nil
      }
    case .inRange(let value, let lower, let upper):
      func number(_ expr: Expr?) -> Rational? {
        if case .literal(.number(let number))? = expr?.kind { number } else { nil }
      }
      guard number(lower) != nil || number(upper) != nil else { return nil }
      return (
        value.fingerprint, .numbers(low: number(lower), lowOpen: false, high: number(upper), highOpen: false)
      )
    default: return nil
    }
  }

  func isDisjoint(from other: Bound) -> Bool {
    switch (self, other) {
    case (.value(let a), .value(let b)): return a != b
    case (
      .numbers(let low1, let lowOpen1, let high1, let highOpen1),
      .numbers(let low2, let lowOpen2, let high2, let highOpen2)
    ):
      func above(_ low: Rational?, _ lowOpen: Bool, _ high: Rational?, _ highOpen: Bool) -> Bool {
        guard let low, let high else { return false }
        return low > high || low == high && (lowOpen || highOpen)
      }
      return above(low1, lowOpen1, high2, highOpen2) || above(low2, lowOpen2, high1, highOpen1)
    case (.value, .numbers), (.numbers, .value): return false
    }
  }
}

extension Rule {
  /// All expressions of the rule and its exceptions.
  var expressions: [Expr?] {
    var all: [Expr?] = scope.binders.map(\.source) + [scope.condition, scope.period?.from, scope.period?.to]
    if case .date(let due) = scope.due { all.append(due) }
    all += lines.flatMap(\.expressions)
    for node in exceptions { all += node.expressions }
    return all
  }
}

extension Line {
  var expressions: [Expr?] { [condition, applies, excuse] }
}

extension ExceptionNode {
  var expressions: [Expr?] {
    [condition, due] + (lines ?? []).flatMap(\.expressions) + children.flatMap(\.expressions)
  }
}
