import ZhanceDiagnostics
import ZhanceModel

/// Looks at all rows together: keys, owners, references. Rejects what cannot stand, and with it
/// what depends on it, until nothing changes; then builds the dataset.
struct Linker {
  var binder: Binder
  /// The first row of each key, by entity; rejected ones too.
  var rowsByKey: [[String: Int]]
  /// A row that is identical to an earlier one, and that one.
  private var originals: [RowID: RowID] = [:]
  /// How many names may still be compared for did-you-mean.
  private var comparisons = 200_000
  private var reportedTargets: Set<FieldID> = []
  private var reportedColumns: Set<[Int]> = []

  init(_ binder: Binder) {
    self.binder = binder
    rowsByKey = Array(repeating: [:], count: binder.builders.count)
  }

  var index: SchemaIndex { binder.index }

  mutating func link() {
    settleKeys()
    settleOwners()
  }

  // MARK: Keys

  /// Identical rows count once; rows of one key that differ are all rejected.
  private mutating func settleKeys() {
    var conflicts: [RowID: [RowID]] = [:]
    var conflictOrder: [RowID] = []
    for id in binder.sequence {
      if let parent = binder.builders[id.entity.index].parents[id.index], let original = originals[parent] {
        collapse(id, into: original)
        continue
      }
      guard let key = binder.builders[id.entity.index].key(id.index).map(Fold.key) else { continue }
      guard let first = rowsByKey[id.entity.index][key] else {
        rowsByKey[id.entity.index][key] = id.index
        continue
      }
      let original = RowID(entity: id.entity, index: first)
      if isIdentical(id, original) {
        collapse(id, into: original)
      } else {
        if conflicts[original] == nil { conflictOrder.append(original) }
        conflicts[original, default: [original]].append(id)
      }
    }
    for original in conflictOrder {
      let rows = conflicts[original] ?? []
      for id in rows { rejectDuplicate(id, among: rows) }
    }
  }

  private mutating func collapse(_ id: RowID, into original: RowID) {
    originals[id] = original
    binder.builders[id.entity.index].fates[id.index] = .identical
    let origin = binder.builders[id.entity.index].origins[id.index]
    let first = place(original)
    binder.log.add(
      DataProblem(
        code: .identicalRow, place: binder.place(origin), value: "",
        message: Bilingual("与 \(first.text(.zh)) 完全相同，只算一次", "identical to \(first.text(.en)), counted once"))
    )
  }

  private mutating func rejectDuplicate(_ id: RowID, among rows: [RowID]) {
    // Not the whole list: there may be many.
    let others = rows.prefix(4).filter { $0 != id }.prefix(3).map { place($0) }
    let more = rows.count > 4 ? "…" : ""
    let key = binder.builders[id.entity.index].key(id.index) ?? ""
    let field = binder.builders[id.entity.index].entity.key ?? 0
    let (heading, number) = binder.builders[id.entity.index].headings[field]
    let origin = binder.builders[id.entity.index].origins[id.index]
    let problem = DataProblem(
      code: .duplicateKey, place: binder.place(origin, heading, number), value: key,
      message: Bilingual(
        "主键\(quoted(key))在 \(others.map { $0.text(.zh) }.joined(separator: "、"))\(more) 也有，内容不同",
        "the key \(quoted(key)) is also that of \(others.map { $0.text(.en) }.joined(separator: ", "))\(more), which differs"
      ))
    reject(id, problem)
  }

  private func place(_ id: RowID) -> DataPlace {
    binder.place(binder.builders[id.entity.index].origins[id.index])
  }

  /// Same cells, same unreadable texts, same nested rows.
  private func isIdentical(_ a: RowID, _ b: RowID) -> Bool {
    let builder = binder.builders[a.entity.index]
    for field in builder.entity.fields.indices {
      guard comparable(builder.cell(a.index, field)) == comparable(builder.cell(b.index, field)) else {
        return false
      }
    }
    func unread(_ row: Int) -> [[String]] {
      (builder.faults[row] ?? []).map { ["\($0.field)", Fold.trim($0.problem.value)] }.sorted {
        $0.lexicographicallyPrecedes($1)
      }
    }
    return unread(a.index) == unread(b.index) && nestedText(a) == nestedText(b)
  }

  private func comparable(_ cell: BoundCell) -> BoundCell {
    switch cell {
    case .cell, .references: cell
    case .reference(let text): .reference(Fold.key(text))
    case .nested(in: let owner):
      binder.builders[owner.entity.index].key(owner.index).map { .reference(Fold.key($0)) } ?? cell
    }
  }

  /// The lists nested in a row, without the blanks of their JSON.
  private func nestedText(_ id: RowID) -> [String] {
    let origin = binder.builders[id.entity.index].origins[id.index]
    guard case .members(let members) = binder.record(origin).content else { return [] }
    return members.compactMap { member in
      guard let field = index.field(member.key, of: id.entity),
        case .rows = index.schema[id.entity].fields[field].type
      else { return nil }
      return "\(field)" + CanonicalJSON.text(member.element.value)
    }.sorted()
  }

