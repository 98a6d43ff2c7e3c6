import ZhanceDiagnostics

/// Reads one JSON object a line: a row of the table that the file names, or that the line names
/// itself under `entity` (`实体`).
struct NDJSONReader {
  let document: Int
  let file: String
  let table: String
  let bytes: [UInt8]
  let start: Int

  func read(into consumer: inout some RecordConsumer) {
    let scanner = CSVScanner(bytes: bytes)
    var batches: [String: Int] = [:]
    var records: [String: Int] = [:]
    func place(_ name: String, _ consumer: inout some RecordConsumer) -> (batch: Int, record: Int) {
      let batch =
        batches[name]
        ?? consumer.open(
          SourceTable(document: document, name: name, headings: [], format: .ndjson))
      batches[name] = batch
      records[name, default: 0] += 1
      return (batch, records[name, default: 0])
    }
    if consumer.isTable(table) {
      batches[table] = consumer.open(
        SourceTable(document: document, name: table, headings: [], format: .ndjson))
    }
    let ownEntity = ["entity", "实体"].first { consumer.table(table, hasField: $0) }
    var offset = start
    var line = 0
    while offset < bytes.count {
      let (end, next) = scanner.line(at: offset)
      let range = offset..<end
      offset = next
      line += 1
      var parser = JSONParser(bytes, range: range)
      if parser.peek() == nil {
        consumer.skip(document: document, .blank)
        continue
      }
      let parsed: RawElement
      do throws(JSONFault) {
        parsed = try parser.document()
      } catch {
        let (batch, record) = place(table, &consumer)
        consumer.reject(
          RowOrigin(batch: batch, line: line, record: record, range: range, pointer: ""),
          [String(decoding: bytes[range], as: UTF8.self)],
          DataProblem(
            code: error.code, place: DataPlace(file: file, line: line, record: record), value: "",
            message: error.message))
        continue
      }
      guard case .object(var members) = parsed.value else {
        let (batch, record) = place(table, &consumer)
        let text = JSONPointer.text(parsed, in: bytes)
        consumer.reject(
          RowOrigin(batch: batch, line: line, record: record, range: range, pointer: ""), [text],
          DataProblem(
            code: .notARow, place: DataPlace(file: file, line: line, record: record), value: text,
            message: Bilingual("这里不是一行数据", "this is not a row"),
            expected: Bilingual("{\"字段\": 值}", "{\"field\": value}")))
        continue
      }
      var name = table
      if ownEntity == nil, let index = members.firstIndex(where: { $0.key == "entity" || $0.key == "实体" }),
        case .text(let text) = members[index].element.value
      {
        name = text
        members.remove(at: index)
      }
      let (batch, record) = place(name, &consumer)
      consumer.take(
        SourceRecord(
          origin: RowOrigin(batch: batch, line: line, record: record, range: parsed.range, pointer: ""),
          content: .members(members)))
    }
  }
}
