import ZhanceDiagnostics

extension Parser {
  /// `( use TEXT | vocabulary | policy | scenario )*`
  mutating func declarations() -> [DeclarationSyntax] {
    var declarations: [DeclarationSyntax] = []
    var strayReported = false
    while true {
      while accept(.semicolon) {}
      if atEnd { return declarations }
      if startsItem(index), !isDeclaration {
        strayItems(&declarations, isReported: &strayReported)
        continue
      }
      statement { parser in
        if let declaration = parser.declaration() { declarations.append(declaration) }
      }
    }
  }

  private var isDeclaration: Bool {
    reserved[index].map { Self.declarationKeywords.contains($0.keyword) } ?? false
  }

  private mutating func declaration() -> DeclarationSyntax? {
    let start = here
    if accept(.use) {
      let path = text(Bilingual("引号里的文件名", "a file name in quotes"))
      return .use(UseSyntax(path: path, span: span(from: start)))
    }
    if at(.policy) { return .policy(policy()) }
    if at(.vocabulary) { return .vocabulary(vocabulary()) }
    if at(.scenario) { return .scenario(scenario()) }
    if at(.rightBrace) || at(.rightParenthesis) || at(.rightBracket) {
      if lostAt == index { skip() } else { reportSurplus() }
      return nil
    }
    expect(Expected.declaration)
    skipToDeclaration()
    return nil
  }

  /// Passes over a declaration that does not begin as one.
  private mutating func skipToDeclaration() {
    while !atEnd, !isDeclaration { skip() }
  }

  /// Items outside a policy: most often one `}` too many closed it. They join the policy before
  /// them, so that the rest of the file is still read.
  private mutating func strayItems(_ declarations: inout [DeclarationSyntax], isReported: inout Bool) {
    var found: [ItemSyntax] = []
    if !isReported {
      isReported = true
      reportStray(closedBefore: declarations.last)
    }
    while !atEnd, startsItem(index), !isDeclaration {
      item(into: &found)
      while accept(.semicolon) {}
    }
    if at(.rightBrace) { skip() }
    guard let last = declarations.last, case .policy(var policy) = last else { return }
    policy.items += found
    policy.span = span(from: policy.span.start)
    declarations[declarations.count - 1] = .policy(policy)
  }

  private mutating func reportStray(closedBefore last: DeclarationSyntax?) {
    let found = describe(index)
    guard case .policy(let policy) = last, index > 0, tokens[index - 1].kind == .punctuation(.rightBrace)
    else {
      report(
        Diagnostic(
          SyntaxCode.unexpected,
          Bilingual(
            "这里应有\(Expected.declaration.zh)，却是\(found.zh)，条目要写在政策里面",
            "expected \(Expected.declaration.en) here, found \(found.en); items stand inside a policy"),
          at: current.span))
      return
    }
    report(
      Diagnostic(
        SyntaxCode.unbalancedBracket,
        Bilingual(
          "括号没有配对：政策“\(policy.name.first.text)”在这个“}”已经结束，后面却还有\(found.zh)",
          "unbalanced bracket: the policy “\(policy.name.first.text)” ends at this “}”, but \(found.en) follows"
        ),
        at: tokens[index - 1].span, related: [.init(current.span)],
        fixes: [
          Fix(
            Bilingual("删去多余的“}”", "remove the surplus “}”"), edits: [TextEdit(tokens[index - 1].span, "")],
            certainty: .confirm)
        ]))
  }

  // MARK: Policies

  /// `policy NAME TEXT { header* item* }`
  private mutating func policy() -> PolicySyntax {
    let start = here
    _ = accept(.policy)
    let name = name(Bilingual("政策的名字", "the name of the policy"))
    let title = failed ? textIfAny() : text(Bilingual("引号里的文件标题", "the document's title in quotes"))
    var headers: [HeaderSyntax] = []
    var items: [ItemSyntax] = []
    block(Expected.body, outer: []) { parser in
      if let header = parser.headerIfAny() {
        headers.append(header)
      } else {
        parser.item(into: &items)
      }
    }
    return PolicySyntax(name: name, title: title, headers: headers, items: items, span: span(from: start))
  }

  private mutating func headerIfAny() -> HeaderSyntax? {
    guard let keyword = Self.headerKeywords.first(where: { at($0) }) else { return nil }
    let outer = stopWords
    stopWords = .headers
    defer { stopWords = outer }
    return statement(
      until: { parser in Self.headerKeywords.contains { parser.at($0) } },
      { parser in parser.header(keyword) })
  }

  private mutating func header(_ keyword: Keyword) -> HeaderSyntax? {
    let start = here
    _ = accept(keyword)
    let kind: HeaderSyntax.Kind?
    switch keyword {
    case .document: kind = .document(text(Bilingual("引号里的文号", "the document number in quotes")))
    case .issuer: kind = .issuer(text(Bilingual("引号里的机关名称", "the issuer's name in quotes")))
    case .status: kind = status()
    case .issued: kind = .issued(date())
    case .inForce: kind = inForce()
    case .basedOn:
      var texts = [text(Expected.text)]
      while !failed, accept(.comma) { texts.append(text(Expected.text)) }
      kind = .basedOn(texts)
    case .appliesTo:
      let entities = names(Expected.entity)
      kind = .appliesTo(entities, !failed && accept(.where) ? expression() : nil)
    default: kind = nil
    }
    guard let kind else { return nil }
    return HeaderSyntax(kind, span(from: start))
  }

  private mutating func status() -> HeaderSyntax.Kind? {
    for status in StatusSyntax.allCases {
      guard let keyword = Keyword(rawValue: status.rawValue), at(keyword) else { continue }
      let place = current.span
      _ = accept(keyword)
      return .status(status, place)
    }
    expect(
      Bilingual("状态：征求意见、试行、正式、报道或讲话", "a status: draft, trial, final, report or speech"))
    return nil
  }

  private mutating func inForce() -> HeaderSyntax.Kind {
    let from: DateSyntax? = accept(.blank) ? nil : date()
    let to: DateSyntax? = !failed && accept(.to) ? date() : nil
    return .inForce(from, to: to)
  }
}
