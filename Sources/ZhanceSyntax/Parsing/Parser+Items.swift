import ZhanceDiagnostics

extension Parser {
  /// Reads one item of a policy or a clause.
  mutating func item(into items: inout [ItemSyntax]) {
    let outer = (stopsAtEquals, stopWords)
    (stopsAtEquals, stopWords) = (false, .none)
    defer { (stopsAtEquals, stopWords) = outer }
    let item = statement(until: { $0.startsItem($0.index) }, { $0.item() })
    if let item { items.append(item) }
  }

  private mutating func item() -> ItemSyntax? {
    switch reserved[index]?.keyword {
    case .clause: return clause().map(ItemSyntax.clause)
    case .define: return .define(define())
    case .parameter: return .parameter(parameter())
    case .table: return .table(table())
    case .reading: return .reading(reading())
    case .attest: return .attest(attest())
    case .rule: return .rule(rule())
    case .exception: return .exception(exception())
    case .decide: return .decide(decide())
    case .rank: return .rank(rank())
    case .check: return .check(check())
    case .remark: return .remark(remark())
    case .extend: return .extend(extend())
    default:
      expect(Expected.item)
      return nil
    }
  }

  /// `clause NUMBER TITLE? { item* }`
  private mutating func clause() -> ClauseSyntax? {
    let start = here
    guard enter() else { return nil }
    defer { depth -= 1 }
    _ = accept(.clause)
    let number = text(Bilingual("引号里的条款编号", "the clause's number in quotes"))
    let title = textIfAny()
    var items: [ItemSyntax] = []
    block(Expected.body, outer: []) { $0.item(into: &items) }
    return ClauseSyntax(number: number, title: title, items: items, span: span(from: start))
  }

  /// `define NAME who = value`
  private mutating func define() -> DefineSyntax {
    let start = here
    _ = accept(.define)
    let name = name(Bilingual("定义的名字", "the name of the definition"))
    let head = upToEquals { $0.head([.forEach, .every]) }
    let value = equalValue()
    return DefineSyntax(
      name: name, who: head.scope.forEach, every: head.scope.every, value: value, span: span(from: start))
  }

  /// `= value`
  private mutating func equalValue() -> ValueSyntax {
    guard !failed, accept(.equal) else {
      expect(Expected.equalSign)
      return .expression(missing())
    }
    return value()
  }

  /// `decide NAME tags who ( : type )? = value`
  private mutating func decide() -> DecideSyntax {
    let start = here
    _ = accept(.decide)
    let name = name(Bilingual("结论的名字", "the name of the conclusion"))
    let head = upToEquals { $0.head([.tags, .forEach, .every]) }
    let type = !failed && accept(.colon) ? type() : nil
    let value = equalValue()
    return DecideSyntax(
      name: name, tags: head.tags, who: head.scope.forEach, every: head.scope.every, type: type, value: value,
      span: span(from: start))
  }

  /// `attest NAME tags who ( by ACTOR )? TEXT?`
  private mutating func attest() -> AttestSyntax {
    let start = here
    _ = accept(.attest)
    let name = name(Bilingual("认定的名字", "the name of the attestation"))
    let head = head([.tags, .forEach, .every, .by])
    let text = failed ? nil : textIfAny()
    return AttestSyntax(
      name: name, tags: head.tags, who: head.scope.forEach, every: head.scope.every, by: head.by, text: text,
      span: span(from: start))
  }

  /// `rank NAME tags : expr by expr, …`
  private mutating func rank() -> RankSyntax {
    let start = here
    _ = accept(.rank)
    let name = name(Bilingual("次序的名字", "the name of the order"))
    let tags = tags()
    if !failed, !accept(.colon) { expect(Expected.colon) }
    let list = failed ? missing() : expression()
    if !failed, !accept(.by) {
      expect(Bilingual("“按”和排序的依据", "“by” and the keys of the order"))
    }
    let keys = failed ? [] : expressions()
    return RankSyntax(name: name, tags: tags, list: list, keys: keys, span: span(from: start))
  }

