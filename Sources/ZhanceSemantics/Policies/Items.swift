import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  // MARK: Readings

  func declareBuiltinReadings(of policy: PolicyID) {
    for builtin in BuiltinReading.allCases {
      let id = ReadingID(program.readings.count)
      program.readings.append(
        Reading(
          id: id, policy: policy, builtin: builtin, names: builtin.names, clause: ClausePath(),
          options: builtin.options, choice: builtinChoice(builtin), defaultOption: 0,
          because: builtin.because.zh, span: program[policy].span))
      program.policies[policy.index].builtinReadings[builtin] = id
      _ = policyScopes[policy.index].names.insert(
        .reading(id), builtin.names.spellings.map { ($0, program[policy].span) })
    }
  }

  private func builtinChoice(_ builtin: BuiltinReading) -> ChoiceID {
    let signature = "builtin " + builtin.rawValue
    if let known = anonymousChoices[signature] { return known }
    let id = ChoiceID(program.schema.choices.count)
    program.schema.choices.append(
      Choice(
        id: id, names: nil, members: builtin.options, isOrdered: false, isOpen: false,
        span: .start(of: FileID(0))))
    anonymousChoices[signature] = id
    return id
  }

  func declareReading(_ syntax: ReadingSyntax, in context: ItemContext) {
    switch syntax.kind {
    case .builtin(let value):
      guard case .reading(let id)? = policyScopes[context.policy.index].names[syntax.name.first.text],
        let builtin = program[id].builtin
      else {
        reportUnknown(
          syntax.name.first, Bilingual("自带读法", "built-in reading"),
          candidates: BuiltinReading.allCases.flatMap(\.names.spellings))
        return
      }
      use(syntax.name.first, builtin.names)
      guard let option = readingOption(value, of: id) else { return }
      let old = program[id]
      program.readings[id.index] = Reading(
        id: id, policy: old.policy, builtin: builtin, names: old.names, clause: context.clause,
        options: old.options, choice: old.choice, defaultOption: option,
        because: syntax.because?.value ?? old.because, span: syntax.name.span)
      addItem(.reading(id), to: context)
    case .declared(let choices, default: let standard):
      let id = ReadingID(program.readings.count)
      let choice = declareChoice(choices, named: nil)
      var option = 0
      if let index = program.schema[choice].member(named: standard.text) {
        option = index
        use(standard, program.schema[choice].members[index])
      } else {
        reportUnknown(
          standard, Bilingual("选项", "option"), candidates: program.schema[choice].members.flatMap(\.spellings)
        )
      }
      program.readings.append(
        Reading(
          id: id, policy: context.policy, builtin: nil, names: names(syntax.name), clause: context.clause,
          options: program.schema[choice].members, choice: choice, defaultOption: option,
          because: syntax.because?.value ?? "", span: syntax.name.span))
      insert(syntax.name, .reading(id), into: &policyScopes[context.policy.index].names, scope: inPolicy)
      addItem(.reading(id), to: context)
    }
  }

  /// The option that an expression names: a member, or yes and no.
  func readingOption(_ value: ExpressionSyntax, of id: ReadingID) -> Int? {
    let options = program[id].options
    switch value.kind {
    case .yes: if let index = options.firstIndex(where: { $0.en == "yes" }) { return index }
    case .no: if let index = options.firstIndex(where: { $0.en == "no" }) { return index }
    case .name(let name):
      if let index = options.firstIndex(where: { $0.spellings.contains(name.text) }) {
        use(name, options[index])
        return index
      }
    default: break
    }
    let list = options.flatMap(\.spellings).joined(separator: "、")
    report(
      .typeMismatch, Bilingual("这个读法的选项是：\(list)", "the options of this reading are: \(list)"), at: value.span
    )
    return nil
  }

  // MARK: Parameters

  func declare(_ syntax: ParameterSyntax, in context: ItemContext) -> ParameterID {
    let id = ParameterID(program.parameters.count)
    let (type, unit) = valueType(syntax.type)
    program.parameters.append(
      Parameter(
        id: id, policy: context.policy, names: names(syntax.name), clause: context.clause, type: type,
        unit: unit,
        value: .open, span: syntax.name.span))
    insert(syntax.name, .parameter(id), into: &policyScopes[context.policy.index].names, scope: inPolicy)
    addItem(.parameter(id), to: context)
    return id
  }

  func lowerParameter(_ id: ParameterID, _ syntax: ParameterSyntax, in context: ItemContext) {
    let old = program[id]
    let scope = LocalScope(policy: context.policy)
    var value = Parameter.Value.open
    within(context) {
      switch syntax.value {
      case .open: break
      case .fixed(let expression):
        let lowered = lower(expression, expecting: old.type, in: scope)
        require(lowered, is: old.type, context: Bilingual("参数的类型", "the type of the parameter"))
        value = .fixed(lowered)
      case .dated(let steps):
        var values: [(from: CalendarDate, value: Expr)] = []
        for step in steps {
          guard let from = day(step.from) else { continue }
          let lowered = lower(step.value, expecting: old.type, in: scope)
          require(lowered, is: old.type, context: Bilingual("参数的类型", "the type of the parameter"))
          values.append((from, lowered))
        }
        value = .dated(values.sorted { $0.from < $1.from })
      }
    }
    program.parameters[id.index] = Parameter(
      id: id, policy: old.policy, names: old.names, clause: old.clause, type: old.type, unit: old.unit,
      value: value, span: old.span)
  }

  // MARK: Tables

  func declare(_ syntax: TableSyntax, in context: ItemContext) -> TableID {
    let id = TableID(program.tables.count)
    let (keyType, _) = valueType(syntax.by)
    program.tables.append(
      PolicyTable(
        id: id, policy: context.policy, names: names(syntax.name), clause: context.clause, keyType: keyType,
        columns: [], rows: [], span: syntax.name.span))
    insert(syntax.name, .table(id), into: &policyScopes[context.policy.index].names, scope: inPolicy)
    addItem(.table(id), to: context)
    return id
  }

  func lowerTable(_ id: TableID, _ syntax: TableSyntax, in context: ItemContext) {
    within(context) {
      let old = program[id]
      let scope = LocalScope(policy: context.policy)
      let width = max(syntax.columns.count, 1)
      var columnTypes = [ValueType?](repeating: nil, count: width)
      var rows: [PolicyTable.Row] = []
      var seen: [PolicyTable.Key: Span] = [:]
      for row in syntax.rows {
        if row.values.count != width {
          report(
            .tableShape,
            Bilingual(
              "这一行有 \(row.values.count) 个值，表有 \(width) 列",
              "this row has \(row.values.count) values, the table \(width) columns"),
            at: row.span)
        }
        var values: [Expr] = []
        for (column, value) in row.values.prefix(width).enumerated() {
          let lowered = lower(value, expecting: columnTypes[column], in: scope)
          if columnTypes[column] == nil, !lowered.isBlankLiteral { columnTypes[column] = lowered.type }
          if let type = columnTypes[column], !lowered.isBlankLiteral {
            require(lowered, is: type, context: Bilingual("这一列的类型", "the type of this column"))
          }
          values.append(lowered)
        }
        while values.count < width { values.append(Expr(.literal(.blank), .invalid, row.span)) }
        for key in row.keys {
          guard let lowered = tableKey(key, type: old.keyType, in: scope) else { continue }
          if let first = seen[lowered] {
            report(
              .duplicateTableKey, Bilingual("表里已有这一行", "the table has this row already"), at: key.value.span,
              related: [.init(first, Bilingual("第一次在这里", "first here"))])
          } else {
            seen[lowered] = key.value.span
            rows.append(PolicyTable.Row(key: lowered, values: values, span: row.span))
          }
        }
      }
      let columns = (0..<width).map { column in
        PolicyTable.Column(
          names: column < syntax.columns.count ? names(syntax.columns[column]) : nil,
          type: columnTypes[column] ?? .invalid)
      }
      program.tables[id.index] = PolicyTable(
        id: id, policy: old.policy, names: old.names, clause: old.clause, keyType: old.keyType,
        columns: columns,
        rows: rows, span: old.span)
    }
  }

  private func tableKey(_ key: TableSyntax.Key, type: ValueType, in scope: LocalScope) -> PolicyTable.Key? {
    if case .row = type {
      switch key.value.kind {
      case .name(let name): return .row([name.text] + key.also.map(\.text))
      case .text(let text): return .row([text.value] + key.also.map(\.text))
      default:
        report(
          .typeMismatch, Bilingual("这里要写一行的主键", "the key of a row is needed here"), at: key.value.span)
        return nil
      }
    }
    let lowered = lower(key.value, expecting: type, in: scope)
    require(lowered, is: type, context: Bilingual("表的键", "the key of the table"))
    if case .literal(let value) = lowered.kind { return .value(value) }
    return nil
  }

  // MARK: Definitions, conclusions, attestations

  func declare(_ source: PendingDefinition.Source, _ name: NameSyntax, in context: ItemContext) {
    let id = DefinitionID(program.definitions.count)
    let names = names(name)
    let (tags, kind, forEach): ([String], Definition.Kind, [ForEachSyntax]) =
      switch source {
      case .define(let syntax): ([], .define, syntax.who)
      case .decide(let syntax): (syntax.tags.map(\.text), .decide, syntax.who)
      case .attest(let syntax):
        (
          syntax.tags.map(\.text),
          .attest(by: syntax.by.flatMap { actor(named: $0) }, text: syntax.text?.value ?? ""), syntax.who
        )
      }
    let entity = definitionEntity(forEach, in: context)
    program.definitions.append(
      Definition(
        id: id, policy: context.policy, kind: kind, names: names, clause: context.clause, tags: tags,
        entity: entity, row: freshBinding(), condition: nil, period: nil, type: .invalid, value: nil,
        span: name.span))
    insert(name, .definition(id), into: &policyScopes[context.policy.index].names, scope: inPolicy)
    addItem(.definition(id), to: context)
    pendingDefinitions[id] = PendingDefinition(source: source, context: context, position: id)
  }

  func actor(named name: Identifier) -> ActorID? {
    if case .actor(let id)? = topNames[name.text] {
      use(name, program.schema[id].names)
      return id
    }
    reportUnknown(
      name, Bilingual("主体", "actor"), candidates: program.schema.actors.flatMap(\.names.spellings))
    return nil
  }

  /// The entity whose field a definition becomes: that of its `for each`, else the policy's first.
  private func definitionEntity(_ forEach: [ForEachSyntax], in context: ItemContext) -> EntityID {
    let first = program[context.policy].appliesTo.first ?? EntityID(0)
    guard let source = forEach.first?.source else { return first }
    if forEach.count > 1 {
      reportNotBuilt(Bilingual("定义里的第二个“对每个”", "a second `for each` in a definition"), at: forEach[1].span)
    }
    var target = source
    if case .filter(let inner, _) = source.kind { target = inner }
    guard case .name(let name) = target.kind, case .entity(let entity)? = topNames[name.text] else {
      reportNotBuilt(
        Bilingual("不是对实体的定义", "a definition that is not for each row of an entity"), at: source.span)
      return first
    }
    use(name, program.schema[entity].names)
    return entity
  }

  /// Lowers a definition when it is first asked for, so that its type is known where it is used.
  func lowerDefinition(_ id: DefinitionID) {
    guard definitionStates[id] == nil, let pending = pendingDefinitions[id] else { return }
    definitionStates[id] = .inProgress
    let old = program[id]
    let savedClause = clause
    defer {
      definitionStates[id] = .done
      clause = savedClause
    }
    clause = pending.context.clause.citation
    var scope = LocalScope(policy: pending.context.policy)
    scope.push(.subject(old.row, old.entity))
    var condition: Expr?
    let who: [ForEachSyntax]
    let every: EverySyntax?
    let value: ValueSyntax?
    var declared: ValueType?
    switch pending.source {
    case .define(let syntax): (who, every, value) = (syntax.who, syntax.every, syntax.value)
    case .decide(let syntax):
      (who, every, value) = (syntax.who, syntax.every, syntax.value)
      declared = syntax.type.map { valueType($0).0 }
    case .attest(let syntax):
      (who, every, value) = (syntax.who, syntax.every, nil)
      declared = .attested
    }
    if let filter = who.first?.source, case .filter(_, let body) = filter.kind {
      condition = lowerTruth(body, in: scope)
    }
    let period = every.map { lowerPeriod($0, in: scope) }
    scope.period = period?.length
    let lowered = value.map { lower($0, expecting: declared, in: scope) }
    if let declared, let lowered {
      require(lowered, is: declared, context: Bilingual("结论的类型", "the type of the conclusion"))
    }
    program.definitions[id.index] = Definition(
      id: id, policy: old.policy, kind: old.kind, names: old.names, clause: old.clause, tags: old.tags,
      entity: old.entity, row: old.row, condition: condition, period: period,
      type: declared ?? lowered?.type ?? .invalid, value: lowered, span: old.span)
  }

  func lowerPeriod(_ syntax: EverySyntax, in scope: LocalScope) -> PeriodRule {
    let length: PeriodRule.Length
    switch syntax.length {
    case .month: length = .calendar(months: 1)
    case .quarter: length = .calendar(months: 3)
    case .halfYear: length = .calendar(months: 6)
    case .year: length = .calendar(months: 12)
    case .span(let expression):
      let amount = lower(expression, in: scope)
      switch (amount.kind, amount.type) {
      case (.literal(.number(let number)), .number(.months)) where number.isInteger && number > .zero:
        length = .months(Int(clamping: number.numerator))
      case (.literal(.number(let number)), .number(.days)) where number.isInteger && number > .zero:
        length = .days(Int(clamping: number.numerator))
      default:
        report(
          .typeMismatch,
          Bilingual("“每”后面要写一段时间，如 `12月`", "`every` takes a length of time such as `12 months`"),
          at: expression.span)
        length = .calendar(months: 12)
      }
      if syntax.from == nil {
        report(
          .typeMismatch, Bilingual("按起算日分段要写“从 …”", "spans counted from a day need `from …`"), at: syntax.span
        )
      }
    }
    let from = syntax.from.map { lowerDate($0, in: scope) }
    let to = syntax.to.map { lowerDate($0, in: scope) }
    return PeriodRule(length: length, from: from, to: to)
  }

  /// Lowers branches or an expression to one expression.
  func lower(_ value: ValueSyntax, expecting type: ValueType?, in scope: LocalScope) -> Expr {
    switch value {
    case .expression(let expression): return lower(expression, expecting: type, in: scope)
    case .cases(let cases):
      let subject = cases.subject.map { lower($0, in: scope) }
      var expected = type
      var arms: [Expr.CaseArm] = []
      for arm in cases.arms {
        let condition = arm.conditions.map { armCondition($0, subject: subject, in: scope, span: arm.span) }
        let value = arm.value.map { lower($0, expecting: expected, in: scope) }
        if expected == nil, let value, !value.isBlankLiteral { expected = value.type }
        if let expected, let value {
          require(value, is: expected, context: Bilingual("各支的类型", "the type of the arms"))
        }
        arms.append(Expr.CaseArm(condition: condition, value: value))
      }
      checkExhausted(
        subject: subject, arms: cases.arms.map(\.conditions), span: cases.subject?.span ?? cases.span,
        in: scope)
      return Expr(
        .cases(arms), expected ?? .invalid, cases.span, unit: arms.lazy.compactMap(\.value?.unit).first)
    }
  }

  // MARK: Rankings, checks

  func lowerRank(_ syntax: RankSyntax, in context: ItemContext) {
    within(context) {
      var scope = LocalScope(policy: context.policy)
      let list = lowerRows(syntax.list, in: scope)
      guard let entity = rowEntity(of: list) else { return }
      let row = freshBinding()
      scope.push(.element(row, entity))
      let id = RankID(program.ranks.count)
      let keys = syntax.keys.map { key in
        let lowered = lower(key, in: scope)
        if !isOrdered(lowered.type) && lowered.type != .truth && lowered.type != .attested {
          reportNotOrdered(lowered)
        }
        return lowered
      }
      program.ranks.append(
        Rank(
          id: id, policy: context.policy, names: names(syntax.name), clause: context.clause,
          tags: syntax.tags.map(\.text), list: list, row: row, keys: keys, span: syntax.name.span))
      insert(syntax.name, .rank(id), into: &policyScopes[context.policy.index].names, scope: inPolicy)
      if let clause = program.policies[context.policy.index].clauses.lastIndex(where: {
        $0.path == context.clause
      }) {
        program.policies[context.policy.index].clauses[clause].items.append(.rank(id))
      }
    }
  }

  func checkItem(_ syntax: CheckSyntax, policy: PolicyID?, clause: ClausePath) {
    var scope = LocalScope(policy: policy)
    var binders: [Binder] = []
    for each in syntax.scope.forEach {
      if let lowered = lowerBinder(each, policy: policy, isFirst: binders.isEmpty, scope: &scope) {
        binders += lowered
      }
    }
    if let when = syntax.scope.when {
      let condition = lowerTruth(when, in: scope)
      let body = lowerTruth(syntax.condition, in: scope)
      let implied = Expr(.or([Expr(.not(condition), .truth, when.span), body]), .truth, syntax.span)
      program.checks.append(
        DataCheck(
          policy: policy, clause: clause, binders: binders, condition: implied, text: syntax.text?.value,
          span: syntax.span))
      return
    }
    program.checks.append(
      DataCheck(
        policy: policy, clause: clause, binders: binders, condition: lowerTruth(syntax.condition, in: scope),
        text: syntax.text?.value, span: syntax.span))
  }
}

extension Expr {
  var isBlankLiteral: Bool {
    if case .literal(.blank) = kind { true } else { false }
  }
}
