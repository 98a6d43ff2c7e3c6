import ZhanceDiagnostics

extension Parser {
  mutating func comparison() -> ExpressionSyntax {
    if at(.allOf) || at(.someOf) || at(.noneOf) { return quantifier() }
    let start = here
    let operand = sum()
    var left = bounded(operand, from: start, allowed: false, comparison: nil)
    guard !failed else { return left }
    guard let first = comparisonHere() else { return juxtaposed(left, from: start) }
    var comparisons: [ExpressionSyntax] = []
    var sign: ComparisonSyntax? = first
    var tallest = height
    while let comparison = sign {
      let sides = compared(left, comparison, from: comparisons.isEmpty ? start : left.span.start)
      comparisons.append(sides.whole)
      tallest = max(tallest, height)
      sign = failed ? nil : comparisonHere()
      if sign != nil, comparisons.count == 1 { reportChain(middle: sides.right) }
      left = sides.right
    }
    guard grow(tallest) else { return missing() }
    if comparisons.count == 1 { return comparisons[0] }
    height += 1
    return ExpressionSyntax(.and(comparisons), span(from: start))
  }

  private mutating func compared(
    _ left: ExpressionSyntax, _ comparison: ComparisonSyntax, from start: Int
  ) -> (whole: ExpressionSyntax, right: ExpressionSyntax) {
    let below = height
    let operatorStart = here
    takeComparison()
    let operatorSpan = span(from: operatorStart)
    let right: ExpressionSyntax
    if comparison.takesVerdict, length(of: .notApplicable, at: index) == 2 {
      right = notApplicable()
    } else {
      let rightStart = here
      let operand = sum()
      right = bounded(
        operand, from: rightStart, allowed: comparison.takesRange, comparison: operatorSpan)
    }
    height = max(below, height)
    return (ExpressionSyntax(.compare(comparison, operatorSpan, left, right), span(from: start)), right)
  }

  /// The one verdict of two English words; it is a name like the others, which the checker looks up.
  private mutating func notApplicable() -> ExpressionSyntax {
    let start = here
    take(2, as: .name, kind: .word)
    height = 1
    let name = Identifier(Keyword.notApplicable.english, span(from: start))
    return ExpressionSyntax(.name(name), name.span)
  }

  // MARK: Operators

  func comparisonHere() -> ComparisonSyntax? {
    at(.equal) && stopsAtEquals ? nil : comparison(at: index)
  }

  func comparison(at position: Int) -> ComparisonSyntax? {
    switch kind(at: position) {
    case .punctuation(.equal): return .equalSign
    case .punctuation(.notEqual): return .notEqualSign
    case .punctuation(.less): return .less
    case .punctuation(.greater): return .greater
    case .punctuation(.lessOrEqual): return .lessOrEqual
    case .punctuation(.greaterOrEqual): return .greaterOrEqual
    case .word:
      guard let match = reserved[position] else { return nil }
      if isIsBeforeNotApplicable(position) { return .is }
      return ComparisonSyntax(rawValue: match.keyword.rawValue)
    case .quotedName, .number, .scale, .unit, .approximation, .date, .text, .tag, .punctuation, .unknown,
      .endOfFile:
      return nil
    }
  }

  /// `is not applicable` asks for the verdict `not applicable`.
  private func isIsBeforeNotApplicable(_ position: Int) -> Bool {
    guard let match = reserved[position], match.keyword == .isNot, match.count == 2 else { return false }
    return length(of: .notApplicable, at: position + 1) == 2
  }

  private mutating func takeComparison() {
    if isIsBeforeNotApplicable(index) {
      take(1, as: .keyword(.is), kind: .word)
    } else if let match = reserved[index] {
      take(match.count, as: .keyword(match.keyword), kind: .word)
    } else {
      advance()
    }
  }

  private mutating func reportChain(middle: ExpressionSyntax) {
    let text = source(middle.span)
    let joint = surface(near: index) == .zh ? "且" : "and"
    report(
      Diagnostic(
        SyntaxCode.chainedComparison,
        Bilingual("比较不能连写：前面已经有一次比较", "comparisons do not chain: one already stands before this"),
        at: current.span,
        fixes: [
          Fix(
            Bilingual("拆成两次比较，用“且”连接", "write two comparisons joined by “and”"),
            edits: [
              TextEdit(
                Span(file: file.id, start: middle.span.end, end: middle.span.end), " \(joint) \(text)")
            ], certainty: .confirm)
        ]))
  }

  // MARK: Quantifiers

  private mutating func quantifier() -> ExpressionSyntax {
    let start = here
    guard enter() else { return missing() }
    defer { depth -= 1 }
    let kind: QuantifierSyntax = at(.allOf) ? .all : at(.someOf) ? .some : .none
    _ = accept(.allOf) || accept(.someOf) || accept(.noneOf)
    let list = sum()
    var tallest = height
    var body: ExpressionSyntax?
    if !failed, accept(.satisfies) {
      body = expression()
      tallest = max(tallest, height)
    }
    guard grow(tallest) else { return missing() }
    return ExpressionSyntax(.quantifier(kind, list, body), span(from: start))
  }