  /// `check scope expr TEXT?`
  mutating func check() -> CheckSyntax {
    let start = here
    _ = accept(.check)
    let head = head([.forEach, .every, .due, .when])
    let condition = failed ? missing() : expression()
    let text = failed ? nil : textIfAny()
    return CheckSyntax(scope: head.scope, condition: condition, text: text, span: span(from: start))
  }

  /// `remark tags TEXT`
  private mutating func remark() -> RemarkSyntax {
    let start = here
    _ = accept(.remark)
    let tags = tags()
    let text = text(Bilingual("引号里的备注", "the remark in quotes"))
    return RemarkSyntax(tags: tags, text: text, span: span(from: start))
  }

  /// `extend PATH choices`
  private mutating func extend() -> ExtendSyntax {
    let start = here
    _ = accept(.extend)
    let path = dottedName(Bilingual("要扩充的选项的名字", "the name of the choice to extend"))
    let choices = choices()
    return ExtendSyntax(path: path, choices: choices, span: span(from: start))
  }

  /// `reading NAME ( choices default NAME | = expr ) because TEXT`
  private mutating func reading() -> ReadingSyntax {
    let start = here
    _ = accept(.reading)
    let name = name(Bilingual("读法的名字", "the name of the reading"))
    let kind: ReadingSyntax.Kind
    if accept(.equal) {
      kind = .builtin(expression())
    } else if failed || at(.leftBrace) {
      let choices = choices()
      if !failed, !accept(.default) { expect(Bilingual("“默认”和默认的读法", "“default” and the default option")) }
      kind = .declared(choices, default: identifier(Bilingual("默认的读法", "the default option")))
    } else {
      expect(Bilingual("“{”和各种读法，或者“=”", "“{” and the options, or “=”"))
      kind = .builtin(missing())
    }
    var because: TextSyntax?
    if !failed {
      if accept(.because) {
        because = text(Bilingual("引号里的理由", "the ground in quotes"))
      } else {
        expect(Bilingual("“理由”和引号里的文字", "“because” and a text in quotes"))
      }
    }
    return ReadingSyntax(name: name, kind: kind, because: because, span: span(from: start))
  }

  /// `parameter NAME : type = ( open | expr | { ( from DATE : expr )+ } )`
  private mutating func parameter() -> ParameterSyntax {
    let start = here
    _ = accept(.parameter)
    let name = name(Bilingual("参数的名字", "the name of the parameter"))
    if !failed, !accept(.colon) { expect(Bilingual("“:”和类型", "“:” and a type")) }
    let type = failed ? TypeSyntax(.missing, behind) : type()
    if !failed, !accept(.equal) { expect(Bilingual("“=”和值，或“= 未定”", "“=” and a value, or “= open”")) }
    let value: ParameterSyntax.Value
    if failed {
      value = .fixed(missing())
    } else if accept(.open) {
      value = .open
    } else if at(.leftBrace), at(.from, from: index + 1) {
      value = .dated(datedValues())
    } else {
      value = .fixed(expression())
    }
    return ParameterSyntax(name: name, type: type, value: value, span: span(from: start))
  }

  private mutating func datedValues() -> [(from: DateSyntax, value: ExpressionSyntax)] {
    var values: [(from: DateSyntax, value: ExpressionSyntax)] = []
    block(Expected.body) { parser in
      parser.statement(until: { $0.at(.from) }) { parser in
        guard parser.accept(.from) else {
          parser.expect(Bilingual("“从 日期 : 值”", "“from DATE : value”"))
          return
        }
        let from = parser.date()
        if !parser.failed, !parser.accept(.colon) { parser.expect(Expected.colon) }
        guard !parser.failed else { return }
        values.append((from, parser.expression()))
        if !parser.failed { _ = parser.accept(.comma) }
      }
    }
    return values
  }
}
