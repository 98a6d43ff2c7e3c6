import ZhanceDiagnostics
import ZhanceModel

/// Turns records into rows of typed cells; what only the whole of the data can tell (keys,
/// references, owners) is left to `Linker`.
struct Binder {
  let index: SchemaIndex
  let documents: [DataDocument]
  var files: [FileReport]
  var log = ProblemLog()
  var rejects: [RejectedRow] = []
  var builders: [TableBuilder]
  var batches: [Batch] = []
  /// All rows in the order in which they were read; a nested row comes after its owner.
  var sequence: [RowID] = []
  /// Rows that were rejected before they had cells.
  var lostRows: [EntityID: Int] = [:]
  /// Entities of which a row was lost that might be in anybody's list.
  var openEntities: Set<EntityID> = []
  /// Lists of one owner that lost a row, with the owner's row as it was read.
  var openLists: Set<Dataset.ListOwner> = []
  var openValues: [FieldID: [String: Int]] = [:]
  var blankTokens: [String: Int] = [:]
  /// Rows of the two built-in tables.
  var records: [RecordRow] = []

  /// The rows under one name in one document.
  struct Batch {
    let source: SourceTable
    let target: TableTarget
    /// By column of a CSV, or by key in the order in which JSON keys were met.
    var uses: [ColumnUse] = []
    var keys: [String] = []
    var positions: [String: Int] = [:]
    /// Tables that are nested in these rows, by list.
    var nested: [FieldID: (batch: Int, count: Int)] = [:]
    /// Why every row is rejected; reported once.
    var refusal: DataProblem?
  }

  init(_ schema: Schema, _ documents: [DataDocument]) {
    index = SchemaIndex(schema)
    self.documents = documents
    files = documents.map {
      FileReport(file: $0.name, byteCount: $0.bytes.count, digest: Digest.of($0.bytes))
    }
    builders = schema.entities.map(TableBuilder.init)
  }

  mutating func fail(_ problem: DataProblem) { log.add(problem) }

  func file(_ batch: Int) -> String { documents[batches[batch].source.document].name }

  func place(_ origin: RowOrigin, _ heading: String = "", _ number: Int = 0) -> DataPlace {
    let isJSON = batches[origin.batch].source.format != .csv
    let column = isJSON ? pointer(origin, heading) : heading
    return DataPlace(
      file: file(origin.batch), line: origin.line, record: origin.record, column: column,
      columnNumber: number)
  }

  private func pointer(_ origin: RowOrigin, _ key: String) -> String {
    key.isEmpty ? origin.pointer : "\(origin.pointer)/\(JSONPointer.escape(key))"
  }

  /// A row of the entity is gone, and nobody can say whose it was.
  mutating func lose(_ entity: EntityID) {
    lostRows[entity, default: 0] += 1
    openEntities.insert(entity)
  }

  mutating func lose(_ target: TableTarget, mayBeAny: Bool) {
    switch target {
    case .entity(let entity): lose(entity)
    case .attestations, .waivers: break
    case .unknown(let near):
      for entity in mayBeAny ? index.schema.entities.map(\.id) : near { lose(entity) }
    }
  }
}

extension Binder: RecordConsumer {
  func isTable(_ name: String) -> Bool { index.isTable(name) }

  func table(_ name: String, hasField field: String) -> Bool {
    guard let entity = index.entity(name) else { return false }
    return index.field(field, of: entity) != nil
  }

  mutating func open(_ table: SourceTable) -> Int {
    let target = index.target(table.name, comparesNames: log.hasRoom(for: .unknownTable))
    batches.append(Batch(source: table, target: target))
    let id = batches.count - 1
    switch target {
    case .entity(let entity):
      builders[entity.index].isDirect = true
      for heading in table.headings { addColumn(heading, batch: id, entity: entity) }
      if !table.headings.isEmpty { checkHeadings(batch: id, entity: entity) }
    case .attestations, .waivers:
      openRecords(batch: id)
    case .unknown(let near):
      let names = near.map { index.label($0) }
      let problem = DataProblem(
        code: .unknownTable, place: DataPlace(file: file(id)), value: table.name,
        message: Bilingual("没有名为\(quoted(table.name))的表", "no table is called \(quoted(table.name))"),
        expected: Bilingual("词汇中一个实体的名称", "the name of an entity of the vocabulary"),
        suggestion: names.isEmpty || names.count > 3
          ? nil
          : Bilingual(
            "改为 \(names.map(\.zh).joined(separator: "、"))",
            "did you mean \(names.map(\.en).joined(separator: ", "))"))
      log.add(problem)
      batches[id].refusal = problem
    }
    return id
  }