  // MARK: Owners

  private mutating func settleOwners() {
    var queue: [RowID] = []
    for entity in index.schema.entities {
      guard let fields = index.ownerFields[entity.id] else { continue }
      for row in 0..<binder.builders[entity.id.index].count {
        let id = RowID(entity: entity.id, index: row)
        guard binder.builders[entity.id.index].fates[row] == .kept else { continue }
        for field in fields {
          let resolution = resolve(id, field)
          if let problem = ownerProblem(id, field, resolution) {
            let isFirst = fate(id) == .kept
            reject(id, problem.problem, isLogged: problem.isNew)
            if isFirst { queue.append(id) }
          }
        }
      }
    }
    let dependents = queue.isEmpty ? [:] : self.dependents()
    while let owner = queue.popLast() {
      for id in dependents[owner] ?? [] where fate(id) == .kept {
        for field in index.ownerFields[id.entity] ?? [] {
          let resolution = resolve(id, field)
          guard resolution == .row(owner), let problem = ownerProblem(id, field, resolution) else { continue }
          reject(id, problem.problem, isLogged: true)
          queue.append(id)
          break
        }
      }
    }
  }

  /// For each owner the kept rows that count under it.
  private func dependents() -> [RowID: [RowID]] {
    var result: [RowID: [RowID]] = [:]
    for id in binder.sequence where fate(id) == .kept {
      for field in index.ownerFields[id.entity] ?? [] {
        if case .row(let owner) = resolve(id, field) { result[owner, default: []].append(id) }
      }
    }
    return result
  }

  private func fate(_ id: RowID) -> TableBuilder.Fate { binder.builders[id.entity.index].fates[id.index] }

  mutating func reject(_ id: RowID, _ problem: DataProblem, isLogged: Bool = true) {
    binder.builders[id.entity.index].reject(id.index, problem)
    if isLogged { binder.log.add(problem) }
  }

  /// nil where the row may stay: its owner is kept, needs none, or belongs to a table that was not given.
  private mutating func ownerProblem(_ id: RowID, _ field: Int, _ resolution: Resolution)
    -> (problem: DataProblem, isNew: Bool)?
  {
    let names = index.label(FieldID(entity: id.entity, index: field))
    switch resolution {
    case .blank: return nil
    case .unsupplied:
      noteMissingTarget(id, field)
      return nil
    case .row(let owner):
      guard fate(owner) == .rejected else { return nil }
      let key = binder.builders[owner.entity.index].key(owner.index) ?? ""
      let first = place(owner)
      return (
        problem(
          .ownerRejected, id, field, key,
          Bilingual(
            "所归的\(quoted(key))（\(first.text(.zh))）被退回",
            "its owner \(quoted(key)) (\(first.text(.en))) was rejected")), true
      )
    case .unknown:
      let batch = binder.builders[id.entity.index].origins[id.index].batch
      let unread = binder.builders[id.entity.index].faults[id.index]?.first { $0.field == field }?.problem
      if let unread { return (unread, false) }
      if binder.batches[batch].source.format == .csv, !hasColumn(batch, field) {
        let problem = DataProblem(
          code: .missingColumn, place: DataPlace(file: binder.file(batch)), value: "",
          message: Bilingual(
            "缺少归属列\(quoted(names.zh))", "the owner's column \(quoted(names.en)) is missing"))
        return (problem, reportedColumns.insert([batch, field]).inserted)
      }
      return (
        problem(
          .badOwner, id, field, "",
          Bilingual("没有写明\(quoted(names.zh))", "\(quoted(names.en)) is not given")), true
      )
    case .dangling(let text): return (dangling(.danglingOwner, id, field, text), true)
    case .ambiguous(let text, _): return (ambiguous(id, field, text), true)
    }
  }

  private func hasColumn(_ batch: Int, _ field: Int) -> Bool {
    binder.batches[batch].uses.contains { use in
      if case .field(field, _) = use { true } else { false }
    }
  }

  // MARK: References

  enum Resolution: Equatable {
    case row(RowID)
    case blank
    case unknown
    case dangling(String)
    case ambiguous(String, [EntityID])
    /// None of the tables that it may refer to was given.
    case unsupplied
  }

  func resolve(_ id: RowID, _ field: Int) -> Resolution {
    guard case .row(let targets) = index.schema[id.entity].fields[field].type else { return .unknown }
    guard targets.contains(where: { binder.builders[$0.index].isSupplied }) else { return .unsupplied }
    switch binder.builders[id.entity.index].cell(id.index, field) {
    case .cell(.blank): return .blank
    case .nested(in: let owner): return .row(originals[owner] ?? owner)
    case .reference(let text): return resolve(text, targets)
    case .cell, .references: return .unknown
    }
  }

