import ZhanceDiagnostics

/// Reads a CSV: the first row that is not blank holds the headings.
///
/// A quote that never closes costs the line on which it opens, and no more: reading goes on with
/// the next physical line.
struct CSVReader {
  let document: Int
  let file: String
  let table: String
  let scanner: CSVScanner
  private let start: Int

  init(document: Int, file: String, table: String, bytes: [UInt8], start: Int) {
    self.document = document
    self.file = file
    self.table = table
    self.scanner = CSVScanner(bytes: bytes)
    self.start = start
  }

  func read(into consumer: inout some RecordConsumer) {
    var offset = start
    var line = 1
    var record = 0
    var batch: (id: Int, width: Int)?
    let count = scanner.bytes.count
    while offset < count {
      let scan = scanner.record(at: offset, limit: count)
      guard let (id, width) = batch else {
        if let damage = scan.damage {
          consumer.refuse(document: document, table: table, problem(damage, line: line, record: 0))
          return
        }
        if isBlank(scan) {
          consumer.skip(document: document, .blank)
        } else {
          var headings = scan.cells.map(scanner.text)
          while let last = headings.last, Fold.trim(last).isEmpty { headings.removeLast() }
          let id = consumer.open(
            SourceTable(document: document, name: table, headings: headings, format: .csv))
          batch = (id, headings.count)
          consumer.skip(document: document, .header)
        }
        offset = scan.end
        line += scan.lineBreaks
        continue
      }
      let damage = scan.damage ?? (swallowsRows(scan, at: offset, width: width) ? .openQuote : nil)
      if let damage {
        record += 1
        let (end, next) = scanner.line(at: offset)
        let origin = RowOrigin(batch: id, line: line, record: record, range: offset..<end, pointer: "")
        consumer.reject(
          origin, scanner.roughCells(offset..<end), problem(damage, line: line, record: record))
        offset = next
        line += 1
        continue
      }
      if isBlank(scan) {
        consumer.skip(document: document, .blank)
      } else {
        record += 1
        let cells = scan.cells.map(scanner.text)
        let origin = RowOrigin(batch: id, line: line, record: record, range: offset..<scan.end, pointer: "")
        if cells.count < width || cells.dropFirst(width).contains(where: { !Fold.trim($0).isEmpty }) {
          consumer.reject(
            origin, cells, columnCount(cells.count, width: width, line: line, record: record))
        } else {
          consumer.take(SourceRecord(origin: origin, content: .cells(cells)))
        }
      }
      offset = scan.end
      line += scan.lineBreaks
    }
    if batch == nil {
      consumer.refuse(
        document: document, table: table,
        DataProblem(
          code: .noHeader, place: DataPlace(file: file), value: "",
          message: Bilingual("文件里没有表头", "the file has no heading row")))
    }
  }

  /// The record runs over several lines and has the wrong number of cells, while the next physical
  /// line alone has the right one: a stray quote has swallowed rows.
  private func swallowsRows(_ scan: CSVScanner.Scan, at offset: Int, width: Int) -> Bool {
    guard scan.cells.count != width else { return false }
    let (_, next) = scanner.line(at: offset)
    guard next < scan.end else { return false }
    let (end, _) = scanner.line(at: next)
    let alone = scanner.record(at: next, limit: end)
    return alone.damage == nil && alone.cells.count == width
  }

  private func isBlank(_ scan: CSVScanner.Scan) -> Bool {
    scan.cells.allSatisfy { $0.range.isEmpty || Fold.trim(scanner.text($0)).isEmpty }
  }

  private func columnCount(_ count: Int, width: Int, line: Int, record: Int) -> DataProblem {
    DataProblem(
      code: .columnCount, place: DataPlace(file: file, line: line, record: record), value: "",
      message: Bilingual("这一行有 \(count) 格", "the row has \(count) cells"),
      expected: Bilingual("与表头相同的 \(width) 格", "\(width), as many as there are headings"),
      suggestion: count > width
        ? Bilingual("把含逗号的格用引号括住", "quote a cell that holds a comma") : nil)
  }

  private func problem(_ damage: CSVScanner.Damage, line: Int, record: Int) -> DataProblem {
    let place = DataPlace(file: file, line: line, record: record)
    switch damage {
    case .openQuote:
      return DataProblem(
        code: .openQuote, place: place, value: "",
        message: Bilingual("这一行开头的引号没有配对", "a quote that opens on this line does not close"),
        expected: Bilingual("格末的引号；格内的引号写成两个", "a quote at the end of the cell; one inside it is doubled"))
    case .tooManyColumns:
      return DataProblem(
        code: .tooLarge, place: place, value: "",
        message: Bilingual("这一行的列太多", "the row has too many columns"),
        expected: Bilingual("至多 \(DataLimits.rowColumns) 列", "at most \(DataLimits.rowColumns)"))
    case .cellTooLong:
      return DataProblem(
        code: .tooLarge, place: place, value: "",
        message: Bilingual("这一行有一格太长", "a cell of the row is too long"),
        expected: Bilingual("至多 1 MiB", "at most 1 MiB"))
    }
  }
}
