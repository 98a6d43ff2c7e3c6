import ZhanceDiagnostics

extension Parser {
  // MARK: Reporting

  /// Reports something that does not keep the parser from going on.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !muted, diagnostics.count < Limits.diagnostics else { return }
    diagnostics.append(diagnostic)
  }

  /// Reports why the statement at hand cannot be read on; further reports in it are its echo.
  mutating func fail(_ diagnostic: Diagnostic) {
    report(diagnostic)
    failed = true
    muted = true
  }

  // MARK: Statements

  /// Reads one statement and, if that failed, passes on to where the next can begin.
  ///
  /// Always takes at least one token.
  mutating func statement<Value>(
    until firm: (borrowing Parser) -> Bool = { _ in false }, _ read: (inout Parser) -> Value
  ) -> Value {
    let start = index
    let nesting = open.count
    markStatement()
    let value = read(&self)
    if failed { recover(from: start, nesting: nesting, until: firm) }
    if open.count > nesting { open.removeSubrange(nesting...) }
    failed = false
    muted = false
    swallowedBrace = nil
    while accept(.semicolon) {}
    if index == start, !atEnd { skip() }
    return value
  }

  /// Passes over tokens until a line begins, a statement or a block ends, or an item begins.
  ///
  /// Brackets that the statement opened and that close somewhere must close first, unless a line
  /// begins with an item or with *name + modality*: then the bracket was a slip.
  mutating func recover(from start: Int, nesting: Int, until firm: (borrowing Parser) -> Bool) {
    let fault = index
    var depth = 0
    for opener in open.dropFirst(nesting) where (partners[opener] ?? -1) >= index { depth += 1 }
    while !atEnd {
      if startsItem(index), onNewLine || depth == 0, index > start {
        if depth > 0 || index == fault { lostAt = index }
        return
      }
      if onNewLine, index > start, depth == 0 || startsNormLine(index) {
        if depth > 0 { lostAt = index }
        return
      }
      if depth == 0 {
        if at(.rightBrace) { return }
        if at(.semicolon) {
          advance()
          return
        }
        if index > start, firm(self) { return }
      }
      if at(.leftBrace) || at(.leftParenthesis) || at(.leftBracket) {
        if partners[index] != nil { depth += 1 }
      } else if at(.rightBrace) || at(.rightParenthesis) || at(.rightBracket) {
        if depth > 0, (partners[index] ?? -1) >= 0 { depth -= 1 }
      }
      skip()
    }
  }

  /// Does an item or a declaration begin here?
  func startsItem(_ position: Int) -> Bool {
    guard let keyword = reserved[position]?.keyword else { return false }
    return Self.itemKeywords.contains(keyword) || Self.declarationKeywords.contains(keyword)
  }

  static let declarationKeywords: Set<Keyword> = [.use, .vocabulary, .policy, .scenario]
  static let itemKeywords: Set<Keyword> = [
    .clause, .define, .parameter, .table, .reading, .attest, .rule, .exception, .decide, .rank, .check,
    .remark, .extend,
  ]

  /// Does `ACTORS with ACTORS MODALITY` begin here?
  func startsNormLine(_ position: Int) -> Bool {
    var next = position
    var expectsName = true
    // A list of bearers is short; without a bound long lists of names would be read again and again.
    while next < position + 64 {
      if modality(at: next) != nil { return next == position || !expectsName }
      if expectsName {
        guard isName(next) else { return false }
      } else {
        guard kind(at: next) == .punctuation(.comma) || at(.with, from: next) else { return false }
      }
      expectsName.toggle()
      next += 1
    }
    return false
  }

  func modality(at position: Int) -> (modality: ModalitySyntax, keyword: Keyword)? {
    guard position < tokens.count, let keyword = reserved[position]?.keyword,
      let modality = ModalitySyntax(rawValue: keyword.rawValue)
    else { return nil }
    return (modality, keyword)
  }

  // MARK: Blocks

  /// `{ element* }`. An element reads itself as a statement.
  ///
  /// `outer` are keywords that cannot stand inside: where one does, a `}` is missing before it.
  mutating func block(
    _ expected: Bilingual, outer: Set<Keyword> = Parser.itemKeywords,
    _ element: (inout Parser) -> Void
  ) {
    guard openBlock(expected) else { return }
    let opener = open.last ?? index
    let nesting = open.count
    while !atEnd, !at(.rightBrace) {
      while accept(.semicolon) {}
      if atEnd || at(.rightBrace) { break }
      if let keyword = reserved[index]?.keyword,
        outer.contains(keyword) || Self.declarationKeywords.contains(keyword)
      {
        break
      }
      if at(.rightParenthesis) || at(.rightBracket) {
        reportSurplus()
        continue
      }
      let before = index
      element(&self)
      if index == before { skip() }
      if open.count > nesting { open.removeSubrange(nesting...) }
    }
    if !accept(.rightBrace) {
      reportUnclosed(opener, before: index)
      if open.count >= nesting, nesting > 0 { open.removeSubrange((nesting - 1)...) }
    }
  }

  /// Takes the `{`; if it is missing, looks for it among what the head's failure left over.
  private mutating func openBlock(_ expected: Bilingual) -> Bool {
    if let text = swallowedBrace, !at(.leftBrace) {
      swallowedBrace = nil
      failed = false
      muted = false
      open.append(text)
      return true
    }
    if !at(.leftBrace) {
      expect(expected)
      while !atEnd, !at(.leftBrace), !at(.rightBrace), !at(.semicolon), !startsItem(index),
        !startsNormLine(index)
      {
        skip()
      }
      if startsNormLine(index), !at(.leftBrace) {
        // The body began without its brace; its own end closes it.
        failed = false
        muted = false
        open.append(index)
        return true
      }
    }
    guard accept(.leftBrace) else { return false }
    failed = false
    muted = false
    return true
  }

  // MARK: Brackets

  mutating func reportUnclosed(_ opener: Int, before position: Int) {
    guard lostAt != position else { return }
    guard
      kind(at: opener) == .punctuation(.leftBrace) || kind(at: opener) == .punctuation(.leftParenthesis)
        || kind(at: opener) == .punctuation(.leftBracket) || kind(at: opener) == .punctuation(.setStart)
        || kind(at: opener) == .punctuation(.callStart)
    else { return }
    let sign = tokens[opener].text
    let closer = Self.closer(of: tokens[opener])
    let found = describe(position)
    report(
      Diagnostic(
        SyntaxCode.unbalancedBracket,
        Bilingual(
          "括号没有配对：这个“\(sign)”到\(found.zh)之前也没有找到“\(closer)”",
          "unbalanced bracket: this “\(sign)” has no “\(closer)” before \(found.en)"),
        at: tokens[opener].span, label: Bilingual("从这里开始", "begins here"),
        fixes: [
          Fix(
            Bilingual("补上“\(closer)”", "add “\(closer)”"),
            edits: [TextEdit(behind, closer == "}" ? " }" : closer)], certainty: .confirm)
        ]))
    lostAt = position
  }

  /// A closing bracket that nothing opened.
  mutating func reportSurplus() {
    let sign = current.text
    report(
      Diagnostic(
        SyntaxCode.unbalancedBracket,
        Bilingual(
          "括号没有配对：这个“\(sign)”前面没有打开的括号",
          "unbalanced bracket: nothing before this “\(sign)” is open"),
        at: current.span,
        fixes: [
          Fix(
            Bilingual("删去“\(sign)”", "remove “\(sign)”"), edits: [TextEdit(current.span, "")],
            certainty: .confirm)
        ]))
    skip()
  }

  private static func closer(of token: Token) -> String {
    switch token.text {
    case "{": "}"
    case "｛": "｝"
    case "(": ")"
    case "（": "）"
    case "[": "]"
    case "［": "］"
    case "【": "】"
    case "〔": "〕"
    default: "}"
    }
  }

  /// Takes the `)` or `]` that closes what was opened last.
  mutating func close(_ closer: Punctuation, opener: Int) {
    if accept(closer) { return }
    if partners[opener] == nil {
      reportUnclosed(opener, before: index)
      failed = true
      muted = true
    } else {
      expect(
        Bilingual("“\(closer.canonical)”", "“\(closer.canonical)”"),
        related: [.init(tokens[opener].span, Bilingual("括号从这里开始", "the bracket opens here"))])
    }
  }
}