  func resolve(_ text: String, _ targets: [EntityID]) -> Resolution {
    let key = Fold.key(text)
    let found = targets.filter { rowsByKey[$0.index][key] != nil }
    if found.count == 1, let row = rowsByKey[found[0].index][key] {
      return .row(RowID(entity: found[0], index: row))
    }
    if found.count > 1 { return .ambiguous(text, found) }
    if let colon = key.firstIndex(of: ":"), let entity = index.entity(String(key[..<colon])),
      targets.contains(entity),
      let row = rowsByKey[entity.index][Fold.trim(String(key[key.index(after: colon)...]))]
    {
      return .row(RowID(entity: entity, index: row))
    }
    return .dangling(text)
  }

  mutating func noteMissingTarget(_ id: RowID, _ field: Int) {
    let field = FieldID(entity: id.entity, index: field)
    guard binder.builders[id.entity.index].references[field.index] != nil,
      case .row(let targets) = index.schema[field].type, reportedTargets.insert(field).inserted
    else { return }
    let names = targets.map { index.label($0) }
    let own = index.label(field)
    let (heading, number) = binder.builders[id.entity.index].headings[field.index]
    let batch = binder.builders[id.entity.index].origins[id.index].batch
    binder.log.add(
      DataProblem(
        code: .noTargetTable,
        place: DataPlace(file: binder.file(batch), column: heading, columnNumber: number), value: "",
        message: Bilingual(
          "没有给出表\(names.map { quoted($0.zh) }.joined(separator: "、"))，\(quoted(own.zh))按未知处理",
          "no table \(names.map { quoted($0.en) }.joined(separator: ", ")) was given, so \(quoted(own.en)) is unknown"
        )))
  }

  func problem(_ code: DataCode, _ id: RowID, _ field: Int, _ value: String, _ message: Bilingual)
    -> DataProblem
  {
    let builder = binder.builders[id.entity.index]
    let name = index.label(FieldID(entity: id.entity, index: field))
    let (heading, number) = builder.headings[field]
    return DataProblem(
      code: code,
      place: binder.place(builder.origins[id.index], heading.isEmpty ? name.zh : heading, number),
      value: value, message: message)
  }

  mutating func dangling(_ code: DataCode, _ id: RowID, _ field: Int, _ text: String) -> DataProblem {
    var targets: [EntityID] = []
    var type = index.schema[id.entity].fields[field].type
    while case .list(let element) = type { type = element }
    if case .row(let entities) = type { targets = entities }
    let names = targets.map { index.label($0) }
    let zh = names.map(\.zh).joined(separator: "、")
    let en = names.map(\.en).joined(separator: ", ")
    var result = problem(
      code, id, field, text, Bilingual("\(zh)里没有\(quoted(text))", "there is no \(quoted(text)) in \(en)"))
    result.expected = Bilingual("\(zh)的一个主键", "a key of \(en)")
    let size = targets.reduce(0) { $0 + rowsByKey[$1.index].count }
    if size <= comparisons {
      comparisons -= size
      let keys = targets.flatMap { target in
        rowsByKey[target.index].sorted { $0.value < $1.value }
          .compactMap { binder.builders[target.index].key($0.value) }
      }
      result.suggestion = Did.youMean(text, in: keys)
    }
    return result
  }

  func ambiguous(_ id: RowID, _ field: Int, _ text: String) -> DataProblem {
    var found: [EntityID] = []
    if case .row(let targets) = index.schema[id.entity].fields[field].type,
      case .ambiguous(_, let entities) = resolve(text, targets)
    {
      found = entities
    }
    let names = found.map { index.label($0) }
    var result = problem(
      .ambiguousReference, id, field, text,
      Bilingual(
        "\(names.map(\.zh).joined(separator: "、"))里都有\(quoted(text))",
        "\(names.map(\.en).joined(separator: ", ")) each have \(quoted(text))"))
    result.suggestion = Bilingual(
      "写明是哪一张表的：\(names.map { "\($0.zh):\(text)" }.joined(separator: "、"))",
      "say which: \(names.map { "\($0.en):\(text)" }.joined(separator: ", "))")
    return result
  }
}

/// A JSON value as text without blanks, members in order of their keys.
enum CanonicalJSON {
  static func text(_ value: RawValue) -> String {
    switch value {
    case .null: return "null"
    case .truth(let truth): return "\(truth)"
    case .number(let digits): return digits
    case .text(let text): return "\"\(text.utf8.count):\(text)\""
    case .array(let elements):
      return "[\(elements.map { CanonicalJSON.text($0.value) }.joined(separator: ","))]"
    case .object(let members):
      let parts = members.map { "\"\($0.key.utf8.count):\($0.key)\":\(CanonicalJSON.text($0.element.value))" }
      return "{\(parts.sorted().joined(separator: ","))}"
    }
  }
}
