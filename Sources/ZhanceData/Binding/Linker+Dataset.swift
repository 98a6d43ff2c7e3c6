import ZhanceDiagnostics
import ZhanceModel

extension Linker {
  /// The dataset of the rows that are left, and the report on all of them.
  mutating func finish() -> LoadResult {
    let numbers = finalNumbers()
    var tables: [Table] = []
    for entity in index.schema.entities { tables.append(table(entity.id, numbers)) }
    let partial = partialLists(numbers)
    countRows()
    let (attestations, waivers) = binder.finishRecords()
    noteUnknownSubjects(attestations, waivers)
    let dataset = Dataset(
      schema: index.schema, tables: tables, attestations: attestations, waivers: waivers,
      partialLists: partial, lostRows: binder.lostRows)
    return LoadResult(dataset: dataset, report: report())
  }

  /// The position of each kept row in its final table; -1 for the others.
  private func finalNumbers() -> [[Int]] {
    binder.builders.map { builder in
      var next = 0
      return builder.fates.map { fate in
        guard fate == .kept else { return -1 }
        next += 1
        return next - 1
      }
    }
  }

  private mutating func table(_ entity: EntityID, _ numbers: [[Int]]) -> Table {
    let fields = index.schema[entity].fields
    var table = Table(
      entity: entity, fieldCount: fields.count, isSupplied: binder.builders[entity.index].isSupplied)
    let isComplete = !numbers[entity.index].contains(-1)
    for field in fields.indices {
      let (heading, position) = binder.builders[entity.index].headings[field]
      if let column = binder.builders[entity.index].columns[field] {
        if isComplete {
          table.columns[field] = column
        } else {
          var kept = Column(type: fields[field].type, heading: heading, position: position)
          for row in numbers[entity.index].indices where numbers[entity.index][row] >= 0 {
            kept.append(column.cell(row))
          }
          table.columns[field] = kept
        }
      } else if binder.builders[entity.index].references[field] != nil {
        var column = Column(type: fields[field].type, heading: heading, position: position)
        for row in numbers[entity.index].indices where numbers[entity.index][row] >= 0 {
          column.append(linked(RowID(entity: entity, index: row), field, numbers))
        }
        table.columns[field] = column
      }
    }
    for row in numbers[entity.index].indices where numbers[entity.index][row] >= 0 {
      let origin = binder.builders[entity.index].origins[row]
      table.places.append(Place(file: binder.file(origin.batch), line: origin.line, column: origin.pointer))
    }
    return table
  }

  /// The cell of a kept row with its references followed.
  private mutating func linked(_ id: RowID, _ field: Int, _ numbers: [[Int]]) -> Cell {
    if case .references(let keys) = binder.builders[id.entity.index].cell(id.index, field) {
      return linkedList(keys, id, field, numbers)
    }
    if case .cell(let cell) = binder.builders[id.entity.index].cell(id.index, field) { return cell }
    switch resolve(id, field) {
    case .row(let target):
      if let row = final(target, numbers) { return .value(.row(row)) }
      let key = binder.builders[target.entity.index].key(target.index) ?? ""
      binder.log.add(
        problem(
          .danglingReference, id, field, key,
          Bilingual("所指的\(quoted(key))被退回", "\(quoted(key)), which it refers to, was rejected")))
    case .blank: return .blank
    case .unknown: break
    case .unsupplied: noteMissingTarget(id, field)
    case .dangling(let text): binder.log.add(dangling(.danglingReference, id, field, text))
    case .ambiguous(let text, _): binder.log.add(ambiguous(id, field, text))
    }
    return .unknown
  }

  private mutating func linkedList(_ keys: [String], _ id: RowID, _ field: Int, _ numbers: [[Int]]) -> Cell {
    guard case .list(of: .row(let targets)) = index.schema[id.entity].fields[field].type,
      targets.contains(where: { binder.builders[$0.index].isSupplied })
    else { return .unknown }
    var values: [Value] = []
    for key in keys {
      guard case .row(let target) = resolve(key, targets), let row = final(target, numbers) else {
        binder.log.add(dangling(.danglingReference, id, field, key))
        return .unknown
      }
      if !values.contains(.row(row)) { values.append(.row(row)) }
    }
    return .list(values, isWhole: true)
  }

  private func final(_ target: RowID, _ numbers: [[Int]]) -> RowID? {
    let number = numbers[target.entity.index][target.index]
    return number >= 0 ? RowID(entity: target.entity, index: number) : nil
  }

  // MARK: What was lost

  /// The lists that are not whole. A rejected row that says whose it is takes only that owner's
  /// list; one that does not takes the lists of all, for it might be anybody's.
  private mutating func partialLists(_ numbers: [[Int]]) -> Set<Dataset.ListOwner> {
    var result: Set<Dataset.ListOwner> = []
    var openToAll: Set<FieldID> = []
    for entity in binder.openEntities {
      for list in index.lists[entity] ?? [] { openToAll.insert(list.id) }
    }
    for list in binder.openLists {
      if let owner = final(list.owner, numbers) {
        result.insert(Dataset.ListOwner(owner: owner, field: list.field))
      }
    }
    for entity in index.schema.entities {
      let lists = index.lists[entity.id] ?? []
      for (row, fate) in binder.builders[entity.id.index].fates.enumerated() where fate == .rejected {
        binder.lostRows[entity.id, default: 0] += 1
        for list in lists {
          guard case .rows(_, by: let by) = list.type else { continue }
          switch resolve(RowID(entity: entity.id, index: row), by.index) {
          case .row(let owner):
            if owner.entity == list.id.entity, let owner = final(owner, numbers) {
              result.insert(Dataset.ListOwner(owner: owner, field: list.id))
            }
          case .blank, .unsupplied: break
          case .unknown, .dangling, .ambiguous: openToAll.insert(list.id)
          }
        }
      }
    }
    for list in openToAll { insertAll(list, numbers, into: &result) }
    addOwnersWithoutNesting(numbers, into: &result)
    return result
  }

