import ZhanceDiagnostics

/// Reads a JSON document: an object of tables, or the rows of the table that the file names.
///
/// The whole text is checked first, so that a fault anywhere refuses the file before a row is taken.
struct JSONReader {
  let document: Int
  let file: String
  let table: String
  let bytes: [UInt8]
  let start: Int

  func read(into consumer: inout some RecordConsumer) {
    let lines = LineIndex(bytes)
    var checker = JSONParser(bytes, range: start..<bytes.count, checksOnly: true)
    do throws(JSONFault) {
      _ = try checker.document()
      try walk(into: &consumer, lines: lines)
    } catch {
      consumer.refuse(
        document: document, table: table,
        DataProblem(
          code: error.code, place: DataPlace(file: file, line: lines.line(of: error.offset)), value: "",
          message: error.message))
    }
  }

  private func walk(into consumer: inout some RecordConsumer, lines: LineIndex) throws(JSONFault) {
    var parser = JSONParser(bytes, range: start..<bytes.count)
    switch parser.peek() {
    case UInt8(ascii: "["):
      try rows(of: table, pointer: "", &parser, &consumer, lines)
    case UInt8(ascii: "{"):
      if isSingleRow(consumer) {
        var sink = TableSink(self, name: table, pointer: "", lines: lines, &consumer)
        sink.take(try parser.value(depth: 1), pointer: "", &consumer)
        return
      }
      _ = parser.take(UInt8(ascii: "{"))
      guard parser.peek() != UInt8(ascii: "}") else { return }
      repeat {
        let key = try parser.key()
        let pointer = "/" + JSONPointer.escape(key)
        if parser.peek() == UInt8(ascii: "[") {
          try rows(of: key, pointer: pointer, &parser, &consumer, lines)
        } else {
          var sink = TableSink(self, name: key, pointer: pointer, lines: lines, &consumer)
          sink.reject(try parser.value(depth: 2), pointer: pointer, &consumer)
        }
      } while parser.take(UInt8(ascii: ","))
    default:
      throw parser.fault("这里应是表的对象，或行的数组", "an object of tables or an array of rows is expected here")
    }
  }

  /// An object in a file that names a table is one row of it, unless its first key names a table too.
  private func isSingleRow(_ consumer: some RecordConsumer) -> Bool {
    guard consumer.isTable(table) else { return false }
    var parser = JSONParser(bytes, range: start..<bytes.count)
    guard parser.take(UInt8(ascii: "{")), let key = try? parser.key() else { return false }
    return !consumer.isTable(key) || consumer.table(table, hasField: key)
  }

  private func rows(
    of name: String, pointer: String, _ parser: inout JSONParser, _ consumer: inout some RecordConsumer,
    _ lines: LineIndex
  ) throws(JSONFault) {
    var sink = TableSink(self, name: name, pointer: pointer, lines: lines, &consumer)
    _ = parser.take(UInt8(ascii: "["))
    if parser.take(UInt8(ascii: "]")) { return }
    repeat {
      let element = try parser.value(depth: 2)
      sink.take(element, pointer: "\(pointer)/\(sink.record)", &consumer)
    } while parser.take(UInt8(ascii: ","))
    _ = parser.take(UInt8(ascii: "]"))
  }

  /// Hands the rows of one table on.
  private struct TableSink {
    let reader: JSONReader
    let lines: LineIndex
    let batch: Int
    var record = 0

    init(
      _ reader: JSONReader, name: String, pointer: String, lines: LineIndex,
      _ consumer: inout some RecordConsumer
    ) {
      self.reader = reader
      self.lines = lines
      batch = consumer.open(
        SourceTable(document: reader.document, name: name, headings: [], format: .json))
    }

    mutating func take(_ element: RawElement, pointer: String, _ consumer: inout some RecordConsumer) {
      guard case .object(let members) = element.value else {
        reject(element, pointer: pointer, &consumer)
        return
      }
      record += 1
      consumer.take(SourceRecord(origin: origin(element, pointer), content: .members(members)))
    }

    mutating func reject(_ element: RawElement, pointer: String, _ consumer: inout some RecordConsumer) {
      record += 1
      let origin = origin(element, pointer)
      let text = JSONPointer.text(element, in: reader.bytes)
      consumer.reject(
        origin, [text],
        DataProblem(
          code: .notARow,
          place: DataPlace(file: reader.file, line: origin.line, record: record, column: pointer),
          value: text, message: Bilingual("这里不是一行数据", "this is not a row"),
          expected: Bilingual("{\"字段\": 值}", "{\"field\": value}")))
    }

    private func origin(_ element: RawElement, _ pointer: String) -> RowOrigin {
      RowOrigin(
        batch: batch, line: lines.line(of: element.range.lowerBound), record: record, range: element.range,
        pointer: pointer)
    }
  }
}

/// JSON pointers (RFC 6901) and the text of a value.
enum JSONPointer {
  static func escape(_ key: String) -> String {
    var text = ""
    for character in key {
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.append(character)
      }
    }
    return text
  }

  /// The value as it stands in the data; a text without its quotes, null as nothing.
  static func text(_ element: RawElement, in bytes: [UInt8]) -> String {
    switch element.value {
    case .null: ""
    case .text(let text): text
    case .truth, .number, .array, .object: String(decoding: bytes[element.range], as: UTF8.self)
    }
  }
}
