import ZhanceDiagnostics

extension Parser {
  /// `table NAME by type ( : column, … )? { ( key, … : expr, … ,? )+ }`
  mutating func table() -> TableSyntax {
    let start = here
    _ = accept(.table)
    let name = name(Bilingual("表的名字", "the name of the table"))
    if !failed, !accept(.by) { expect(Bilingual("“按”和键的类型", "“by” and the type of the keys")) }
    let by = failed ? TypeSyntax(.missing, behind) : type()
    var columns: [NameSyntax] = []
    if !failed, accept(.colon) {
      repeat {
        columns.append(self.name(Bilingual("列的名字", "the name of a column")))
      } while !failed && accept(.comma)
    }
    var rows: [TableSyntax.Row] = []
    let width = max(columns.count, 1)
    block(Expected.body) { parser in
      let row = parser.statement { parser in parser.inside { $0.tableRow(width: width) } }
      if let row { rows.append(row) }
    }
    return TableSyntax(name: name, by: by, columns: columns, rows: rows, span: span(from: start))
  }

  private mutating func tableRow(width: Int) -> TableSyntax.Row? {
    let start = here
    var keys: [TableSyntax.Key] = []
    repeat {
      guard let key = tableKey() else { return nil }
      keys.append(TableSyntax.Key(value: key, also: alsoNames()))
    } while !failed && accept(.comma)
    if !failed, !accept(.colon) { expect(Expected.colon, after: Bilingual("表的键", "the key of the row")) }
    guard !failed else { return nil }
    var values = [expression()]
    while !failed, at(.comma) {
      _ = accept(.comma)
      // A comma may also end the row; then a key follows, or the end.
      if values.count >= width || at(.rightBrace) || isKey(index) && endsKeys(index + 1) { break }
      values.append(expression())
    }
    return TableSyntax.Row(keys: keys, values: values, span: span(from: start))
  }

  private func endsKeys(_ position: Int) -> Bool {
    kind(at: position) == .punctuation(.colon) || at(.also, from: position)
  }

  private func isKey(_ position: Int) -> Bool {
    isName(position) || kind(at: position) == .text || kind(at: position) == .date
  }

  private mutating func tableKey() -> ExpressionSyntax? {
    let start = here
    switch kind {
    case .date, .text: return primary()
    case .number: return quantity()
    case .approximation: return approximateWord()
    case .word, .quotedName:
      guard isName(index) else { break }
      let name = takeName()
      return ExpressionSyntax(.name(name), span(from: start))
    case .scale, .unit, .tag, .punctuation, .unknown, .endOfFile: break
    }
    expect(Bilingual("表的键", "the key of a row"))
    return nil
  }
}