  // MARK: Bounds

  /// `3名以上`, `3至5人`: reads the bound behind an operand, if one stands there.
  mutating func bounded(
    _ operand: ExpressionSyntax, from start: Int, allowed: Bool, comparison: Span?
  ) -> ExpressionSyntax {
    guard !failed, let bound = bound(behind: operand, allowed: allowed) else { return operand }
    let below = height
    let range: RangeSyntax
    switch bound {
    case .orMore: range = .orMore(operand)
    case .orLess: range = .orLess(operand)
    case .atTheMost: range = .atTheMost(operand)
    case .between:
      if at(.tilde) { warnOfTilde() }
      _ = accept(.tilde) || accept(.to)
      range = .between(operand, sum())
    }
    _ = accept(.orMore) || accept(.orLess) || accept(.atTheMost)
    guard grow(max(below, height)) else { return missing() }
    let result = ExpressionSyntax(.range(range), span(from: start))
    if !allowed { reportBareBound(result, comparison: comparison) }
    return result
  }

  private enum Bound { case orMore, orLess, atTheMost, between }

  private func bound(behind operand: ExpressionSyntax, allowed: Bool) -> Bound? {
    var isLiteral = false
    if case .quantity = operand.kind { isLiteral = true }
    guard allowed || isLiteral else {
      // Elsewhere `a or more` is a choice between `a` and `more`.
      return at(.orMore) && words[index] == "以上"
        ? .orMore : at(.orLess) && words[index] == "以下" ? .orLess : at(.atTheMost) ? .atTheMost : nil
    }
    if at(.orMore) { return .orMore }
    if at(.orLess) { return .orLess }
    if at(.atTheMost) { return .atTheMost }
    if at(.to), allowed || kind(at: index + 1) == .number { return .between }
    if at(.tilde), isLiteral { return .between }
    return nil
  }

  private mutating func warnOfTilde() {
    report(
      Diagnostic(
        SyntaxCode.hyphenRange,
        Bilingual("范围写作“至”，不用“~”", "a range is written with “to”, not “~”"), at: current.span,
        fixes: [
          Fix(
            Bilingual("改为“至”", "change to “to”"),
            edits: [TextEdit(current.span, surface(near: index + 2) == .zh ? "至" : " to ")],
            certainty: .automatic)
        ]))
  }

  private mutating func reportBareBound(_ range: ExpressionSyntax, comparison: Span?) {
    let word = surface(near: index - 1) == .zh ? "为" : "equals"
    var fixes: [Fix] = []
    if let comparison {
      fixes = [
        Fix(
          Bilingual("把比较的词改为“\(word)”", "change the comparison to “\(word)”"),
          edits: [TextEdit(comparison, word)], certainty: .choose)
      ]
    }
    report(
      Diagnostic(
        SyntaxCode.bareBound,
        Bilingual(
          "范围只跟在“为”“是”“属于”后面", "a range only follows “equals”, “is” or “within”"),
        at: range.span, fixes: fixes))
  }

  /// `年龄 45岁以下`: a range beside a value, with no word between.
  private mutating func juxtaposed(_ left: ExpressionSyntax, from start: Int) -> ExpressionSyntax {
    guard kind == .number, !onNewLine, let shape = quantityShape(at: index) else { return left }
    guard shape.hasBound else {
      switch kind(at: shape.end) {
      case .punctuation(.colon), .punctuation(.comma): return left
      default: break
      }
      if at(.also, from: shape.end) { return left }
      expect(Expected.comparison, after: Bilingual("要比较的值", "the value to compare"))
      return left
    }
    let below = height
    let place = Span(file: file.id, start: here, end: here)
    let rangeStart = here
    let operand = sum()
    let range = bounded(operand, from: rangeStart, allowed: true, comparison: nil)
    let word = surface(near: index - 1) == .zh ? "为" : "equals"
    report(
      Diagnostic(
        SyntaxCode.bareBound,
        Bilingual("范围前面缺“为”", "“equals” is missing before this range"), at: range.span,
        fixes: [
          Fix(
            Bilingual("补上“\(word)”", "add “\(word)”"), edits: [TextEdit(place, "\(word) ")],
            certainty: .automatic)
        ]))
    guard grow(max(below, height)) else { return missing() }
    return ExpressionSyntax(.compare(.equals, place, left, range), span(from: start))
  }
}

extension ComparisonSyntax {
  var takesVerdict: Bool {
    switch self {
    case .is, .equals, .equalSign, .isNot, .notEqualSign: true
    case .atLeast, .noFewerThan, .notBelow, .greaterOrEqual, .atMost, .noMoreThan, .notAbove, .lessOrEqual,
      .moreThan, .over, .above, .greater, .fewerThan, .below, .under, .less, .exactly, .noLaterThan,
      .noEarlierThan, .before, .after, .within, .includes, .matches:
      false
    }
  }

  var takesRange: Bool { takesVerdict || self == .within }
}
