import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  /// Declares the names of all policies before any body is read, so that they may refer to each
  /// other and to what comes later.
  func declarePolicies(_ policies: [PolicySyntax]) {
    var rules: [PendingRule] = []
    var ranks: [(RankSyntax, ItemContext)] = []
    var checks: [(CheckSyntax, ItemContext)] = []
    var tables: [(TableID, TableSyntax, ItemContext)] = []
    var parameters: [(ParameterID, ParameterSyntax, ItemContext)] = []

    for syntax in policies {
      let id = PolicyID(program.policies.count)
      let names = names(syntax.name)
      insert(
        syntax.name, .policy(id), into: &policyNames, scope: Bilingual("各政策的名称", "the names of policies"))
      policyScopes.append(PolicyScope(id: id))
      program.policies.append(
        Policy(
          id: id, names: names, title: syntax.title?.value ?? names.spellings.first ?? "",
          span: syntax.name.span))
      readHeader(syntax, of: id)
      declareBuiltinReadings(of: id)
      collect(syntax.items, in: ItemContext(policy: id, clause: ClausePath())) { item, context in
        switch item {
        case .clause, .define, .decide, .attest, .reading, .exception, .remark, .extend: break
        case .parameter(let parameter):
          parameters.append((declare(parameter, in: context), parameter, context))
        case .table(let table): tables.append((declare(table, in: context), table, context))
        case .rule(let rule): rules.append(declare(rule, in: context))
        case .rank(let rank): ranks.append((rank, context))
        case .check(let check): checks.append((check, context))
        }
      }
      checkClausePaths(of: id)
    }

    for (id, syntax, context) in parameters { lowerParameter(id, syntax, in: context) }
    for (id, syntax, context) in tables { lowerTable(id, syntax, in: context) }
    for id in program.definitions.map(\.id) { lowerDefinition(id) }
    for rule in rules { lowerHead(rule) }
    for rule in rules { lowerBody(rule) }
    lowerExceptions()
    for (syntax, context) in ranks { lowerRank(syntax, in: context) }
    for (syntax, context) in checks {
      within(context) { checkItem(syntax, policy: context.policy, clause: context.clause) }
    }
    clause = ""
  }

  /// Runs `body` with messages citing the context's clause.
  func within(_ context: ItemContext, _ body: () -> Void) {
    let before = clause
    clause = context.clause.citation
    body()
    clause = before
  }

  private func collect(
    _ items: [ItemSyntax], in context: ItemContext, _ declareLater: (ItemSyntax, ItemContext) -> Void
  ) {
    let policy = context.policy.index
    clause = context.clause.citation
    let isInClause = !context.clause.numbers.isEmpty
    for item in items {
      switch item {
      case .clause(let syntax):
        var path = context.clause
        path.numbers.append(syntax.number.value)
        path.titles.append(syntax.title?.value ?? "")
        program.policies[policy].clauses.append(Clause(path: path, span: syntax.number.span))
        let position = program.policies[policy].clauses.count - 1
        current.append(position)
        collect(syntax.items, in: ItemContext(policy: context.policy, clause: path), declareLater)
        current.removeLast()
        clause = context.clause.citation
      case .define(let syntax): declare(.define(syntax), syntax.name, in: context)
      case .decide(let syntax):
        demandClause(isInClause, syntax.name.span, Bilingual("结论", "conclusion"))
        declare(.decide(syntax), syntax.name, in: context)
      case .attest(let syntax):
        demandClause(isInClause, syntax.name.span, Bilingual("认定", "attestation"))
        declare(.attest(syntax), syntax.name, in: context)
      case .reading(let syntax): declareReading(syntax, in: context)
      case .exception(let syntax):
        demandClause(isInClause, syntax.name.span, Bilingual("例外", "exception"))
        let names = names(syntax.name)
        insert(
          syntax.name, .exception(policyScopes[policy].exceptions.count), into: &policyScopes[policy].names,
          scope: inPolicy)
        policyScopes[policy].exceptions.append(
          PendingException(syntax: syntax, names: names, context: context))
        addItem(.exception(names, tags: syntax.tags.map(\.text)), to: context)
      case .remark(let syntax):
        addItem(.remark(syntax.text.value, tags: syntax.tags.map(\.text), syntax.span), to: context)
      case .extend(let syntax): extend(syntax)
      case .rule(let syntax):
        demandClause(isInClause, syntax.name.span, Bilingual("规则", "rule"))
        declareLater(item, context)
      case .parameter, .table, .rank, .check: declareLater(item, context)
      }
    }
  }

  private func demandClause(_ isInClause: Bool, _ span: Span, _ what: Bilingual) {
    guard !isInClause else { return }
    report(
      .ruleOutsideClause,
      Bilingual(
        "\(what.zh)要写在条款里，出处才不会缺", "a \(what.en) stands in a clause, so that its citation cannot be missing"),
      at: span,
      fixes: [
        Fix(
          Bilingual("放进 `条款 “编号” “标题” { … }`", "put it into `clause \"number\" \"title\" { … }`"),
          certainty: .confirm)
      ])
  }

  func addItem(_ item: Clause.Item, to context: ItemContext) {
    guard let position = current.last else { return }
    program.policies[context.policy.index].clauses[position].items.append(item)
  }

  private func readHeader(_ syntax: PolicySyntax, of id: PolicyID) {
    for header in syntax.headers {
      switch header.kind {
      case .document(let text): program.policies[id.index].document = text.value
      case .issuer(let text): program.policies[id.index].issuer = text.value
      case .status(let status, _): program.policies[id.index].status = policyStatus(status)
      case .issued(let date): program.policies[id.index].issued = day(date)
      case .inForce(let from, let to):
        program.policies[id.index].inForceFrom = from.flatMap { day($0) }
        program.policies[id.index].inForceTo = to.flatMap { day($0) }
      case .basedOn(let texts): program.policies[id.index].basedOn = texts.map(\.value)
      case .appliesTo(let entities, let reach):
        program.policies[id.index].appliesTo = entities.compactMap { entity(named: $0) }
        policyScopes[id.index].reach = reach
      }
    }
    if !syntax.headers.contains(where: { if case .inForce = $0.kind { true } else { false } }) {
      program.policies[id.index].inForceFrom = program.policies[id.index].issued
    }
    if program.policies[id.index].appliesTo.isEmpty, let first = program.schema.entities.first {
      report(
        .notInReach,
        Bilingual(
          "政策没有写“适用于”哪些实体", "the policy does not say which entities it applies to"),
        at: syntax.name.span,
        fixes: [
          Fix(
            Bilingual(
              "加一行 `适用于 \(first.names.spellings.first ?? "")`",
              "add `applies to \(first.names.spellings.last ?? "")`"),
            certainty: .choose)
        ])
    }
  }

  private func policyStatus(_ status: StatusSyntax) -> PolicyStatus {
    switch status {
    case .draft: .draft
    case .trial: .trial
    case .final: .final
    case .report: .report
    case .speech: .speech
    }
  }

  /// The day that a date names: of a month its last with `end`, of a year end 31 December.
  func day(_ syntax: DateSyntax) -> CalendarDate? {
    switch syntax.form {
    case .day(let year, let month, let day): return CalendarDate(year: year, month: month, day: day)
    case .month(let year, let month, let end):
      guard end, (1...12).contains(month) else {
        report(.typeMismatch, Bilingual("这里要一天，不是一个月", "a day is needed here, not a month"), at: syntax.span)
        return nil
      }
      return CalendarDate(year: year, month: month, day: CalendarDate.daysIn(year: year, month: month))
    case .yearEnd(let year): return CalendarDate(year: year, month: 12, day: 31)
    }
  }

  private func checkClausePaths(of id: PolicyID) {
    var seen: [ClausePath: Span] = [:]
    for item in program.policies[id.index].clauses {
      if let first = seen[item.path] {
        report(
          .duplicateClause,
          Bilingual(
            "条款“\(item.path.citation)”“\(item.path.titles.last ?? "")”写了两次",
            "clause “\(item.path.citation)” “\(item.path.titles.last ?? "")” appears twice"),
          at: item.span, related: [.init(first, Bilingual("第一次在这里", "first here"))],
          notes: [Bilingual("编号相同而标题不同是可以的", "the same number with another title is fine")])
      } else {
        seen[item.path] = item.span
      }
    }
  }

  private func extend(_ syntax: ExtendSyntax) {
    guard let first = syntax.path.first else { return }
    var target: ChoiceID?
    if case .choice(let id)? = topNames[first.text], syntax.path.count == 1 {
      target = id
      if let names = program.schema[id].names { use(first, names) }
    } else if syntax.path.count == 2, let entity = entity(named: first) {
      if let field = program.schema[entity].field(named: syntax.path[1].text) {
        use(syntax.path[1], field.names)
        target = choice(of: field.type)
      } else {
        reportUnknownField(syntax.path[1], of: [entity])
        return
      }
    } else if syntax.path.count == 1 {
      reportUnknown(
        first, Bilingual("选项", "choice"),
        candidates: program.schema.choices.flatMap { $0.names?.spellings ?? [] })
      return
    }
    guard let target else {
      report(.notOpenChoice, Bilingual("这不是选项", "this is no choice"), at: first.span)
      return
    }
    for member in syntax.choices.members {
      let names = names(member)
      if let known = program.schema[target].members.firstIndex(where: {
        !Set($0.spellings).isDisjoint(with: names.spellings)
      }) {
        let also = names.spellings.filter { !program.schema[target].members[known].spellings.contains($0) }
        program.schema.choices[target.index].members[known].also += also
      } else if program.schema[target].isOpen {
        program.schema.choices[target.index].members.append(names)
      } else {
        report(
          .notOpenChoice,
          Bilingual(
            "这个选项是封闭的，不能加“\(member.first.text)”",
            "this choice is closed and cannot take “\(member.first.text)”"),
          at: member.span, related: [.init(program.schema[target].span, Bilingual("声明在这里", "declared here"))])
      }
    }
  }

  func choice(of type: ValueType) -> ChoiceID? {
    switch type {
    case .choice(let id): id
    case .list(of: let element): choice(of: element)
    case .truth, .attested, .number, .date, .text, .row, .rows, .span, .actor, .verdict, .invalid: nil
    }
  }
}

let inPolicy = Bilingual("本政策", "this policy")
