import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  func declare(_ syntax: RuleSyntax, in context: ItemContext) -> PendingRule {
    let id = RuleID(program.rules.count)
    program.rules.append(
      Rule(
        id: id, policy: context.policy, names: names(syntax.name), clause: context.clause,
        tags: syntax.tags.map(\.text), scope: Scope(binders: []), lines: [], span: syntax.name.span))
    insert(syntax.name, .rule(id), into: &policyScopes[context.policy.index].names, scope: inPolicy)
    addItem(.rule(id), to: context)
    return PendingRule(id: id, syntax: syntax, context: context)
  }

  /// Lowers whom a rule is about, so that other rules can refer to it.
  func lowerHead(_ rule: PendingRule) {
    within(rule.context) {
      var scope = LocalScope(policy: rule.context.policy)
      let binders = lowerBinders(
        rule.syntax.scope.forEach, policy: rule.context.policy, at: rule.syntax.name.span, scope: &scope)
      replace(rule.id, scope: Scope(binders: binders))
    }
  }

  private func replace(
    _ id: RuleID, scope: Scope, lines: [Line] = [], exceptions: [ExceptionNode] = []
  ) {
    let old = program[id]
    program.rules[id.index] = Rule(
      id: id, policy: old.policy, names: old.names, clause: old.clause, tags: old.tags, scope: scope,
      lines: lines, exceptions: exceptions, span: old.span)
  }

  /// The scope that the lines of a rule see.
  func scope(of id: RuleID) -> LocalScope {
    let rule = program[id]
    var scope = LocalScope(policy: rule.policy)
    for binder in rule.scope.binders {
      if let entity = binder.entity {
        scope.push(.subject(binder.binding, entity, name: binder.name))
      } else {
        scope.push(.value(binder.binding, elementType(of: binder.source.type), name: binder.name))
      }
    }
    scope.period = rule.scope.period?.length
    switch rule.scope.due {
    case .none: break
    case .date: scope.hasDue = true
    case .table(let table):
      scope.hasDue = true
      scope.dueTable = table
    }
    return scope
  }

  func lowerBody(_ rule: PendingRule) {
    within(rule.context) {
      let head = rule.syntax.scope
      var scope = scope(of: rule.id)
      let binders = program[rule.id].scope.binders
      let period = head.every.map { lowerPeriod($0, in: scope) }
      scope.period = period?.length
      let due = head.due.map { lowerDue($0, in: scope) } ?? .none
      replace(rule.id, scope: Scope(binders: binders, period: period, due: due))
      scope = self.scope(of: rule.id)
      let condition = head.when.map { lowerTruth($0, in: scope) }
      replace(rule.id, scope: Scope(binders: binders, period: period, due: due, condition: condition))
      let lines = lowerLines(rule.syntax.body, in: scope, hasDue: head.due != nil)
      replace(
        rule.id, scope: Scope(binders: binders, period: period, due: due, condition: condition), lines: lines)
    }
  }

  // MARK: Whom

  func lowerBinders(
    _ forEach: [ForEachSyntax], policy: PolicyID, at span: Span, scope: inout LocalScope
  ) -> [Binder] {
    var binders: [Binder] = []
    for each in forEach {
      binders += lowerBinder(each, policy: policy, isFirst: binders.isEmpty, scope: &scope) ?? []
    }
    if binders.isEmpty { binders = defaultSubject(policy, at: span, scope: &scope) }
    return binders
  }

  /// The policy's first entity, in reach.
  private func defaultSubject(_ policy: PolicyID, at span: Span, scope: inout LocalScope) -> [Binder] {
    guard let entity = program[policy].appliesTo.first else { return [] }
    return [subject(entity, policy: policy, filter: nil, name: nil, at: span, scope: &scope)]
  }

  private func subject(
    _ entity: EntityID, policy: PolicyID?, filter: ExpressionSyntax?, name: String?, at span: Span,
    scope: inout LocalScope
  ) -> Binder {
    let binding = freshBinding()
    let outer = scope
    scope.push(.subject(binding, entity, name: name))
    var source = Expr(.allRows(entity), .list(of: .row([entity])), span)
    var conditions: [Expr] = []
    if let policy, let reach = policyScopes[policy.index].reach {
      if program[policy].appliesTo.contains(entity) {
        var reachScope = LocalScope(policy: policy)
        reachScope.push(.subject(binding, entity))
        conditions.append(lowerTruth(reach, in: reachScope))
      }
    }
    if let policy, !program[policy].appliesTo.contains(entity) {
      report(
        .notInReach,
        Bilingual(
          "政策的“适用于”里没有“\(label(program.schema[entity].names).zh)”",
          "the policy does not apply to “\(label(program.schema[entity].names).en)”"),
        at: span, related: [.init(program[policy].span, Bilingual("政策在这里", "the policy is here"))],
        fixes: [
          Fix(
            Bilingual("在“适用于”里加上它", "add it to `applies to`"), certainty: .confirm)
        ])
    }
    if let filter {
      var filterScope = outer
      filterScope.push(.subject(binding, entity, name: name))
      conditions.append(lowerTruth(filter, in: filterScope))
    }
    if !conditions.isEmpty {
      let condition = conditions.count == 1 ? conditions[0] : Expr(.and(conditions), .truth, span)
      source = Expr(.filter(source, binding, condition), source.type, span)
    }
    return Binder(binding: binding, name: name, source: source, entity: entity)
  }

  /// One `for each`: rows of an entity, a list in sight, both (`E.path`), or a set of plain values.
  func lowerBinder(
    _ syntax: ForEachSyntax, policy: PolicyID?, isFirst: Bool, scope: inout LocalScope
  ) -> [Binder]? {
    var source = syntax.source
    var filter: ExpressionSyntax?
    if case .filter(let inner, let condition) = source.kind { (source, filter) = (inner, condition) }
    let name = syntax.name?.text
    if let identifier = syntax.name {
      use(
        identifier,
        Names(
          zh: isHan(identifier.text) ? identifier.text : nil,
          en: isHan(identifier.text) ? nil : identifier.text))
    }

    if case .set(let values, let isOpen) = source.kind {
      return [
        lowerValueBinder(
          values, isOpen: isOpen, name: name, span: source.span, policy: policy, isFirst: isFirst,
          scope: &scope)
      ].compactMap(\.self).flatMap { $0 }
    }
    // An entity, or a path that begins with one.
    if isFirst, let (head, rest) = splitPath(source), case .entity(let entity)? = topNames[head.text],
      !isFieldInSight(head, scope)
    {
      use(head, program.schema[entity].names)
      if rest == nil {
        return [subject(entity, policy: policy, filter: filter, name: name, at: syntax.span, scope: &scope)]
      }
      let owner = subject(entity, policy: policy, filter: nil, name: nil, at: syntax.span, scope: &scope)
      guard let rest else { return [owner] }
      let inner = ExpressionSyntax(filter.map { .filter(rest, $0) } ?? rest.kind, syntax.source.span)
      guard let element = listBinder(inner, name: name, scope: &scope) else { return [owner] }
      return [owner, element]
    }
    var binders: [Binder] = []
    if isFirst, let policy { binders = defaultSubject(policy, at: syntax.span, scope: &scope) }
    if let element = listBinder(syntax.source, name: name, scope: &scope) { binders.append(element) }
    return binders
  }

  /// `E.a.b` as `E` and `a.b`.
  private func splitPath(_ expression: ExpressionSyntax) -> (head: Identifier, rest: ExpressionSyntax?)? {
    switch expression.kind {
    case .name(let name): return (name, nil)
    case .member(let base, let member):
      guard let (head, rest) = splitPath(base) else { return nil }
      guard let rest else {
        return (head, ExpressionSyntax(.name(member), member.span))
      }
      return (head, ExpressionSyntax(.member(rest, member), expression.span))
    default: return nil
    }
  }

  private func isFieldInSight(_ name: Identifier, _ scope: LocalScope) -> Bool {
    scope.frames.contains { frame in
      frame.entity.map { program.schema[$0].field(named: name.text) != nil } ?? false
    }
  }

  private func listBinder(_ source: ExpressionSyntax, name: String?, scope: inout LocalScope) -> Binder? {
    let list = lowerRows(source, in: scope)
    guard let entity = rowEntity(of: list) else { return nil }
    let binding = freshBinding()
    scope.push(.subject(binding, entity, name: name))
    return Binder(binding: binding, name: name, source: list, entity: entity)
  }

  private func lowerValueBinder(
    _ values: [ExpressionSyntax], isOpen: Bool, name: String?, span: Span, policy: PolicyID?, isFirst: Bool,
    scope: inout LocalScope
  ) -> [Binder]? {
    var binders: [Binder] = []
    if isFirst, let policy { binders = defaultSubject(policy, at: span, scope: &scope) }
    var type: ValueType?
    let lowered = values.map { value in
      let expr = lowerFreeValue(value, expecting: type, in: scope)
      if type == nil, expr.type != .invalid { type = expr.type }
      return expr
    }
    let binding = freshBinding()
    let set = Expr(.set(lowered, isOpen: false), .list(of: type ?? .invalid), span)
    scope.push(.value(binding, type ?? .invalid, name: name))
    binders.append(Binder(binding: binding, name: name, source: set, entity: nil))
    return binders
  }

  /// A value without an expected type: a choice member is looked for in all choices.
  private func lowerFreeValue(_ value: ExpressionSyntax, expecting type: ValueType?, in scope: LocalScope)
    -> Expr
  {
    if type == nil, case .name(let name) = value.kind, resolve(name, in: scope, quietly: true) == nil {
      for choice in program.schema.choices {
        if let index = choice.member(named: name.text) {
          use(name, choice.members[index])
          return Expr(.literal(.choice(.member(choice.id, index))), .choice(choice.id), value.span)
        }
      }
    }
    return lower(value, expecting: type, in: scope)
  }

  // MARK: Until when

  private func lowerDue(_ syntax: ExpressionSyntax, in scope: LocalScope) -> Due {
    if case .name(let name) = syntax.kind, let policy = scope.policy,
      case .table(let table)? = policyScopes[policy.index].names[name.text], program[table].keyType == .date
    {
      use(name, program[table].names)
      return .table(table)
    }
    return .date(lowerDate(syntax, in: scope))
  }

  // MARK: Lines

  func lowerLines(_ body: [BodySyntax], in scope: LocalScope, hasDue: Bool) -> [Line] {
    var lines: [Line] = []
    var bearers: [Bearer] = []
    var first: (Modality, Span)?
    func add(_ syntax: LineSyntax, arm: Expr?) {
      let line = lowerLine(
        syntax, arm: arm, previous: &bearers, part: lines.count + 1, in: scope, hasDue: hasDue)
      if let (modality, span) = first {
        if modality != line.modality, !(modality.isBinding && line.modality.isBinding) {
          report(
            .mixedModality,
            Bilingual(
              "一条规则只有一种强度：前面是“\(modality.label.zh)”，这里是“\(line.modality.label.zh)”",
              "a rule has one strength: “\(modality.label.en)” before, “\(line.modality.label.en)” here"),
            at: syntax.modalitySpan, related: [.init(span, Bilingual("前面的强度", "the strength before"))],
            fixes: [
              Fix(Bilingual("把这一行拆成另一条规则", "move this line into a rule of its own"), certainty: .confirm)
            ])
        }
      } else {
        first = (line.modality, syntax.modalitySpan)
      }
      lines.append(line)
    }
    for item in body {
      switch item {
      case .line(let line): add(line, arm: nil)
      case .cases(let cases):
        let subject = cases.subject.map { lower($0, in: scope) }
        var earlier: [Expr] = []
        for arm in cases.arms {
          let condition: Expr
          if let conditions = arm.conditions {
            condition = armCondition(conditions, subject: subject, in: scope, span: arm.span)
            earlier.append(condition)
          } else {
            let any = earlier.count == 1 ? earlier[0] : Expr(.or(earlier), .truth, arm.span)
            condition =
              earlier.isEmpty
              ? Expr(.literal(.truth(true)), .truth, arm.span) : Expr(.not(any), .truth, arm.span)
          }
          switch arm.body {
          case .lines(let inner): for line in inner { add(line, arm: condition) }
          case .silent:
            lines.append(
              Line(
                part: lines.count + 1, bearers: [], modality: first?.0 ?? .must,
                condition: Expr(.literal(.truth(true)), .truth, arm.span), applies: condition, excuse: nil,
                isSilent: true, span: arm.span))
          }
        }
        checkExhausted(
          subject: subject, arms: cases.arms.map(\.conditions), span: cases.subject?.span ?? cases.span,
          in: scope)
      }
    }
    return lines
  }

  private func lowerLine(
    _ syntax: LineSyntax, arm: Expr?, previous: inout [Bearer], part: Int, in scope: LocalScope, hasDue: Bool
  ) -> Line {
    if syntax.bearers.isEmpty {
      if previous.isEmpty {
        report(
          .noBearer, Bilingual("规则的第一行要写明主体", "the first line of a rule names its bearer"),
          at: syntax.modalitySpan)
      }
    } else {
      previous = syntax.bearers.compactMap { bearer($0, in: scope) }
    }
    let modality = modality(syntax.modality)
    if modality == .mustNot, hasDue {
      report(
        .mustNotWithDue, Bilingual("“不得”随时有效，不能带期限", "a ban holds at any time and takes no due date"),
        at: syntax.modalitySpan)
    }
    let condition = lowerTruth(syntax.condition, in: scope)
    let when = syntax.when.map { lowerTruth($0, in: scope) }
    let applies: Expr? =
      switch (arm, when) {
      case (nil, nil): nil
      case (let one?, nil), (nil, let one?): one
      case (let arm?, let when?): Expr(.and([arm, when]), .truth, syntax.span)
      }
    let excuse = syntax.orExplain.map { expression in
      let lowered = lower(expression, expecting: .text, in: scope)
      require(lowered, is: .text, context: Bilingual("“否则说明”后面", "after `or explain`"))
      return lowered
    }
    return Line(
      part: part, bearers: previous, with: syntax.with.compactMap { bearer($0, in: scope) },
      modality: modality,
      condition: condition, applies: applies, excuse: excuse, span: syntax.span)
  }

  private func bearer(_ name: Identifier, in scope: LocalScope) -> Bearer? {
    guard let actor = actor(named: name) else { return nil }
    return Bearer(actor: actor, holder: holder(of: actor, at: name.span, in: scope, mustExist: false))
  }

  func modality(_ syntax: ModalitySyntax) -> Modality {
    switch syntax {
    case .must: .must
    case .mustNot: .mustNot
    case .inPrinciple: .inPrinciple
    case .aim: .aim
    case .encouraged: .encouraged
    case .may: .may
    }
  }
}
