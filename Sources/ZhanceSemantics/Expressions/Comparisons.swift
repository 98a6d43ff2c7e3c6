import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  func lowerComparison(
    _ word: ComparisonSyntax, _ wordSpan: Span, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    span: Span,
    in scope: LocalScope
  ) -> Expr {
    switch word {
    case .is, .equals, .equalSign: return lowerEquality(left, right, isNegated: false, span: span, in: scope)
    case .isNot, .notEqualSign: return lowerEquality(left, right, isNegated: true, span: span, in: scope)
    case .within: return lowerWithin(left, right, span: span, in: scope)
    case .includes: return lowerIncludes(left, right, span: span, in: scope)
    case .matches: return lowerMatches(left, right, span: span, in: scope)
    case .exactly: return lowerOrder(.equal, left, right, span: span, in: scope)
    case .atLeast, .noFewerThan, .notBelow, .greaterOrEqual, .noEarlierThan:
      return lowerOrder(.greaterOrEqual, left, right, span: span, in: scope)
    case .atMost, .noMoreThan, .notAbove, .lessOrEqual, .noLaterThan:
      return lowerOrder(.lessOrEqual, left, right, span: span, in: scope)
    case .moreThan, .over, .above, .greater, .after:
      return lowerOrder(.greater, left, right, span: span, in: scope)
    case .fewerThan, .below, .under, .less, .before:
      return lowerOrder(.less, left, right, span: span, in: scope)
    }
  }

  /// Lowers both sides, each with the other's type in mind: the side that is no bare name first.
  private func lowerSides(_ left: ExpressionSyntax, _ right: ExpressionSyntax, in scope: LocalScope) -> (
    Expr, Expr
  ) {
    if case .name(let name) = left.kind, resolve(name, in: scope, quietly: true) == nil {
      let second = lower(right, in: scope)
      return (lower(left, expecting: second.type, in: scope), second)
    }
    let first = lower(left, in: scope)
    return (first, lower(right, expecting: first.type, in: scope))
  }

  private func lowerOrder(
    _ comparison: Comparison, _ left: ExpressionSyntax, _ right: ExpressionSyntax, span: Span,
    in scope: LocalScope
  ) -> Expr {
    if case .range(let range) = right.kind {
      report(
        .typeMismatch,
        Bilingual(
          "“\(rangeWord(range))”已经说了上下限，前面用“为”", "a range says its bounds itself; put `is` before it"),
        at: right.span)
      return Expr(.literal(.blank), .invalid, span)
    }
    var (a, b) = lowerSides(left, right, in: scope)
    (a, b) = (adaptCount(a, to: b), adaptCount(b, to: a))
    guard comparable(a, b) else { return Expr(.literal(.blank), .invalid, span) }
    if comparison != .equal {
      if !isOrdered(a.type) {
        reportNotOrdered(a)
        return Expr(.literal(.blank), .invalid, span)
      }
      if !isOrdered(b.type) {
        reportNotOrdered(b)
        return Expr(.literal(.blank), .invalid, span)
      }
    }
    reportSame(a, b, span)
    return Expr(.compare(comparison, a, b), .truth, span)
  }

  private func rangeWord(_ range: RangeSyntax) -> String {
    switch range {
    case .orMore: "以上"
    case .orLess: "以下"
    case .atTheMost: "以内"
    case .between: "至"
    }
  }

  /// A count of plain values takes the counting unit of the other side.
  private func adaptCount(_ expr: Expr, to other: Expr) -> Expr {
    guard case .aggregate(let aggregate, let list) = expr.kind, aggregate == .count || aggregate == .distinct,
      expr.type == .number(.number), case .number(let dimension) = other.type,
      program.schema[dimension].isCounting
    else { return expr }
    if case .row = elementType(of: list.type) { return expr }
    return Expr(expr.kind, .number(dimension), expr.span, unit: other.unit)
  }

  /// Reports sides that cannot be compared: another kind, another unit, a missing unit.
  private func comparable(_ a: Expr, _ b: Expr) -> Bool {
    if a.isBlankLiteral || b.isBlankLiteral || a.type == .invalid || b.type == .invalid { return true }
    if case .number(let left) = a.type, case .number(let right) = b.type {
      if left == right { return true }
      if reportMissingUnit(b, need: left, other: a) || reportMissingUnit(a, need: right, other: b) {
        return false
      }
      if isShareOrNumber(left), isShareOrNumber(right) { return true }
      report(
        .unitMismatch,
        Bilingual(
          "单位不符：\(label(a.type).zh)不能与\(label(b.type).zh)比较",
          "units differ: \(label(a.type).en) cannot be compared with \(label(b.type).en)"),
        at: b.span, label: Bilingual(label(b.type).zh, label(b.type).en),
        related: [.init(a.span, label(a.type))]
          + (declaredField(a).map { [.init($0.span, Bilingual("字段声明在这里", "the field is declared here"))] }
            ?? []))
      return false
    }
    if agrees(a.type, b.type) { return true }
    report(
      .typeMismatch,
      Bilingual(
        "\(label(a.type).zh)不能与\(label(b.type).zh)比较",
        "\(label(a.type).en) cannot be compared with \(label(b.type).en)"),
      at: b.span, label: label(b.type), related: [.init(a.span, label(a.type))])
    return false
  }

  private func reportSame(_ a: Expr, _ b: Expr, _ span: Span) {
    guard !a.isLiteral, a.fingerprint == b.fingerprint, a.type != .invalid else { return }
    report(
      .sameOnBothSides, Bilingual("比较的两边是同一个", "both sides of the comparison are the same"), at: span,
      fixes: [
        Fix(Bilingual("要和主体比，写 `本 …`", "to compare with the subject write `this …`"), certainty: .confirm)
      ])
  }

  // MARK: 是, 为, =

  private func lowerEquality(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, isNegated: Bool, span: Span, in scope: LocalScope
  ) -> Expr {
    func negate(_ expr: Expr) -> Expr { isNegated ? Expr(.not(expr), .truth, span) : expr }
    if case .range(let range) = right.kind {
      let value = lower(left, in: scope)
      return negate(lowerRange(range, of: value, span: span, in: scope))
    }
    if case .blank = right.kind {
      return negate(Expr(.isBlank(lower(left, in: scope)), .truth, span))
    }
    if case .set = right.kind { return negate(lowerWithin(left, right, span: span, in: scope)) }
    // `R 是 不符合` asks for the verdict itself.
    if case .name(let name) = right.kind, let verdict = verdict(named: name.text) {
      let subject = lower(left, in: scope)
      if case .ruleHolds(let id, let row) = subject.kind {
        if verdict == .unknown, scope.policy != nil {
          report(
            .typeMismatch,
            Bilingual(
              "政策里不能问“是 待核”：那样缺数据就会变成结论", "a policy cannot ask `is unknown`: missing data would then decide"),
            at: span)
        }
        use(name, Names(zh: verdict.label.zh, en: verdict.label.en))
        let asked = Expr(.ruleVerdict(id, row), .verdict, subject.span)
        let wanted = Expr(.literal(.verdict(verdict)), .verdict, name.span)
        return Expr(.compare(isNegated ? .notEqual : .equal, asked, wanted), .truth, span)
      }
    }
    // `承接者 是 社工站` asks which entity a reference leads to.
    if case .name(let name) = right.kind, case .entity(let entity)? = topNames[name.text] {
      let subject = lower(left, in: scope)
      if case .row(let entities) = subject.type {
        use(name, program.schema[entity].names)
        if !entities.contains(entity) {
          report(
            .typeMismatch,
            Bilingual(
              "\(label(subject.type).zh)不会是“\(name.text)”",
              "\(label(subject.type).en) is never a “\(name.text)”"),
            at: span)
        }
        return negate(Expr(.isEntity(subject, entity), .truth, span))
      }
    }
    var (a, b) = lowerSides(left, right, in: scope)
    (a, b) = (adaptCount(a, to: b), adaptCount(b, to: a))
    if b.type == .span, a.type == .date || a.type == .number(.year) {
      return negate(Expr(.inSpan(a, b), .truth, span))
    }
    if isList(a.type) != isList(b.type), a.type != .invalid, b.type != .invalid {
      if isList(b.type) { return negate(Expr(.isMember(a, of: b), .truth, span)) }
      report(
        .typeMismatch,
        Bilingual(
          "列表与单个值不能用“是”，写 `包含 {…}`",
          "a list and a single value do not compare with `is`; write `includes {…}`"),
        at: span)
      return Expr(.literal(.blank), .invalid, span)
    }
    guard comparable(a, b) else { return Expr(.literal(.blank), .invalid, span) }
    reportSame(a, b, span)
    return Expr(.compare(isNegated ? .notEqual : .equal, a, b), .truth, span)
  }

  func lowerRange(_ range: RangeSyntax, of value: Expr, span: Span, in scope: LocalScope) -> Expr {
    func bound(_ syntax: ExpressionSyntax, like other: ExpressionSyntax? = nil) -> Expr {
      // `3至5人`: the first bound takes the unit of the second.
      if let other, case .quantity(let number, nil) = syntax.kind, case .quantity(_, let unit?) = other.kind {
        return lower(
          ExpressionSyntax(.quantity(number, unit: unit), syntax.span), expecting: value.type, in: scope)
      }
      return lower(syntax, expecting: value.type, in: scope)
    }
    let lowest: Expr?
    let highest: Expr?
    switch range {
    case .orMore(let low): (lowest, highest) = (bound(low), nil)
    case .orLess(let high), .atTheMost(let high): (lowest, highest) = (nil, bound(high))
    case .between(let low, let high): (lowest, highest) = (bound(low, like: high), bound(high, like: low))
    }
    var subject = value
    for limit in [lowest, highest].compactMap(\.self) {
      subject = adaptCount(subject, to: limit)
      guard comparable(subject, limit) else { return Expr(.literal(.blank), .invalid, span) }
      if !isOrdered(subject.type) {
        reportNotOrdered(subject)
        return Expr(.literal(.blank), .invalid, span)
      }
    }
    return Expr(.inRange(subject, lower: lowest, upper: highest), .truth, span)
  }

  // MARK: 属于, 包含, 匹配

  private func lowerWithin(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, span: Span, in scope: LocalScope
  ) -> Expr {
    let value = lower(left, in: scope)
    if case .range(let range) = right.kind { return lowerRange(range, of: value, span: span, in: scope) }
    let expected: ValueType = value.type == .date || value.type == .number(.year) ? .span : value.type
    let target: Expr
    if case .set = right.kind {
      target = lower(right, expecting: value.type, in: scope)
    } else {
      target = lower(right, expecting: expected, in: scope)
    }
    if target.type == .span {
      if value.type != .date, value.type != .span, value.type != .number(.year), value.type != .invalid {
        report(
          .typeMismatch, Bilingual("只有日期才能属于一个时期", "only a date lies within a period"), at: value.span)
      }
      return Expr(.inSpan(value, target), .truth, span)
    }
    guard isList(target.type) else {
      if target.type != .invalid, value.type != .invalid {
        report(
          .typeMismatch, Bilingual("“属于”后面要一个集合或时期", "`within` takes a set or a period"), at: target.span)
      }
      return Expr(.literal(.blank), .invalid, span)
    }
    let left = isList(value.type) ? elementType(of: value.type) : value.type
    if !agrees(left, elementType(of: target.type)) {
      report(
        .typeMismatch,
        Bilingual(
          "\(label(left).zh)不会在\(label(target.type).zh)里",
          "\(label(left).en) is never in \(label(target.type).en)"), at: span)
    }
    return Expr(isList(value.type) ? .isWithin(value, target) : .isMember(value, of: target), .truth, span)
  }

  private func lowerIncludes(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, span: Span, in scope: LocalScope
  ) -> Expr {
    let list = lowerRows(left, in: scope)
    var target = lower(
      right, expecting: isSetSyntax(right) ? list.type : elementType(of: list.type), in: scope)
    if !isList(target.type), target.type != .invalid {
      target = Expr(.set([target], isOpen: false), .list(of: target.type), target.span)
    }
    if !agrees(list.type, target.type) {
      report(
        .typeMismatch,
        Bilingual(
          "\(label(list.type).zh)不会包含\(label(target.type).zh)",
          "\(label(list.type).en) never includes \(label(target.type).en)"),
        at: span)
    }
    return Expr(.includes(list, target), .truth, span)
  }

  private func isSetSyntax(_ syntax: ExpressionSyntax) -> Bool {
    if case .set = syntax.kind { true } else { false }
  }

  private func lowerMatches(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, span: Span, in scope: LocalScope
  ) -> Expr {
    let value = lower(left, expecting: .text, in: scope)
    require(value, is: .text, context: Bilingual("“匹配”的左边", "the left of `matches`"))
    guard case .text(let text) = right.kind else {
      report(.typeMismatch, Bilingual("“匹配”后面要写文字样式", "`matches` takes a text pattern"), at: right.span)
      return Expr(.literal(.blank), .invalid, span)
    }
    return Expr(.matches(value, lowerPattern(text, in: scope)), .truth, span)
  }
}
