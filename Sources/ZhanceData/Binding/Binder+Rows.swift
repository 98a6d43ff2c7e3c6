import ZhanceDiagnostics
import ZhanceModel

extension Binder {
  /// Finds out what a heading or key is; reports one that is nothing.
  mutating func addColumn(_ heading: String, batch: Int, entity: EntityID) {
    let isCSV = batches[batch].source.format == .csv
    let position = isCSV ? batches[batch].uses.count + 1 : 0
    let trimmed = Fold.trim(heading)
    let place = DataPlace(file: file(batch), column: trimmed, columnNumber: position)
    if isCSV, isRejectsColumn(batches[batch].uses.count, in: batches[batch].source.headings, entity) {
      batches[batch].uses.append(.unread)
      batches[batch].keys.append(heading)
      return
    }
    let (use, problem) = HeadingReader(index: index).use(
      of: trimmed, entity: entity, isCSV: isCSV, place: place,
      comparesNames: log.hasRoom(for: .unknownColumn))
    if let problem { log.add(problem) }
    if case .field(let field, _) = use {
      builders[entity.index].addColumn(field, heading: trimmed, position: position)
      for case .field(field, _) in batches[batch].uses where isCSV {
        let name = index.label(FieldID(entity: entity, index: field))
        log.add(
          DataProblem(
            code: .duplicateColumn, place: place, value: heading,
            message: Bilingual("\(quoted(name.zh))已有一列", "there is a column for \(quoted(name.en)) already")))
      }
    }
    batches[batch].positions[heading] = batches[batch].uses.count
    batches[batch].uses.append(use)
    batches[batch].keys.append(heading)
  }

  /// A rejects file that comes back has five columns of ours at its end.
  private func isRejectsColumn(_ column: Int, in headings: [String], _ entity: EntityID) -> Bool {
    let own = RejectsColumns.all
    guard headings.count > own.count, column >= headings.count - own.count else { return false }
    return Array(headings.suffix(own.count)) == own
      && index.field(headings[column], of: entity) == nil
  }

  mutating func checkHeadings(batch: Int, entity: EntityID) {
    let used = Set(
      batches[batch].uses.compactMap { use in
        if case .field(let field, _) = use { field } else { nil }
      })
    let name = index.label(entity)
    let place = DataPlace(file: file(batch))
    if used.isEmpty {
      batches[batch].refusal = DataProblem(
        code: .noKnownColumn, place: place, value: "",
        message: Bilingual("表头里没有\(name.zh)的字段", "no heading is a field of \(name.en)"))
    } else if let key = index.schema[entity].key, !used.contains(key) {
      let field = index.label(FieldID(entity: entity, index: key))
      batches[batch].refusal = DataProblem(
        code: .missingColumn, place: place, value: "",
        message: Bilingual("缺少主键列\(quoted(field.zh))", "the key column \(quoted(field.en)) is missing"))
    }
    if let refusal = batches[batch].refusal { log.add(refusal) }
  }

  /// Reads the cells of one row, then the rows nested in it.
  mutating func bind(_ record: SourceRecord, entity: EntityID, parent: (row: RowID, by: Int, key: String?)?) {
    let batch = record.origin.batch
    files[batches[batch].source.document].read += 1
    var row = RowInProgress(index.schema[entity].fields.count)
    switch record.content {
    case .cells(let cells):
      for (column, use) in batches[batch].uses.enumerated() where column < cells.count {
        if case .field(let field, let reader) = use {
          read(
            .text(cells[column]), original: cells[column], field, reader, record.origin,
            heading: batches[batch].keys[column], number: column + 1, into: &row)
        }
      }
    case .members(let members):
      let bytes = documents[batches[batch].source.document].bytes
      for (order, member) in members.enumerated() {
        let column = self.column(of: member.key, expected: order, batch: batch, entity: entity)
        switch batches[batch].uses[column] {
        case .field(let field, let reader):
          read(
            member.element.value, original: JSONPointer.text(member.element, in: bytes), field, reader,
            record.origin, heading: member.key, number: 0, into: &row)
        case .nested(let field): row.nested.append((field, member))
        case .unread: break
        }
      }
    }
    if let parent { settle(owner: parent, record.origin, &row) }
    let position = builders[entity.index].append(
      row.cells, origin: record.origin, parent: parent?.row, faults: row.faults)
    let id = RowID(entity: entity, index: position)
    sequence.append(id)
    for problem in row.rejections {
      builders[entity.index].reject(position, problem)
      log.add(problem)
    }
    checkKey(id)
    for (field, member) in row.nested { bindNested(field, member, in: id, record.origin) }
  }

