import ZhanceDiagnostics

extension Parser {
  /// `scenario ( NAME | TEXT ) { step* }`
  mutating func scenario() -> ScenarioSyntax {
    let start = here
    _ = accept(.scenario)
    let title: ScenarioSyntax.Title =
      if kind == .text {
        .text(text(Expected.title))
      } else {
        .name(name(Bilingual("情景的名字", "the name of the scenario")))
      }
    var steps: [StepSyntax] = []
    block(Expected.body) { $0.step(into: &steps) }
    return ScenarioSyntax(title: title, steps: steps, span: span(from: start))
  }

  mutating func step(into steps: inout [StepSyntax]) {
    let outer = stopWords
    stopWords = .steps
    defer { stopWords = outer }
    let step = statement(
      until: { parser in Self.stepKeywords.contains { parser.at($0) } }, { $0.step() })
    if let step { steps.append(step) }
  }

  private mutating func step() -> StepSyntax? {
    let start = here
    guard let kind = stepKind() else { return nil }
    return StepSyntax(kind, span(from: start))
  }

  private mutating func stepKind() -> StepSyntax.Kind? {
    if accept(.given) { return given() }
    if accept(.asIfInForce) { return .asIfInForce(date()) }
    if accept(.asOf) { return .asOf(date()) }
    if accept(.change) { return change() }
    if accept(.add) {
      let entity = identifier(Expected.entity)
      return .add(entity, row())
    }
    if accept(.remove) { return .remove(primary()) }
    if accept(.without) { return .without(dottedName(Bilingual("规则的名字", "the name of a rule"))) }
    if accept(.waive) { return waive() }
    if accept(.expect) { return expectation() }
    expect(
      Bilingual(
        "情景的一步：设有、截至、改、增、减、停用、豁免或预期", "a step: given, as of, change, add, remove, without, waive or expect"))
    return nil
  }

  /// `given ENTITY TEXT? ( from TEXT )? row?`
  private mutating func given() -> StepSyntax.Kind {
    let entity = identifier(Expected.entity)
    let key = failed ? nil : textIfAny()
    let folder = !failed && accept(.from) ? text(Bilingual("引号里的目录", "a folder in quotes")) : nil
    let row = !failed && at(.leftBrace) ? row() : nil
    let source: StepSyntax.GivenSource? =
      switch (folder, row) {
      case (nil, nil): nil
      case (let folder?, nil): .from(folder)
      case (nil, let row?): .row(row)
      case (let folder?, let row?): .fromWith(folder, row)
      }
    return .given(entity, key: key, source: source)
  }

  /// `change filtered ( row | = expr )`
  private mutating func change() -> StepSyntax.Kind? {
    let target = rowFollows() ? primary() : upToEquals { $0.primary() }
    guard !failed else { return nil }
    if accept(.equal) { return .change(target, .value(expression())) }
    if at(.leftBrace) { return .change(target, .row(row())) }
    expect(Bilingual("“=”和新的值，或者“{”和各格", "“=” and the new value, or “{” and cells"))
    return nil
  }

  /// Does this step end in a row? Then a `=` before it belongs to the filter.
  private func rowFollows() -> Bool {
    var depth = 0
    for position in index..<min(index + 200, tokens.count) {
      if case .punctuation(let sign) = kind(at: position) {
        switch sign {
        case .leftBrace:
          if isName(position + 1), kind(at: position + 2) == .punctuation(.colon) { return true }
          depth += 1
        case .leftParenthesis, .leftBracket: depth += 1
        case .rightBrace, .rightParenthesis, .rightBracket: depth -= 1
        case .semicolon: return false
        case .setStart, .setEnd, .callStart, .comma, .colon, .bar, .dot, .question, .ellipsis, .tilde, .equal,
          .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .plus, .minus, .times, .divided:
          break
        }
      }
      let isStep = depth == 0 && Self.stepKeywords.contains { length(of: $0, at: position) > 0 }
      if depth < 0 || isStep { return false }
    }
    return false
  }

  /// `waive PATH ( for TEXT )? because TEXT`
  private mutating func waive() -> StepSyntax.Kind? {
    let path = dottedName(Bilingual("规则的名字", "the name of a rule"))
    let subject = !failed && accept(.for) ? text(Bilingual("引号里的对象", "the subject in quotes")) : nil
    guard !failed, accept(.because) else {
      expect(Bilingual("“理由”和引号里的文字", "“because” and a text in quotes"))
      return nil
    }
    return .waive(path, for: subject, because: text(Bilingual("引号里的理由", "the ground in quotes")))
  }

  /// `expect ( VERDICT PATH ( for TEXT )? ( in DATE )? | expr )`
  private mutating func expectation() -> StepSyntax.Kind {
    for expected in ExpectedSyntax.allCases {
      guard let keyword = Keyword(rawValue: expected.rawValue), at(keyword),
        isName(index + length(of: keyword, at: index))
      else { continue }
      let start = here
      _ = accept(keyword)
      let place = span(from: start)
      let path = dottedName(Bilingual("规则的名字", "the name of a rule"))
      let subject = !failed && accept(.for) ? text(Bilingual("引号里的对象", "the subject in quotes")) : nil
      let period = !failed && accept(.in) ? date() : nil
      return .expectVerdict(expected, place, path, for: subject, in: period)
    }
    return .expect(expression())
  }

  /// `{ ( NAME : expr ,? )* }`
  private mutating func row() -> RowSyntax {
    let start = here
    var cells: [(name: Identifier, value: ExpressionSyntax)] = []
    block(Bilingual("“{”和各格", "“{” and cells")) { parser in
      parser.statement { parser in
        let name = parser.identifier(Bilingual("字段的名字", "the name of a field"))
        if !parser.failed, !parser.accept(.colon) { parser.expect(Expected.colon) }
        guard !parser.failed else { return }
        cells.append((name, parser.inside { $0.expression() }))
        if !parser.failed { _ = parser.accept(.comma) }
      }
    }
    return RowSyntax(cells: cells, span: span(from: start))
  }
}
