import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  /// Checks an expression and lowers it to the core. `expected` is what its place needs: it lets
  /// members of choices and texts of keys be found; agreement is the caller's to demand.
  func lower(_ syntax: ExpressionSyntax, expecting expected: ValueType? = nil, in scope: LocalScope) -> Expr {
    let span = syntax.span
    switch syntax.kind {
    case .quantity(let number, let unit):
      return lowerQuantity(number, unit: unit, expecting: expected, span: span)
    case .date(let date): return lowerDateLiteral(date, expecting: expected)
    case .text(let text): return Expr(.literal(.text(text.value)), .text, span)
    case .yes: return Expr(.literal(.truth(true)), .truth, span)
    case .no: return Expr(.literal(.truth(false)), .truth, span)
    case .blank: return Expr(.literal(.blank), expected ?? .invalid, span)
    case .due:
      guard scope.hasDue else {
        report(.notInSight, Bilingual("这里没有“期限”", "there is no due date here"), at: span)
        return invalid(span)
      }
      return Expr(.due, .date, span)
    case .period:
      guard scope.period != nil else {
        report(
          .notInSight, Bilingual("这里没有“本期”：规则没有写周期", "there is no period here: the head has no `every`"),
          at: span)
        return invalid(span)
      }
      return Expr(.period, .span, span)
    case .this(let name): return lowerThis(name, span: span, in: scope)
    case .name(let name): return lowerName(name, expecting: expected, in: scope)
    case .call(let name, let arguments):
      return lowerCall(name, arguments, expecting: expected, span: span, in: scope)
    case .member(let base, let name): return lowerMember(base, name, span: span, in: scope)
    case .filter(let list, let condition): return lowerFilter(list, condition, span: span, in: scope)
    case .set(let values, let isOpen):
      let element = expected.map { isList($0) ? elementType(of: $0) : $0 }
      var type = element
      let lowered = values.map { value -> Expr in
        let expr = lower(value, expecting: type, in: scope)
        if type == nil {
          type = expr.type
        } else if let type {
          require(expr, is: type, context: Bilingual("这个集合的成员", "a member of this set"))
        }
        return expr
      }
      return Expr(.set(lowered, isOpen: isOpen), .list(of: type ?? .invalid), span)
    case .not(let inner): return Expr(.not(lowerTruth(inner, in: scope)), .truth, span)
    case .and(let parts): return Expr(.and(parts.map { lowerTruth($0, in: scope) }), .truth, span)
    case .or(let parts): return Expr(.or(parts.map { lowerTruth($0, in: scope) }), .truth, span)
    case .compare(let word, let wordSpan, let left, let right):
      return lowerComparison(word, wordSpan, left, right, span: span, in: scope)
    case .arithmetic(let op, let left, let right):
      return lowerArithmetic(op, left, right, expecting: expected, span: span, in: scope)
    case .range:
      report(
        .typeMismatch, Bilingual("范围要放在“为”“是”或“属于”后面", "a range follows is, equals or within"), at: span)
      return invalid(span)
    case .quantifier(let quantifier, let list, let body):
      return lowerQuantifier(quantifier, list, body, span: span, in: scope)
    case .parenthesized(let inner):
      let lowered = lower(inner, expecting: expected, in: scope)
      return Expr(lowered.kind, lowered.type, span, unit: lowered.unit)
    case .missing: return invalid(span)
    }
  }

  /// An expression that must be true or false.
  func lowerTruth(_ syntax: ExpressionSyntax, in scope: LocalScope) -> Expr {
    let lowered = lower(syntax, expecting: .truth, in: scope)
    switch lowered.type {
    case .truth, .attested, .invalid: return lowered
    case .number, .date, .text, .choice, .row, .rows, .list, .span, .actor, .verdict:
      report(
        .typeMismatch,
        Bilingual(
          "这里要一个条件，这是\(label(lowered.type).zh)",
          "a condition is needed here, this is \(label(lowered.type).en)"),
        at: syntax.span)
      return Expr(lowered.kind, .invalid, lowered.span)
    }
  }

  func lowerDate(_ syntax: ExpressionSyntax, in scope: LocalScope) -> Expr {
    let lowered = lower(syntax, expecting: .date, in: scope)
    require(lowered, is: .date, context: Bilingual("这里", "this place"))
    return lowered
  }

  /// An expression that must be a list.
  func lowerRows(_ syntax: ExpressionSyntax, in scope: LocalScope) -> Expr {
    let lowered = lower(syntax, in: scope)
    if !isList(lowered.type), lowered.type != .invalid {
      report(
        .typeMismatch,
        Bilingual(
          "这里要一个列表，这是\(label(lowered.type).zh)", "a list is needed here, this is \(label(lowered.type).en)"),
        at: syntax.span)
      return invalid(syntax.span)
    }
    return lowered
  }

  // MARK: Literals

  private func lowerQuantity(
    _ number: NumberSyntax, unit: Identifier?, expecting expected: ValueType?, span: Span
  ) -> Expr {
    guard
      let digits = Rational(decimal: number.whole + (number.fraction.isEmpty ? "" : "." + number.fraction)),
      let value = digits.multiplied(by: Rational(number.scale))
    else {
      report(.typeMismatch, Bilingual("这个数太大", "this number is too large"), at: span)
      return invalid(span)
    }
    guard let unit else {
      // A year is its number: `资金年度: 2020`.
      if expected == .number(.year), value.isInteger {
        return Expr(.literal(.number(value)), .number(.year), span)
      }
      return Expr(.literal(.number(value)), .number(.number), span)
    }
    if unit.text == "年" || unit.text == "years", value.isInteger, value >= Rational(1000),
      value <= Rational(9999)
    {
      let year = Int(clamping: value.numerator)
      switch expected {
      case .number(.year)?: return Expr(.literal(.number(value)), .number(.year), span)
      case .span?, .date?:
        if let start = CalendarDate(year: year, month: 1, day: 1),
          let end = CalendarDate(year: year, month: 12, day: 31)
        {
          return Expr(.literal(.span(DateSpan(start: start, end: end))), .span, span)
        }
      case .truth, .attested, .number, .text, .choice, .row, .rows, .list, .actor, .verdict, .invalid, nil:
        break
      }
    }
    guard let found = program.schema.unit(named: unit.text) else {
      reportUnknownUnit(unit)
      return invalid(span)
    }
    use(unit, found.names)
    guard let base = value.multiplied(by: found.factor) else {
      report(.typeMismatch, Bilingual("这个数太大", "this number is too large"), at: span)
      return invalid(span)
    }
    return Expr(.literal(.number(base)), .number(found.dimension), span, unit: found)
  }

  private func lowerDateLiteral(_ date: DateSyntax, expecting expected: ValueType?) -> Expr {
    if case .month(let year, let month, end: false) = date.form {
      guard let start = CalendarDate(year: year, month: month, day: 1),
        let end = CalendarDate(year: year, month: month, day: CalendarDate.daysIn(year: year, month: month))
      else { return invalid(date.span) }
      return Expr(.literal(.span(DateSpan(start: start, end: end))), .span, date.span)
    }
    guard let day = day(date) else { return invalid(date.span) }
    return Expr(.literal(.date(day)), .date, date.span)
  }

  // MARK: Names

  private func lowerThis(_ name: Identifier?, span: Span, in scope: LocalScope) -> Expr {
    if let name {
      guard let entity = entity(named: name) else { return invalid(span) }
      if let frame = scope.frames.last(where: { $0.kind == .subject && $0.entity == entity }) {
        return Expr(.variable(frame.binding), .row([entity]), span)
      }
      report(
        .notInSight, Bilingual("这里没有“本 \(name.text)”", "there is no “this \(name.text)” here"), at: span)
      return invalid(span)
    }
    if let frame = scope.frames.last(where: { $0.kind == .subject }) {
      return Expr(.variable(frame.binding), frame.valueType, span)
    }
    report(.notInSight, Bilingual("这里没有主体", "there is no subject here"), at: span)
    return invalid(span)
  }

  private func lowerName(_ name: Identifier, expecting expected: ValueType?, in scope: LocalScope) -> Expr {
    if let expected, let literal = choiceMember(name, of: expected) { return literal }
    if case .verdict? = expected, let verdict = verdict(named: name.text) {
      return Expr(.literal(.verdict(verdict)), .verdict, name.span)
    }
    return resolve(name, in: scope) ?? invalid(name.span)
  }

  func verdict(named text: String) -> Verdict? {
    Verdict.allCases.first { $0.label.zh == text || $0.label.en == text }
  }

  /// Values of a choice are found first, through the type of the other side.
  private func choiceMember(_ name: Identifier, of type: ValueType) -> Expr? {
    guard let id = choice(of: type), let index = program.schema[id].member(named: name.text) else {
      return nil
    }
    use(name, program.schema[id].members[index])
    return Expr(.literal(.choice(.member(id, index))), .choice(id), name.span)
  }

  private func lowerMember(_ base: ExpressionSyntax, _ name: Identifier, span: Span, in scope: LocalScope)
    -> Expr
  {
    if case .name(let head) = base.kind, case .policy(let policy)? = policyNames[head.text],
      resolve(head, in: scope, quietly: true) == nil || scope.policy == nil
    {
      use(head, program[policy].names)
      if let target = policyScopes[policy.index].names[name.text],
        let expr = item(target, name, of: policy, in: scope)
      {
        return Expr(expr.kind, expr.type, span, unit: expr.unit)
      }
      reportUnknown(name, Bilingual("名称", "name"), candidates: policyScopes[policy.index].names.spellings)
      return invalid(span)
    }
    let owner = lower(base, in: scope)
    return follow(owner, name, span: span, in: scope)
  }

  /// The dot: a field of a row, or of every row of a list, collected.
  func follow(_ owner: Expr, _ name: Identifier, span: Span, in scope: LocalScope) -> Expr {
    switch owner.type {
    case .span:
      let edges: [(Names, SpanEdge)] = [
        (Names(zh: "起", en: "start"), .start), (Names(zh: "止", en: "end"), .end),
        (Names(zh: "下期", en: "next"), .next),
      ]
      if let (names, edge) = edges.first(where: { $0.0.spellings.contains(name.text) }) {
        use(name, names)
        return Expr(.edge(edge, owner), edge == .next ? .span : .date, span)
      }
      reportUnknown(name, Bilingual("时期的部分", "part of a period"), candidates: edges.flatMap(\.0.spellings))
      return invalid(span)
    case .row(let entities):
      if entities.count == 1, let expr = member(name, of: entities[0], on: owner, in: scope) {
        return Expr(expr.kind, expr.type, span, unit: expr.unit)
      }
      if entities.count > 1, entities.contains(where: { program.schema[$0].field(named: name.text) != nil }) {
        report(
          .typeMismatch,
          Bilingual(
            "它可能是\(label(owner.type).zh)，“.\(name.text)”不是各个都有的同一个字段",
            "it may be \(label(owner.type).en), and “.\(name.text)” is not one field of all of them"),
          at: span)
        return invalid(span)
      }
      reportUnknownField(name, of: entities)
      return invalid(span)
    case .list(of: .row(let entities)) where entities.count == 1:
      let binding = freshBinding()
      let row = Expr(.variable(binding), .row(entities), owner.span)
      guard let body = member(name, of: entities[0], on: row, in: scope) else {
        reportUnknownField(name, of: entities)
        return invalid(span)
      }
      let element = isList(body.type) ? elementType(of: body.type) : body.type
      return Expr(.collect(owner, binding, body), .list(of: element), span, unit: body.unit)
    case .invalid: return invalid(span)
    case .truth, .attested, .number, .date, .text, .choice, .rows, .list, .actor, .verdict:
      report(
        .typeMismatch,
        Bilingual(
          "\(label(owner.type).zh)没有字段“\(name.text)”", "\(label(owner.type).en) has no field “\(name.text)”"),
        at: name.span)
      return invalid(span)
    }
  }

  // MARK: Lists

  /// `where` filters the rows that own the last field taken, or the rows themselves.
  private func lowerFilter(
    _ target: ExpressionSyntax, _ condition: ExpressionSyntax, span: Span, in scope: LocalScope
  ) -> Expr {
    let whole = lower(target, in: scope)
    if case .collect(let rows, let binding, let body) = whole.kind, rowsEntity(whole) == nil,
      let entity = rowEntity(of: rows)
    {
      let filtered = filter(rows, binding: freshBinding(), entity: entity, condition, span: span, in: scope)
      return Expr(.collect(filtered, binding, body), whole.type, span, unit: whole.unit)
    }
    guard let entity = rowEntity(of: whole) else { return invalid(span) }
    return filter(whole, binding: freshBinding(), entity: entity, condition, span: span, in: scope)
  }

  private func rowsEntity(_ expr: Expr) -> EntityID? {
    if case .row(let entities) = elementType(of: expr.type), entities.count == 1 { entities[0] } else { nil }
  }

  private func filter(
    _ rows: Expr, binding: BindingID, entity: EntityID, _ condition: ExpressionSyntax, span: Span,
    in scope: LocalScope
  ) -> Expr {
    let body = lowerTruth(condition, in: scope.pushing(.element(binding, entity)))
    warnIfSwallowed(body, binding: binding, syntax: condition)
    return Expr(.filter(rows, binding, body), .list(of: .row([entity])), span)
  }

  /// A conjunct that never mentions the element was probably meant outside of the filter.
  private func warnIfSwallowed(_ body: Expr, binding: BindingID, syntax: ExpressionSyntax) {
    let parts: [Expr]
    switch (body.kind, syntax.kind) {
    case (.and(let terms), .and), (.or(let terms), .or): parts = terms
    default: return
    }
    for part in parts where !part.mentions(binding) && part.type != .invalid {
      report(
        .swallowedCondition,
        Bilingual(
          "这个条件不提“其中”“满足”的元素，却被它管着",
          "this condition never mentions the element of `where` or `satisfies`, which it stands under"),
        at: part.span,
        fixes: [
          Fix(
            Bilingual("给前面的部分加括号，把它放到括号外", "put the part before it in brackets and this outside"),
            certainty: .confirm)
        ])
    }
  }

  private func lowerQuantifier(
    _ syntax: QuantifierSyntax, _ list: ExpressionSyntax, _ body: ExpressionSyntax?, span: Span,
    in scope: LocalScope
  ) -> Expr {
    let quantifier: Quantifier =
      switch syntax {
      case .all: .all
      case .some: .some
      case .none: .none
      }
    let lowered = lower(list, in: scope)
    let binding = freshBinding()
    guard isList(lowered.type) else {
      // `有 机构`: is there a value at all.
      if body == nil, lowered.type != .invalid, quantifier != .all {
        let blank = Expr(.isBlank(lowered), .truth, span)
        return quantifier == .none ? blank : Expr(.not(blank), .truth, span)
      }
      if lowered.type != .invalid {
        report(
          .typeMismatch,
          Bilingual(
            "这里要一个列表，这是\(label(lowered.type).zh)", "a list is needed here, this is \(label(lowered.type).en)"),
          at: list.span)
      }
      return Expr(.literal(.blank), .truth, span)
    }
    guard let body else {
      if quantifier == .all {
        report(.wrongArguments, Bilingual("“每个”后面要写“满足 …”", "`all` needs `satisfies …`"), at: span)
      }
      return Expr(.quantifier(quantifier, lowered, binding, nil), .truth, span)
    }
    var inner = scope
    if let entity = rowsEntity(lowered) {
      inner.push(.element(binding, entity))
    } else {
      var frame = Frame.value(binding, elementType(of: lowered.type), name: nil)
      frame.kind = .element
      inner.push(frame)
    }
    let condition = lowerTruth(body, in: inner)
    warnIfSwallowed(condition, binding: binding, syntax: body)
    return Expr(.quantifier(quantifier, lowered, binding, condition), .truth, span)
  }
}