  private struct RowInProgress {
    var cells: [BoundCell?]
    var faults: [(Int, DataProblem)] = []
    var rejections: [DataProblem] = []
    var nested: [(Field, RawMember)] = []
    init(_ count: Int) { cells = Array(repeating: nil, count: count) }
  }

  private mutating func column(of key: String, expected: Int, batch: Int, entity: EntityID) -> Int {
    // Rows mostly have the same keys in the same order.
    if expected < batches[batch].keys.count, batches[batch].keys[expected] == key { return expected }
    if let known = batches[batch].positions[key] { return known }
    addColumn(key, batch: batch, entity: entity)
    return batches[batch].uses.count - 1
  }

  private mutating func read(
    _ value: RawValue, original: String, _ field: Int, _ reader: CellReader, _ origin: RowOrigin,
    heading: String, number: Int, into row: inout RowInProgress
  ) {
    var cell: BoundCell
    do throws(CellFault) {
      cell = try reader.read(value, tokens: &blankTokens)
    } catch {
      let problem = error.problem(
        at: place(origin, Fold.trim(heading), number), value: original,
        comparesNames: log.hasRoom(for: error.code))
      row.faults.append((field, problem))
      log.add(problem)
      cell = .cell(.unknown)
    }
    if let earlier = row.cells[field], earlier != cell {
      let problem = DataProblem(
        code: .conflictingCells, place: place(origin, Fold.trim(heading), number), value: original,
        message: Bilingual("同一字段给了两次，值不相同", "the field is given twice, with different values"))
      row.faults.append((field, problem))
      log.add(problem)
      cell = .cell(.unknown)
    }
    if case .cell(.value(.choice(.other(let text)))) = cell { count(text, reader.field.id) }
    if case .cell(.list(let values, _)) = cell {
      for case .choice(.other(let text)) in values { count(text, reader.field.id) }
    }
    row.cells[field] = cell
  }

  private mutating func count(_ text: String, _ field: FieldID) {
    // The number of different values is bounded by the vocabulary's authors, not by the data.
    if openValues[field]?[text] == nil, (openValues[field]?.count ?? 0) >= 1000 { return }
    openValues[field, default: [:]][text, default: 0] += 1
  }

  /// The owner follows from the nesting; one that is named must be the same.
  private func settle(
    owner parent: (row: RowID, by: Int, key: String?), _ origin: RowOrigin, _ row: inout RowInProgress
  ) {
    if case .reference(let text)? = row.cells[parent.by], let key = parent.key {
      let named = Fold.key(text)
      let qualified = index.schema[parent.row.entity].names.spellings.contains {
        named == "\(Fold.width($0)):\(Fold.key(key))"
      }
      guard named == Fold.key(key) || qualified else {
        row.rejections.append(
          DataProblem(
            code: .ownerConflict, place: place(origin), value: text,
            message: Bilingual(
              "嵌套在\(quoted(key))之内，却写明归\(quoted(text))",
              "nested in \(quoted(key)), but names \(quoted(text)) as its owner")))
        row.cells[parent.by] = .cell(.unknown)
        return
      }
    }
    row.cells[parent.by] = .nested(in: parent.row)
  }

  private mutating func checkKey(_ id: RowID) {
    let entity = id.entity.index
    guard let field = builders[entity].entity.key, builders[entity].key(id.index) == nil else { return }
    let unread = builders[entity].faults[id.index]?.first { $0.field == field }?.problem
    if let unread {
      builders[entity].reject(id.index, unread)
      return
    }
    let (heading, number) = builders[entity].headings[field]
    let name = index.label(FieldID(entity: id.entity, index: field))
    let problem = DataProblem(
      code: .badKey,
      place: place(builders[entity].origins[id.index], heading.isEmpty ? name.zh : heading, number),
      value: "", message: Bilingual("主键\(quoted(name.zh))为空", "the key \(quoted(name.en)) is blank"),
      expected: Bilingual("每行一个名称，各不相同", "a name of its own for each row"))
    builders[entity].reject(id.index, problem)
    log.add(problem)
  }
}
