import ZhanceDiagnostics
import ZhanceModel

/// A row of the attestations or waivers, its cells by the name of their column.
struct RecordRow {
  let origin: RowOrigin
  let isWaiver: Bool
  var cells: [RecordColumn: Found] = [:]

  struct Found {
    var text: String
    var place: DataPlace
  }
}

/// The columns of the two built-in tables.
enum RecordColumn: String, CaseIterable {
  case item, subject, value, by, on
  case rule, because, from, until

  static let attestations: [RecordColumn] = [.item, .subject, .value, .by, .on]
  static let waivers: [RecordColumn] = [.rule, .subject, .because, .from, .until]

  var zh: String {
    switch self {
    case .item: "认定项"
    case .subject: "对象"
    case .value: "值"
    case .by: "认定人"
    case .on: "认定日期"
    case .rule: "规则"
    case .because: "理由"
    case .from: "起"
    case .until: "止"
    }
  }

  init?(_ heading: String, isWaiver: Bool) {
    let folded = Fold.heading(heading)
    let all = isWaiver ? RecordColumn.waivers : RecordColumn.attestations
    guard let column = all.first(where: { $0.rawValue == folded || $0.zh == folded }) else { return nil }
    self = column
  }
}

extension Binder {
  mutating func openRecords(batch: Int) {
    let isWaiver = batches[batch].target == .waivers
    let headings = batches[batch].source.headings
    for heading in headings { addRecordColumn(heading, batch: batch, isWaiver: isWaiver) }
    guard !headings.isEmpty else { return }
    let found = headings.compactMap { RecordColumn($0, isWaiver: isWaiver) }
    let required: [RecordColumn] = isWaiver ? [.rule, .because] : [.item, .subject, .value]
    for column in required where !found.contains(column) {
      let problem = DataProblem(
        code: .missingColumn, place: DataPlace(file: file(batch)), value: "",
        message: Bilingual("缺少列\(quoted(column.zh))", "the column \(quoted(column.rawValue)) is missing"))
      log.add(problem)
      batches[batch].refusal = problem
      return
    }
  }

  private mutating func addRecordColumn(_ heading: String, batch: Int, isWaiver: Bool) {
    let number = batches[batch].source.format == .csv ? batches[batch].keys.count + 1 : 0
    batches[batch].positions[heading] = batches[batch].keys.count
    batches[batch].keys.append(heading)
    guard RecordColumn(heading, isWaiver: isWaiver) == nil, !RejectsColumns.all.contains(heading) else {
      return
    }
    let all = isWaiver ? RecordColumn.waivers : RecordColumn.attestations
    log.add(
      DataProblem(
        code: .unknownColumn,
        place: DataPlace(file: file(batch), column: Fold.trim(heading), columnNumber: number),
        value: heading,
        message: Bilingual("不认得列\(quoted(heading))", "the column \(quoted(heading)) is not known"),
        suggestion: Did.youMean(Fold.trim(heading), in: all.flatMap { [$0.zh, $0.rawValue] })))
  }

  mutating func takeRecord(_ record: SourceRecord) {
    let batch = record.origin.batch
    let isWaiver = batches[batch].target == .waivers
    let (headings, cells) = text(record)
    var row = RecordRow(origin: record.origin, isWaiver: isWaiver)
    let isCSV = batches[batch].source.format == .csv
    for (position, (heading, cell)) in zip(headings, cells).enumerated() {
      if batches[batch].positions[heading] == nil {
        addRecordColumn(heading, batch: batch, isWaiver: isWaiver)
      }
      guard let column = RecordColumn(heading, isWaiver: isWaiver) else { continue }
      let text = Fold.trim(RejectsColumns.unguarded(Fold.trim(cell)))
      let place = place(record.origin, Fold.trim(heading), isCSV ? position + 1 : 0)
      if let earlier = row.cells[column], earlier.text != text {
        // Two answers are none: the row is rejected for want of the cell.
        row.cells[column] = RecordRow.Found(text: "", place: place)
      } else {
        row.cells[column] = RecordRow.Found(text: text, place: place)
      }
    }
    records.append(row)
  }

