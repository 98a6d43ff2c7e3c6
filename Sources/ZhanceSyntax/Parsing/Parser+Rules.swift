import ZhanceDiagnostics

extension Parser {
  /// `rule NAME tags scope { line* }`
  mutating func rule() -> RuleSyntax {
    let start = here
    _ = accept(.rule)
    let name = name(Bilingual("规则的名字", "the name of the rule"))
    let head = head([.tags, .forEach, .every, .due, .when])
    let body = body()
    return RuleSyntax(name: name, tags: head.tags, scope: head.scope, body: body, span: span(from: start))
  }

  /// `exception NAME tags overriding RULE, … scope { line* }?`
  mutating func exception() -> ExceptionSyntax {
    let start = here
    _ = accept(.exception)
    let name = name(Bilingual("例外的名字", "the name of the exception"))
    let head = head([.tags, .forEach, .every, .due, .when, .overriding])
    if !failed, head.overriding.isEmpty {
      expect(Bilingual("“优先于”和规则的名字", "“overriding” and the name of a rule"))
    }
    let body = !failed && at(.leftBrace) ? body() : nil
    return ExceptionSyntax(
      name: name, tags: head.tags, overriding: head.overriding, scope: head.scope, body: body,
      span: span(from: start))
  }

  private mutating func body() -> [BodySyntax] {
    var body: [BodySyntax] = []
    block(Expected.body) { parser in
      let element = parser.statement(until: { $0.at(.cases) || $0.startsNormLine($0.index) }) {
        $0.bodyElement()
      }
      if let element { body.append(element) }
    }
    return body
  }

  private mutating func bodyElement() -> BodySyntax? {
    if at(.cases) { return .cases(cases()) }
    return line().map(BodySyntax.line)
  }

  /// `( ACTOR, … ( with ACTOR, … )? )? modality expr ( when expr )? ( or explain path )?`
  private mutating func line() -> LineSyntax? {
    let start = here
    var bearers: [Identifier] = []
    var with: [Identifier] = []
    if modality(at: index) == nil {
      guard isName(index) else {
        expect(Expected.line)
        return nil
      }
      if !startsNormLine(index), kind(at: index + 1) != .punctuation(.comma), !at(.with, from: index + 1) {
        _ = takeName()
        expect(Expected.modality)
        return nil
      }
      bearers = names(Expected.actor)
      if !failed, accept(.with) { with = names(Expected.actor) }
    }
    guard !failed, let found = modality(at: index) else {
      expect(Expected.modality)
      return nil
    }
    let place = Span(file: file.id, start: here, end: here)
    _ = accept(found.keyword)
    let modalitySpan = Span(file: file.id, start: place.start, end: lastEnd)
    var line = LineSyntax(
      bearers: bearers, with: with, modality: found.modality, modalitySpan: modalitySpan,
      condition: expression(), when: nil, orExplain: nil, span: span(from: start))
    while !failed {
      if accept(.when) {
        line.when = expression()
      } else if accept(.orExplain) {
        line.orExplain = primary()
      } else {
        break
      }
    }
    line.span = span(from: start)
    return line
  }

  // MARK: Cases

  /// `cases expr? { arm+ }` among lines
  private mutating func cases() -> CasesSyntax {
    let start = here
    _ = accept(.cases)
    let subject = at(.leftBrace) ? nil : expression()
    var arms: [CasesSyntax.Arm] = []
    block(Expected.body) { parser in
      let arm = parser.statement { $0.arm() }
      if let arm { arms.append(arm) }
    }
    return CasesSyntax(subject: subject, arms: arms, span: span(from: start))
  }

  /// `( expr, … | otherwise ) : ( silent | line | { line* } )`
  private mutating func arm() -> CasesSyntax.Arm? {
    let start = here
    let conditions = armConditions()
    guard !failed else { return nil }
    let body: CasesSyntax.Body
    if accept(.silent) {
      body = .silent
    } else if at(.leftBrace) {
      var lines: [LineSyntax] = []
      block(Expected.body) { parser in
        let line = parser.statement(until: { $0.startsNormLine($0.index) }) { $0.line() }
        if let line { lines.append(line) }
      }
      body = .lines(lines)
    } else {
      body = .lines(line().map { [$0] } ?? [])
    }
    if !failed { _ = accept(.comma) }
    return CasesSyntax.Arm(conditions: conditions, body: body, span: span(from: start))
  }

  /// nil: `otherwise`
  private mutating func armConditions() -> [ExpressionSyntax]? {
    let conditions = accept(.otherwise) ? nil : expressions()
    if !failed, !accept(.colon) {
      expect(Expected.colon, after: Bilingual("这一支的条件", "the condition of the branch"))
    }
    return conditions
  }

  /// `expr`, or branches that lead to one
  mutating func value() -> ValueSyntax {
    guard at(.cases) else { return .expression(expression()) }
    guard enter() else { return .expression(missing()) }
    defer { depth -= 1 }
    let start = here
    _ = accept(.cases)
    let subject = at(.leftBrace) ? nil : expression()
    var arms: [ValueCasesSyntax.Arm] = []
    block(Expected.body) { parser in
      let arm = parser.statement { $0.valueArm() }
      if let arm { arms.append(arm) }
    }
    return .cases(ValueCasesSyntax(subject: subject, arms: arms, span: span(from: start)))
  }

  private mutating func valueArm() -> ValueCasesSyntax.Arm? {
    let start = here
    let conditions = armConditions()
    guard !failed else { return nil }
    let value: ValueSyntax? = accept(.silent) ? nil : value()
    if !failed { _ = accept(.comma) }
    return ValueCasesSyntax.Arm(conditions: conditions, value: value, span: span(from: start))
  }
}