  mutating func take(_ record: SourceRecord) {
    let batch = record.origin.batch
    let document = batches[batch].source.document
    if let refusal = batches[batch].refusal {
      files[document].read += 1
      files[document].rejected += 1
      let (headings, cells) = text(record)
      rejects.append(rejected(record.origin, headings, cells, [refusal]))
      lose(batches[batch].target, mayBeAny: false)
      return
    }
    if case .members(let members) = record.content, members.count > DataLimits.rowColumns {
      let (_, cells) = text(record)
      reject(record.origin, cells, Binder.tooWide(place(record.origin)))
      return
    }
    switch batches[batch].target {
    case .entity(let entity): bind(record, entity: entity, parent: nil)
    case .attestations, .waivers:
      files[document].read += 1
      takeRecord(record)
    case .unknown: break
    }
  }

  mutating func reject(_ origin: RowOrigin, _ cells: [String], _ problem: DataProblem) {
    let document = batches[origin.batch].source.document
    files[document].read += 1
    files[document].rejected += 1
    log.add(problem)
    var headings = batches[origin.batch].source.headings
    if headings.isEmpty { headings = ["JSON"] }
    rejects.append(rejected(origin, headings, cells, [problem]))
    lose(batches[origin.batch].target, mayBeAny: batches[origin.batch].source.format == .ndjson)
  }

  mutating func skip(document: Int, _ reason: FileReport.Skip) {
    files[document].read += 1
    files[document].skips[reason, default: 0] += 1
  }

  mutating func refuse(document: Int, table: String?, _ problem: DataProblem) {
    files[document].isReadable = false
    log.add(problem)
    lose(index.target(table ?? ""), mayBeAny: documents[document].format != .csv)
  }

  static func tooWide(_ place: DataPlace) -> DataProblem {
    DataProblem(
      code: .tooLarge, place: place, value: "",
      message: Bilingual("这一行的列太多", "the row has too many columns"),
      expected: Bilingual("至多 \(DataLimits.rowColumns) 列", "at most \(DataLimits.rowColumns)"))
  }

  func rejected(_ origin: RowOrigin, _ headings: [String], _ cells: [String], _ problems: [DataProblem])
    -> RejectedRow
  {
    RejectedRow(
      file: file(origin.batch), table: batches[origin.batch].source.name, line: origin.line,
      record: origin.record, headings: headings, cells: cells, problems: problems)
  }

  /// The headings and cells of a record as they stand in the data.
  func text(_ record: SourceRecord) -> ([String], [String]) {
    let source = batches[record.origin.batch].source
    switch record.content {
    case .cells(let cells):
      return (source.headings, cells)
    case .members(let members):
      let bytes = documents[source.document].bytes
      return (members.map(\.key), members.map { JSONPointer.text($0.element, in: bytes) })
    }
  }

  /// Reads a row of the data again.
  func record(_ origin: RowOrigin) -> SourceRecord {
    let source = batches[origin.batch].source
    let bytes = documents[source.document].bytes
    switch source.format {
    case .csv:
      let scanner = CSVScanner(bytes: bytes)
      let scan = scanner.record(at: origin.range.lowerBound, limit: origin.range.upperBound)
      return SourceRecord(origin: origin, content: .cells(scan.cells.map(scanner.text)))
    case .json, .ndjson:
      var parser = JSONParser(bytes, range: origin.range)
      guard let element = try? parser.document(), case .object(let members) = element.value else {
        return SourceRecord(origin: origin, content: .members([]))
      }
      return SourceRecord(origin: origin, content: .members(members))
    }
  }
}
