extension Dumper {
  static func item(_ item: ItemSyntax) -> Dump {
    switch item {
    case .clause(let clause):
      Dump(
        "clause",
        [text(clause.number)] + (clause.title.map { [text($0)] } ?? []) + clause.items.map(self.item))
    case .define(let define):
      Dump("define", [name(define.name)] + who(define.who, define.every) + [value(define.value)])
    case .parameter(let parameter):
      Dump("parameter", [name(parameter.name), type(parameter.type)] + self.parameter(parameter.value))
    case .table(let table): self.table(table)
    case .reading(let reading): self.reading(reading)
    case .attest(let attest):
      Dump(
        "attest",
        [name(attest.name)] + tags(attest.tags) + who(attest.who, attest.every)
          + [attest.by.map { Dump("by", name($0)) }, attest.text.map(text)].compactMap { $0 })
    case .rule(let rule):
      Dump("rule", [name(rule.name)] + tags(rule.tags) + scope(rule.scope) + rule.body.map(body))
    case .exception(let exception):
      Dump(
        "exception",
        [name(exception.name)] + tags(exception.tags) + [Dump("overriding", exception.overriding.map(path))]
          + scope(exception.scope) + (exception.body.map { [Dump("body", $0.map(body))] } ?? []))
    case .decide(let decide):
      Dump(
        "decide",
        [name(decide.name)] + tags(decide.tags) + who(decide.who, decide.every)
          + (decide.type.map { [Dump("type", type($0))] } ?? []) + [value(decide.value)])
    case .rank(let rank):
      Dump(
        "rank",
        [name(rank.name)] + tags(rank.tags) + [expression(rank.list), Dump("by", rank.keys.map(expression))])
    case .check(let check): self.check(check)
    case .remark(let remark): Dump("remark", tags(remark.tags) + [text(remark.text)])
    case .extend(let extend): Dump("extend", path(extend.path), choices(extend.choices))
    }
  }

  static func check(_ check: CheckSyntax) -> Dump {
    Dump("check", scope(check.scope) + [expression(check.condition)] + (check.text.map { [text($0)] } ?? []))
  }

  private static func parameter(_ value: ParameterSyntax.Value) -> [Dump] {
    switch value {
    case .open: [Dump(atom: "open")]
    case .fixed(let value): [expression(value)]
    case .dated(let values): values.map { Dump("from", date($0.from), expression($0.value)) }
    }
  }

  private static func table(_ table: TableSyntax) -> Dump {
    let rows = table.rows.map { row in
      let keys = row.keys.map { key in
        key.also.isEmpty ? expression(key.value) : Dump("key", [expression(key.value)] + key.also.map(name))
      }
      return Dump("row", Dump("keys", keys), Dump("values", row.values.map(expression)))
    }
    return Dump(
      "table",
      [name(table.name), type(table.by)] + (list("columns", table.columns.map(name)).map { [$0] } ?? [])
        + rows)
  }

  private static func reading(_ reading: ReadingSyntax) -> Dump {
    let because = reading.because.map { Dump("because", text($0)) }
    switch reading.kind {
    case .declared(let choices, let fallback):
      return Dump(
        "reading", name(reading.name), self.choices(choices), Dump("default", name(fallback)), because)
    case .builtin(let value):
      return Dump("reading", name(reading.name), Dump("=", expression(value)), because)
    }
  }

  // MARK: Heads

  private static func tags(_ tags: [TagSyntax]) -> [Dump] {
    list("tags", tags.map { Dump(atom: $0.text) }).map { [$0] } ?? []
  }

  private static func who(_ who: [ForEachSyntax], _ every: EverySyntax?) -> [Dump] {
    who.map { Dump("for-each", $0.name.map(name), expression($0.source)) }
      + (every.map { [self.every($0)] } ?? [])
  }

  private static func every(_ every: EverySyntax) -> Dump {
    let length: Dump =
      switch every.length {
      case .month: Dump(atom: "month")
      case .quarter: Dump(atom: "quarter")
      case .halfYear: Dump(atom: "half-year")
      case .year: Dump(atom: "year")
      case .span(let length): expression(length)
      }
    return Dump(
      "every", length, every.from.map { Dump("from", expression($0)) },
      every.to.map { Dump("to", expression($0)) })
  }

  private static func scope(_ scope: ScopeSyntax) -> [Dump] {
    who(scope.forEach, scope.every)
      + [scope.due.map { Dump("due", expression($0)) }, scope.when.map { Dump("when", expression($0)) }]
      .compactMap { $0 }
  }

  // MARK: Bodies

  private static func body(_ body: BodySyntax) -> Dump {
    switch body {
    case .line(let line): self.line(line)
    case .cases(let cases):
      Dump("cases", [Dump("of", cases.subject.map(expression))] + cases.arms.map(arm))
    }
  }

  private static func arm(_ arm: CasesSyntax.Arm) -> Dump {
    let lines: [Dump] =
      switch arm.body {
      case .silent: [Dump(atom: "silent")]
      case .lines(let lines): lines.map(line)
      }
    return Dump("arm", [conditions(arm.conditions)] + lines)
  }

  private static func line(_ line: LineSyntax) -> Dump {
    Dump(
      line.modality.rawValue, list("bearers", line.bearers.map(name)), list("with", line.with.map(name)),
      expression(line.condition), line.when.map { Dump("when", expression($0)) },
      line.orExplain.map { Dump("or-explain", expression($0)) })
  }
}