  /// The attestations and waivers, each row counted as evaluated, rejected or skipped.
  mutating func finishRecords() -> (attestations: [AttestationRecord], waivers: [Waiver]) {
    var attestations: [AttestationRecord] = []
    var waivers: [Waiver] = []
    let rows = records
    let conflicts = contradictions(rows)
    var seen = Set<[String]>()
    for row in rows {
      let document = batches[row.origin.batch].source.document
      do throws(CellFault) {
        if row.isWaiver {
          waivers.append(try waiver(row))
        } else if let record = try attestation(row) {
          let name = [Fold.key(record.item), Fold.key(record.subject)]
          if let lines = conflicts[name] {
            throw CellFault(
              .badAttestation, "第 \(lines) 行对同一对象的认定不同", "lines \(lines) attest different values")
          }
          guard seen.insert(name).inserted else {
            files[document].skips[.identical, default: 0] += 1
            continue
          }
          attestations.append(record)
        } else {
          files[document].skips[.unanswered, default: 0] += 1
          continue
        }
        files[document].evaluated += 1
      } catch {
        files[document].rejected += 1
        let problem = error.problem(at: place(row.origin), value: "", comparesNames: true)
        log.add(problem)
        let (headings, cells) = text(record(row.origin))
        rejects.append(rejected(row.origin, headings, cells, [problem]))
      }
    }
    return (attestations, waivers)
  }

  /// Item and subject with two different values, and the lines in which they stand.
  private func contradictions(_ rows: [RecordRow]) -> [[String]: String] {
    var values: [[String]: [(truth: Bool, line: Int)]] = [:]
    for row in rows where !row.isWaiver {
      guard let record = try? attestation(row), case .truth(let truth) = record.value else { continue }
      values[[Fold.key(record.item), Fold.key(record.subject)], default: []].append((truth, row.origin.line))
    }
    return values.filter { Set($0.value.map(\.truth)).count > 1 }
      .mapValues { $0.map { "\($0.line)" }.joined(separator: "、") }
  }

  /// nil where nobody has answered yet.
  private func attestation(_ row: RecordRow) throws(CellFault) -> AttestationRecord? {
    guard let item = filled(row.cells[.item]) else {
      throw CellFault(.badAttestation, "没有写明认定项", "the item is not given")
    }
    guard let subject = filled(row.cells[.subject]) else {
      throw CellFault(.badAttestation, "没有写明认定的对象", "the subject is not given")
    }
    guard let value = filled(row.cells[.value]) else { return nil }
    let truth = try TruthReader.read(value, allowsDigits: batches[row.origin.batch].source.format == .csv)
    if let on = filled(row.cells[.on]) { _ = try DateReader.read(on) }
    return AttestationRecord(
      item: item, subject: subject, value: .truth(truth), place: recordPlace(row))
  }

  private func waiver(_ row: RecordRow) throws(CellFault) -> Waiver {
    guard let rule = filled(row.cells[.rule]) else {
      throw CellFault(.badWaiver, "没有写明豁免的规则", "the rule is not given")
    }
    guard let because = filled(row.cells[.because]), because != "无" else {
      throw CellFault(.badWaiver, "没有写明豁免的理由", "the reason is not given")
    }
    let subject = filled(row.cells[.subject])
    if subject == nil, row.cells[.subject]?.text.isEmpty == false {
      throw CellFault(
        .badWaiver, "豁免的对象读不出", "the subject cannot be read",
        suggestion: Bilingual("对全部对象的豁免留空", "leave it empty for all subjects"))
    }
    let from = try filled(row.cells[.from]).map { text throws(CellFault) in try DateReader.read(text) }
    let until = try filled(row.cells[.until]).map { text throws(CellFault) in try DateReader.read(text) }
    for column in [RecordColumn.from, .until] where filled(row.cells[column]) == nil {
      if row.cells[column]?.text.isEmpty == false {
        throw CellFault(.badWaiver, "豁免的起止日期读不出", "a date of the waiver cannot be read")
      }
    }
    if let from, let until, from > until {
      throw CellFault(.badWaiver, "豁免的起日晚于止日", "the waiver begins after it ends")
    }
    return Waiver(
      rule: rule, subject: subject, because: because, from: from, until: until, place: recordPlace(row))
  }

  private func filled(_ found: RecordRow.Found?) -> String? {
    guard let text = found?.text, !text.isEmpty, !BlankTokens.words.contains(Fold.width(text).lowercased())
    else { return nil }
    return text
  }

  private func recordPlace(_ row: RecordRow) -> Place {
    Place(file: file(row.origin.batch), line: row.origin.line, column: row.origin.pointer)
  }
}