  private func insertAll(_ list: FieldID, _ numbers: [[Int]], into result: inout Set<Dataset.ListOwner>) {
    for number in numbers[list.entity.index] where number >= 0 {
      result.insert(
        Dataset.ListOwner(owner: RowID(entity: list.entity, index: number), field: list))
    }
  }

  /// Where rows are given only by nesting, an owner that nests no list at all has not said that it
  /// is empty.
  private func addOwnersWithoutNesting(_ numbers: [[Int]], into result: inout Set<Dataset.ListOwner>) {
    for owner in index.schema.entities {
      for (position, field) in owner.fields.enumerated() {
        guard case .rows(let entity, by: _) = field.type, binder.builders[entity.index].isNested,
          !binder.builders[entity.index].isDirect
        else { continue }
        let given = binder.builders[owner.id.index].nested[position] ?? []
        for (row, number) in numbers[owner.id.index].enumerated() where number >= 0 && !given.contains(row) {
          result.insert(
            Dataset.ListOwner(owner: RowID(entity: owner.id, index: number), field: field.id))
        }
      }
    }
  }

  // MARK: The report

  private mutating func countRows() {
    for id in binder.sequence {
      let entity = id.entity.index
      let origin = binder.builders[entity].origins[id.index]
      let document = binder.batches[origin.batch].source.document
      switch binder.builders[entity].fates[id.index] {
      case .kept: binder.files[document].evaluated += 1
      case .identical: binder.files[document].skips[.identical, default: 0] += 1
      case .rejected:
        binder.files[document].rejected += 1
        var problems = binder.builders[entity].rejections[id.index] ?? []
        for (_, problem) in binder.builders[entity].faults[id.index] ?? [] where !problems.contains(problem) {
          problems.append(problem)
        }
        let (headings, cells) = text(id, origin)
        binder.rejects.append(binder.rejected(origin, headings, cells, problems))
      }
    }
  }

  /// The cells of a row as they stand; a nested one with the owner that its place implies.
  private func text(_ id: RowID, _ origin: RowOrigin) -> ([String], [String]) {
    var (headings, cells) = binder.text(binder.record(origin))
    guard let parent = binder.builders[id.entity.index].parents[id.index],
      let key = binder.builders[parent.entity.index].key(parent.index)
    else { return (headings, cells) }
    for field in index.ownerFields[id.entity] ?? [] {
      guard case .nested = binder.builders[id.entity.index].cell(id.index, field) else { continue }
      let name = index.label(FieldID(entity: id.entity, index: field)).zh
      if !headings.contains(where: { index.field($0, of: id.entity) == field }) {
        headings.append(name)
        cells.append(key)
      }
    }
    return (headings, cells)
  }

  private mutating func noteUnknownSubjects(_ attestations: [AttestationRecord], _ waivers: [Waiver]) {
    guard rowsByKey.contains(where: { !$0.isEmpty }) else { return }
    let all = index.schema.entities.map(\.id)
    let subjects =
      attestations.map { ($0.subject, $0.place) }
      + waivers.compactMap { waiver in
        waiver.subject.map { ($0, waiver.place) }
      }
    for (subject, place) in subjects {
      guard case .dangling = resolve(subject, all) else { continue }
      binder.log.add(
        DataProblem(
          code: .unknownSubject, place: DataPlace(file: place.file, line: place.line, column: place.column),
          value: subject,
          message: Bilingual("数据里没有对象\(quoted(subject))", "the data has no subject \(quoted(subject))")))
    }
  }

  private func report() -> LoadReport {
    var report = LoadReport()
    report.files = binder.files
    report.problems = binder.log.sorted(files: binder.files.map(\.file))
    report.counts = binder.log.counts
    var order: [String: Int] = [:]
    for (position, file) in binder.files.enumerated() where order[file.file] == nil {
      order[file.file] = position
    }
    report.rejects = binder.rejects.enumerated().sorted { a, b in
      let (left, right) = (order[a.element.file] ?? 0, order[b.element.file] ?? 0)
      return (left, a.element.line, a.element.record, a.offset)
        < (right, b.element.line, b.element.record, b.offset)
    }.map(\.element)
    for (field, values) in binder.openValues {
      guard let choice = choice(of: field) else { continue }
      let members = choice.members.flatMap(\.spellings)
      for (value, count) in values {
        report.openValues.append(
          OpenValue(field: field, value: value, count: count, near: Suggestion.near(value, in: members)))
      }
    }
    report.openValues.sort {
      ($0.field.entity, $0.field.index, $0.value) < ($1.field.entity, $1.field.index, $1.value)
    }
    report.blankTokens = binder.blankTokens
    var digest = Digest()
    for file in binder.files {
      digest.add("\(file.file)\n\(file.digest)\n".utf8)
    }
    report.digest = digest.hex
    return report
  }

  private func choice(of field: FieldID) -> Choice? {
    var type = index.schema[field].type
    while case .list(let element) = type { type = element }
    guard case .choice(let id) = type else { return nil }
    return index.schema[id]
  }
}
