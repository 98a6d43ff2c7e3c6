import ZhanceDiagnostics

extension Parser {
  /// A literal, a path with its filter, a set or a bracket, with the fields that follow it.
  mutating func primary() -> ExpressionSyntax {
    height = 1
    let start = here
    switch kind {
    case .number: return quantity()
    case .date:
      let date = date()
      return ExpressionSyntax(.date(date), date.span)
    case .text:
      let text = text(Expected.text)
      return ExpressionSyntax(.text(text), text.span)
    case .approximation: return approximateWord()
    case .punctuation(.leftParenthesis): return path(from: start, parenthesized())
    case .punctuation(.leftBrace): return set()
    case .word, .quotedName: return word()
    case .scale, .unit, .tag, .punctuation, .unknown, .endOfFile:
      expect(Expected.expression)
      return missing()
    }
  }

  private mutating func word() -> ExpressionSyntax {
    let start = here
    if isName(index), !(onNewLine && startsNormLine(index)) {
      if isBareNumeral(index) { return quantity() }
      if Lexer.vaguePrefixes.contains(words[index]), kind(at: index + 1) == .number, !startsLine[index + 1] {
        skip()
        let value = quantity()
        reportApproximation(from: start, fixes: [])
        return value
      }
      let name = takeName()
      if at(.leftParenthesis), !onNewLine { return path(from: start, call(name, from: start)) }
      return path(from: start, ExpressionSyntax(.name(name), name.span))
    }
    if accept(.yes) { return ExpressionSyntax(.yes, span(from: start)) }
    if accept(.no) { return ExpressionSyntax(.no, span(from: start)) }
    if accept(.blank) { return ExpressionSyntax(.blank, span(from: start)) }
    if accept(.due) { return path(from: start, ExpressionSyntax(.due, span(from: start))) }
    if accept(.period) { return path(from: start, ExpressionSyntax(.period, span(from: start))) }
    if accept(.this) {
      var entity: Identifier?
      if isName(index), !onNewLine, kind(at: index + 1) != .punctuation(.colon) { entity = takeName() }
      return path(from: start, ExpressionSyntax(.this(entity), span(from: start)))
    }
    expect(Expected.expression)
    return missing()
  }

  /// `( . NAME )* ( where expr )?`
  private mutating func path(from start: Int, _ base: ExpressionSyntax) -> ExpressionSyntax {
    var value = base
    while !failed, accept(.dot) {
      let below = height
      value = ExpressionSyntax(.member(value, memberName()), span(from: start))
      guard grow(below) else { return missing() }
    }
    guard !failed, accept(.where) else { return value }
    let below = height
    let condition = expression()
    guard grow(max(below, height)) else { return missing() }
    return ExpressionSyntax(.filter(value, condition), span(from: start))
  }

  private mutating func call(_ name: Identifier, from start: Int) -> ExpressionSyntax {
    let opener = index
    _ = accept(.leftParenthesis)
    mark(opener, as: .callStart)
    let arguments = inside { $0.expressions() }
    let tallest = height
    close(.rightParenthesis, opener: opener)
    guard grow(tallest) else { return missing() }
    return ExpressionSyntax(.call(name, arguments), span(from: start))
  }

  private mutating func parenthesized() -> ExpressionSyntax {
    let start = here
    let opener = index
    _ = accept(.leftParenthesis)
    let value = inside { $0.expression() }
    close(.rightParenthesis, opener: opener)
    guard grow(height) else { return missing() }
    return ExpressionSyntax(.parenthesized(value), span(from: start))
  }

  /// `expr, expr …`; `height` is that of the tallest.
  mutating func expressions() -> [ExpressionSyntax] {
    var values = [expression()]
    var tallest = height
    while !failed, accept(.comma) {
      values.append(expression())
      tallest = max(tallest, height)
    }
    height = tallest
    return values
  }

  /// `{a, b, …}`
  mutating func set() -> ExpressionSyntax {
    let start = here
    let opener = index
    _ = accept(.leftBrace)
    mark(opener, as: .setStart)
    var isOpen = false
    var tallest = 1
    let members: [ExpressionSyntax] = inside { parser in
      var members = [parser.expression()]
      tallest = max(tallest, parser.height)
      while !parser.failed, parser.accept(.comma) {
        if parser.acceptOpenMark() {
          isOpen = true
          break
        }
        members.append(parser.expression())
        tallest = max(tallest, parser.height)
      }
      return members
    }
    close(.rightBrace, opener: opener)
    if !failed { markPrevious(as: .setEnd) }
    guard grow(tallest) else { return missing() }
    return ExpressionSyntax(.set(members, isOpen: isOpen), span(from: start))
  }

  /// `…`, or 等 before the end of the list.
  mutating func acceptOpenMark() -> Bool {
    if accept(.ellipsis) { return true }
    guard at(.etCetera), kind(at: index + 1) == .punctuation(.rightBrace) else { return false }
    return accept(.etCetera)
  }
}
