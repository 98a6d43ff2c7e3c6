import ZhanceDiagnostics

/// Operators, loosest first: and *or* or · not · comparison · + - · * /.
extension Parser {
  // MARK: Depth

  /// Goes one level down; false, with a report, if that is too deep.
  mutating func enter() -> Bool {
    guard depth < Limits.nesting else {
      reportTooDeep()
      return false
    }
    depth += 1
    return true
  }

  /// Notes that an expression one higher than `below` was built; false if it is too high.
  mutating func grow(_ below: Int) -> Bool {
    height = below + 1
    if height > Limits.height { reportTooDeep() }
    return height <= Limits.height
  }

  private mutating func reportTooDeep() {
    fail(
      Diagnostic(
        SyntaxCode.tooDeep,
        Bilingual(
          "这里嵌套得太深，最多 \(Limits.nesting) 层，请把里层定义成有名字的值",
          "this is nested more than \(Limits.nesting) deep; define the inner part as a named value"),
        at: current.span))
  }

  func missing() -> ExpressionSyntax { ExpressionSyntax(.missing, behind) }

  /// Reads what brackets enclose: there `=` compares and no word ends a statement.
  mutating func inside<Value>(_ read: (inout Parser) -> Value) -> Value {
    let outer = (stopsAtEquals, stopWords)
    (stopsAtEquals, stopWords) = (false, .none)
    defer { (stopsAtEquals, stopWords) = outer }
    return read(&self)
  }

  /// Reads an expression that a bare `=` ends.
  mutating func upToEquals<Value>(_ read: (inout Parser) -> Value) -> Value {
    let outer = stopsAtEquals
    stopsAtEquals = true
    defer { stopsAtEquals = outer }
    return read(&self)
  }

  // MARK: And, or, not

  mutating func expression() -> ExpressionSyntax {
    guard enter() else { return missing() }
    defer { depth -= 1 }
    let start = here
    var operands = [term()]
    var tallest = height
    var operators: [(isAnd: Bool, span: Span)] = []
    while !failed, at(.and) || at(.or) {
      operators.append((at(.and), current.span))
      _ = accept(.and) || accept(.or)
      operands.append(term())
      tallest = max(tallest, height)
    }
    guard let first = operators.first else { return operands[0] }
    guard grow(tallest) else { return missing() }
    if operators.allSatisfy({ $0.isAnd == first.isAnd }) {
      return ExpressionSyntax(first.isAnd ? .and(operands) : .or(operands), span(from: start))
    }
    let groups = Self.groups(operands, operators.map(\.isAnd), tight: true)
    if !failed { reportMixture(operands, operators) }
    let alternatives = groups.map { group in
      group.count == 1
        ? group[0]
        : ExpressionSyntax(.and(group), group[0].span.union(group[group.count - 1].span))
    }
    height += 1
    return ExpressionSyntax(.or(alternatives), span(from: start))
  }

  /// Operands joined by the operator that binds tighter: `and` if `tight`, else `or`.
  private static func groups(
    _ operands: [ExpressionSyntax], _ isAnd: [Bool], tight: Bool
  ) -> [[ExpressionSyntax]] {
    var groups = [[operands[0]]]
    for (operand, joins) in zip(operands.dropFirst(), isAnd) {
      if joins == tight { groups[groups.count - 1].append(operand) } else { groups.append([operand]) }
    }
    return groups
  }

  private mutating func reportMixture(
    _ operands: [ExpressionSyntax], _ operators: [(isAnd: Bool, span: Span)]
  ) {
    guard let first = operators.first, let other = operators.first(where: { $0.isAnd != first.isAnd }) else {
      return
    }
    let isAnd = operators.map(\.isAnd)
    let fixes = [true, false].map { tight in
      let edits = Self.groups(operands, isAnd, tight: tight).filter { $0.count > 1 }.flatMap { group in
        let start = group[0].span.start
        let end = group[group.count - 1].span.end
        return [
          TextEdit(Span(file: file.id, start: start, end: start), "("),
          TextEdit(Span(file: file.id, start: end, end: end), ")"),
        ]
      }
      let title =
        tight
        ? Bilingual("先“且”后“或”", "“and” first, then “or”")
        : Bilingual("先“或”后“且”", "“or” first, then “and”")
      return Fix(title, edits: edits, certainty: .choose)
    }
    report(
      Diagnostic(
        SyntaxCode.mixedAndOr,
        Bilingual(
          "“且”与“或”混在一层，有两种读法，请用括号写明",
          "“and” and “or” stand on one level and can be read in two ways; bracket them"),
        at: other.span, related: [.init(first.span)], fixes: fixes))
  }

  private mutating func term() -> ExpressionSyntax {
    let start = here
    guard at(.not) else { return comparison() }
    guard enter() else { return missing() }
    defer { depth -= 1 }
    _ = accept(.not)
    let operand = term()
    guard grow(height) else { return missing() }
    return ExpressionSyntax(.not(operand), span(from: start))
  }

  // MARK: Sums and products

  mutating func sum() -> ExpressionSyntax {
    let start = here
    var left = product()
    while !failed, at(.plus) || at(.minus) {
      let below = height
      let sign: ArithmeticSyntax = at(.plus) ? .add : .subtract
      if sign == .subtract { warnOfHyphenRange(left) }
      advance()
      let right = product()
      guard grow(max(below, height)) else { return missing() }
      left = ExpressionSyntax(.arithmetic(sign, left, right), span(from: start))
    }
    return left
  }

  private mutating func product() -> ExpressionSyntax {
    let start = here
    var left = primary()
    while !failed, at(.times) || at(.divided) {
      let below = height
      let sign: ArithmeticSyntax = at(.times) ? .multiply : .divide
      advance()
      let right = primary()
      guard grow(max(below, height)) else { return missing() }
      left = ExpressionSyntax(.arithmetic(sign, left, right), span(from: start))
    }
    return left
  }

  /// `2-3名`: two numbers, one unit, nothing between.
  private mutating func warnOfHyphenRange(_ left: ExpressionSyntax) {
    guard case .quantity(_, unit: nil) = left.kind, touches(index), touches(index + 1),
      kind(at: index + 1) == .number, kind(at: index + 2) == .unit, touches(index + 2)
    else { return }
    let surface = surface(near: index + 2)
    let sign = surface == .zh ? "至" : " to "
    report(
      Diagnostic(
        SyntaxCode.hyphenRange,
        Bilingual("这是减法；若指范围，用“至”", "this is a subtraction; a range is written with “to”"), at: current.span,
        fixes: [
          Fix(
            Bilingual("改为“至”", "change to “to”"), edits: [TextEdit(current.span, sign)], certainty: .confirm)
        ]))
  }
}
