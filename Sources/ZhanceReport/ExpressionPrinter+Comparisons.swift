import ZhanceDiagnostics
import ZhanceModel

extension ExpressionPrinter {
  mutating func comparisonForm(_ expr: Expr) -> (String, Binding) {
    switch expr.kind {
    case .compare(let comparison, let a, let b):
      return ("\(text(a, .comparand)) \(name(comparison, of: a, b)) \(text(b, .comparand))", .term)
    case .inRange(let value, let lower, let upper):
      return ("\(text(value, .comparand)) \(word("为", "equals")) \(range(lower, upper, of: value))", .term)
    case .isMember(let a, of: let b), .isWithin(let a, let b), .inSpan(let a, let b):
      return ("\(text(a, .comparand)) \(word("属于", "within")) \(text(b, .comparand))", .term)
    case .includes(let a, let b):
      return ("\(text(a, .comparand)) \(word("包含", "includes")) \(text(b, .comparand))", .term)
    case .matches(let a, let pattern):
      return ("\(text(a, .comparand)) \(word("匹配", "matches")) \(self.pattern(pattern))", .term)
    case .isBlank(let a): return ("\(text(a, .comparand)) \(word("是 空", "is blank"))", .term)
    case .isEntity(let a, let entity):
      return ("\(text(a, .comparand)) \(word("是", "is")) \(wording.name(entity))", .term)
    case .literal, .set, .asOf, .due, .dueColumn, .period, .edge, .parameter, .reading, .variable, .field,
      .definition, .ruleHolds, .ruleVerdict, .lookup, .tableColumn, .allRows, .collect, .filter, .aggregate,
      .ratio, .shareOf, .quantifier, .and, .or, .not, .arithmetic, .shift, .extremum, .elapsed, .round,
      .cases:
      return ("", .primary)
    }
  }

  /// The wording that documents use for this kind of value.
  func name(_ comparison: Comparison, of a: Expr, _ b: Expr) -> String {
    let kind = Kind(a.type == .invalid ? b.type : a.type)
    switch (comparison, kind) {
    case (.less, .amount): return word("少于", "fewer than")
    case (.less, .level): return word("低于", "below")
    case (.less, .date): return word("早于", "before")
    case (.lessOrEqual, .amount): return word("不超过", "no more than")
    case (.lessOrEqual, .level): return word("不高于", "not above")
    case (.lessOrEqual, .date): return word("不迟于", "no later than")
    case (.greaterOrEqual, .amount): return word("不少于", "no fewer than")
    case (.greaterOrEqual, .level): return word("不低于", "not below")
    case (.greaterOrEqual, .date): return word("不早于", "no earlier than")
    case (.greater, .amount): return word("超过", "more than")
    case (.greater, .level): return word("高于", "above")
    case (.greater, .date): return word("晚于", "after")
    case (.equal, .amount), (.equal, .date): return word("为", "equals")
    case (.equal, .level): return isLevelNumber(a) ? word("为", "equals") : word("是", "is")
    case (.notEqual, .amount), (.notEqual, .level), (.notEqual, .date): return word("不是", "is not")
    }
  }

  private func isLevelNumber(_ expr: Expr) -> Bool {
    if case .number = expr.type { return true }
    return false
  }

  private enum Kind {
    /// Counted or measured: 不少于.
    case amount
    /// A share, an age, an ordered choice: 不低于.
    case level
    case date

    init(_ type: ValueType) {
      switch type {
      case .number(let dimension): self = dimension == .ratio || dimension == .age ? .level : .amount
      case .date, .span: self = .date
      case .truth, .attested, .text, .choice, .row, .rows, .list, .actor, .verdict, .invalid: self = .level
      }
    }
  }

  /// `3名以上`, `45岁以下`, `5%以内`, `3至5名`.
  mutating func range(_ lower: Expr?, _ upper: Expr?, of value: Expr) -> String {
    switch (lower, upper) {
    case (let lower?, nil): return bound(lower) + word("以上", " or more")
    case (nil, let upper?):
      let isShare = value.type == .number(.ratio)
      return bound(upper) + (isShare ? word("以内", " at the most") : word("以下", " or less"))
    case (let lower?, let upper?):
      if case .literal(.number(let low)) = lower.kind, lower.unit == upper.unit,
        lower.type != .number(.ratio),
        let factor = lower.unit?.factor, let scaled = low.divided(by: factor),
        let digits = DecimalText.short(scaled)
      {
        return digits + word("至", " to ") + text(upper, .addend)
      }
      return text(lower, .addend) + word(" 至 ", " to ") + text(upper, .addend)
    case (nil, nil): return "…"
    }
  }

  /// A plain quantity takes 以上 without a space, as in the documents.
  private mutating func bound(_ expr: Expr) -> String {
    let text = text(expr, .addend)
    if case .literal = expr.kind { return text }
    return word(text + " ", text)
  }
}
