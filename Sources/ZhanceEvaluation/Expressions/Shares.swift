import ZhanceModel

extension Evaluator {
  /// share(a, b): without a value over zero, unknown over what may be zero.
  func ratio(_ part: Expr, _ whole: Expr, _ expr: Expr, _ env: Environment) -> Node {
    let operands = [evaluate(part, env), evaluate(whole, env)]
    let values = operands.map(\.value)
    let children = operands.map(\.trace)
    if let lacking = AbstractValue.lacking(values) { return Node(expr, lacking, children) }
    if values.contains(where: \.isBlank) { return Node(expr, blankOrLess(values), children) }
    guard let a = values[0].numberRange, let b = values[1].numberRange else {
      return Node(expr, .unknown, children)
    }
    let mayBeBlank = values.contains(where: \.mayBeBlank)
    let mayLackValue = values.contains(where: \.mayLackValue)
    if b.point == .zero {
      if mayBeBlank || mayLackValue {
        return Node(expr, .number(.all, mayBeBlank: mayBeBlank, mayLackValue: true), children)
      }
      return Node(expr, .noValue, children)
    }
    if b.contains(.zero) {
      return Node(expr, .number(.all, mayBeBlank: mayBeBlank, mayLackValue: true), children)
    }
    let value = quotient(a, b, expr.span, mayBeBlank: mayBeBlank, mayLackValue: mayLackValue)
    return Node(expr, value, children)
  }

  /// share(list, p)
  func share(
    _ source: Expr, _ id: BindingID, _ condition: Expr, _ expr: Expr, _ env: Environment
  ) -> Node {
    let base = evaluate(source, env)
    guard let list = list(base) else { return Node(expr, base.value, [base.trace]) }
    if list.isSurelyEmpty, !base.value.mayLackValue { return Node(expr, .noValue, [base.trace]) }
    var tally = Tally()
    var children: [Trace] = []
    for item in list.items {
      let node = evaluate(condition, env.binding(id, to: item))
      tally.add(node.truth, isSure: item.isSure)
      if node.truth == .unknown { children.append(node.trace) }
    }
    children.insert(pruned(base, list, to: .membership), at: 0)
    let mayLackValue = base.value.mayLackValue || !list.hasSureItem
    let range = list.isWhole ? tally.shareRange : NumberRange(.zero, .one)
    return Node(expr, .number(range, mayLackValue: mayLackValue), children)
  }

  /// Blank, for an operation of which one operand is blank.
  func blankOrLess(_ values: [AbstractValue]) -> AbstractValue {
    AbstractValue(.known(.blank), mayLackValue: values.contains(where: \.mayLackValue))
  }
}

/// How a condition comes out over the sure and the possible rows of a list.
struct Tally {
  var isTrue = 0
  var isUnknown = 0
  var isFalse = 0
  var maybeTrue = 0
  var maybeUnknown = 0
  var maybeFalse = 0

  mutating func add(_ truth: Truth, isSure: Bool) {
    switch (truth, isSure) {
    case (.true, true): isTrue += 1
    case (.unknown, true): isUnknown += 1
    case (.false, true): isFalse += 1
    case (.true, false): maybeTrue += 1
    case (.unknown, false): maybeUnknown += 1
    case (.false, false): maybeFalse += 1
    }
  }

  /// From all possible rows against to all possible rows for.
  var shareRange: NumberRange {
    let sure = isTrue + isUnknown + isFalse
    return NumberRange(
      fraction(isTrue, sure + maybeUnknown + maybeFalse) ?? .zero,
      fraction(isTrue + isUnknown + maybeTrue + maybeUnknown, sure + maybeTrue + maybeUnknown) ?? .one)
  }

  private func fraction(_ part: Int, _ whole: Int) -> Rational? {
    whole == 0 ? nil : Rational(Int128(part), Int128(whole))
  }
}
