import ZhanceDiagnostics
import ZhanceModel

extension Evaluator {
  /// Whether a value is among the items: true for one that surely is there, false if it differs
  /// from all that may be; with the positions on which an open answer hangs.
  func membership(_ value: AbstractValue, in list: AbstractList) -> (truth: Truth, hangsOn: [Int]) {
    if value.isBlank { return (.false, []) }
    let probe = Node(value, Trace(expr: AbstractList.placeholder, result: value.result))
    var hangsOn: [Int] = []
    for (position, item) in list.items.enumerated() {
      let other = Node(item.value, Trace(expr: AbstractList.placeholder, result: item.value.result))
      switch truth(probe, .equal, other) {
      case .true where item.isSure: return (.true, [])
      case .true, .unknown: hangsOn.append(position)
      case .false: break
      }
    }
    return (hangsOn.isEmpty && list.isWhole ? .false : .unknown, hangsOn)
  }

  /// Whether every item of one list is in another.
  func isSubset(_ part: AbstractList, of whole: AbstractList) -> Truth {
    var result = part.isWhole ? Truth.true : .unknown
    for item in part.items {
      switch membership(item.value, in: whole).truth {
      case .true: break
      case .false where item.isSure: return .false
      case .false, .unknown: result = .unknown
      }
    }
    return result
  }

  func isMember(_ value: Expr, of source: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let (node, base) = (evaluate(value, env), evaluate(source, env))
    if case .list = node.value.kind { return within(node, base, expr, env) }
    guard let list = list(base), AbstractValue.lacking([node.value]) == nil else {
      return undecided([node, base].filter { AbstractValue.lacking([$0.value]) != nil }, expr)
    }
    let found = membership(node.value, in: list)
    let mayLackValue = node.value.mayLackValue || base.value.mayLackValue
    switch found.truth {
    case .true where !mayLackValue: return Node(expr, .truth(true), [node.trace, base.trace])
    case .false where !mayLackValue:
      return openText(node, list, base, expr, env) ?? Node(expr, .truth(false), [node.trace, base.trace])
    case .true, .false, .unknown:
      return Node(expr, .unknown, [node.trace, pruned(base, list, to: .items(found.hangsOn))])
    }
  }

  /// What a text that ends in 等 says of a value that it does not name; nil where it is closed.
  private func openText(
    _ node: Node, _ list: AbstractList, _ base: Node, _ expr: Expr, _ env: Environment
  ) -> Node? {
    guard let span = list.openText, !node.value.isBlank else { return nil }
    let children = [node.trace, base.trace]
    switch option(of: .listsOpen, env) {
    case 0:
      let word = node.value.known.map { spellings(of: $0).first ?? "" } ?? ""
      return Node(expr, .unknown, children, missing: .openList(word, span))
    case 1: return Node(expr, .truth(true), children)
    default: return nil
    }
  }

  func isWithin(_ part: Expr, _ whole: Expr, _ expr: Expr, _ env: Environment) -> Node {
    within(evaluate(part, env), evaluate(whole, env), expr, env)
  }

  private func within(_ part: Node, _ whole: Node, _ expr: Expr, _ env: Environment) -> Node {
    guard let items = list(part), let allowed = list(whole) else {
      return undecided([part, whole].filter { list($0) == nil }, expr)
    }
    let mayLackValue = part.value.mayLackValue || whole.value.mayLackValue
    var open: [Trace] = []
    for (position, item) in items.items.enumerated() {
      let node = Node(item.value, item.valueTrace ?? part.trace)
      let found = membership(item.value, in: allowed)
      let doubtful = pruned(part, items, to: .items([position]))
      switch found.truth {
      case .true: break
      case .false:
        let inOpen = openText(node, allowed, whole, expr, env)
        if inOpen?.truth == .true { break }
        if inOpen == nil, item.isSure, !mayLackValue {
          return Node(expr, .truth(false), [part.trace, whole.trace])
        }
        if let inOpen { open.append(inOpen.trace) }
        open.append(doubtful)
      case .unknown:
        open += [doubtful, pruned(whole, allowed, to: .items(found.hangsOn))]
      }
    }
    if !items.isWhole { open.append(pruned(part, items, to: .items([]))) }
    if mayLackValue { open += [part.trace, whole.trace] }
    if open.isEmpty { return Node(expr, .truth(true), [part.trace, whole.trace]) }
    return Node(expr, .unknown, open)
  }

  /// Every wanted item has a child of its own that says whether it is there.
  func includes(_ source: Expr, _ wanted: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let (base, demand) = (evaluate(source, env), evaluate(wanted, env))
    guard let items = list(base), let demanded = list(demand) else {
      return undecided([base, demand].filter { list($0) == nil }, expr)
    }
    let mayLackValue = base.value.mayLackValue || demand.value.mayLackValue
    var absent: [Trace] = []
    var open: [Trace] = []
    var present: [Trace] = []
    for (position, item) in demanded.items.enumerated() {
      let found = membership(item.value, in: items)
      let name = Expr(wordExpr(item.value, wanted).kind, wordExpr(item.value, wanted).type, wanted.span)
      let probe = Expr(.isMember(name, of: source), .truth, wanted.span)
      let itself = pruned(demand, demanded, to: .items([position]))
      switch found.truth {
      case .true: present.append(Trace(expr: probe, result: .value(.truth(true))))
      case .false where item.isSure: absent.append(Trace(expr: probe, result: .value(.truth(false))))
      case .false: open.append(Trace(expr: probe, result: .unknown, children: [itself]))
      case .unknown:
        let rest = pruned(base, items, to: .items(found.hangsOn))
        open.append(Trace(expr: probe, result: .unknown, children: [rest, itself]))
      }
    }
    if !absent.isEmpty, !mayLackValue { return Node(expr, .truth(false), absent) }
    if !demanded.isWhole { open.append(pruned(demand, demanded, to: .items([]))) }
    if mayLackValue { open += [base.trace, demand.trace] }
    guard open.isEmpty else { return Node(expr, .unknown, open + absent + present) }
    return Node(expr, .truth(true), present)
  }

  private func wordExpr(_ value: AbstractValue, _ set: Expr) -> Expr {
    guard let known = value.known else { return set }
    if case .list(let type) = set.type { return Expr(.literal(known), type, set.span) }
    return Expr(.literal(known), set.type, set.span)
  }
}

extension AbstractList {
  /// Stands in for the expression of an item that no expression names.
  static let placeholder = Expr(.literal(.blank), .invalid, .start(of: FileID(0)))
}
