import ZhanceDiagnostics

/// What may stand between a name and a body, in any order.
struct Head {
  enum Part { case tags, forEach, every, due, when, overriding, by }

  var tags: [TagSyntax] = []
  var scope = ScopeSyntax()
  var overriding: [[Identifier]] = []
  var by: Identifier?
}

extension Parser {
  mutating func head(_ allowed: Set<Head.Part>) -> Head {
    var head = Head()
    var seen: Set<Head.Part> = []
    while !failed, let part = headPart(), allowed.contains(part) {
      if !seen.insert(part).inserted, part != .forEach { reportRepeated() }
      switch part {
      case .tags: head.tags += tags()
      case .forEach: head.scope.forEach.append(forEach())
      case .every: head.scope.every = every()
      case .due:
        _ = accept(.due)
        head.scope.due = sum()
      case .when:
        _ = accept(.when)
        head.scope.when = expression()
      case .overriding:
        _ = accept(.overriding)
        head.overriding = [dottedName(Bilingual("规则的名字", "the name of a rule"))]
        while !failed, accept(.comma) {
          head.overriding.append(dottedName(Bilingual("规则的名字", "the name of a rule")))
        }
      case .by:
        _ = accept(.by)
        head.by = identifier(Expected.actor)
      }
    }
    return head
  }

  private func headPart() -> Head.Part? {
    if at(.leftBracket) { return .tags }
    switch reserved[index]?.keyword {
    case .forEach: return .forEach
    case .everyMonth, .everyQuarter, .everyHalfYear, .everyYear, .every: return .every
    // `check due before …`: the due date is compared, not stated.
    case .due: return comparison(at: index + 1) == nil ? .due : nil
    case .when: return .when
    case .overriding: return .overriding
    case .by: return .by
    default: return nil
    }
  }

  private mutating func reportRepeated() {
    let text = current.text
    report(
      Diagnostic(
        SyntaxCode.repeatedPart,
        Bilingual("“\(text)”在一条里只能写一次", "“\(text)” stands at most once in one head"), at: current.span))
  }

  /// `for each ( NAME in )? ( set | filtered )`
  private mutating func forEach() -> ForEachSyntax {
    let start = here
    _ = accept(.forEach)
    var name: Identifier?
    if isName(index), at(.in, from: index + 1) {
      name = takeName()
      _ = accept(.in)
    }
    return ForEachSyntax(name: name, source: primary(), span: span(from: start))
  }

  /// `every month … ( from sum )? ( to sum )?`
  private mutating func every() -> EverySyntax {
    let start = here
    let length: EverySyntax.Length
    if accept(.everyMonth) {
      length = .month
    } else if accept(.everyQuarter) {
      length = .quarter
    } else if accept(.everyHalfYear) {
      length = .halfYear
    } else if accept(.everyYear) {
      length = .year
    } else {
      _ = accept(.every)
      if kind == .number || isBareNumeral(index) {
        length = .span(quantity())
      } else {
        expect(Bilingual("时间长度，如 12月", "a length of time, such as 12 months"))
        length = .span(missing())
      }
    }
    var every = EverySyntax(length: length, from: nil, to: nil, span: span(from: start))
    if !failed, accept(.from) { every.from = sum() }
    if !failed, accept(.to) { every.to = sum() }
    every.span = span(from: start)
    return every
  }
}
