import ZhanceDiagnostics

/// A value as a JSON text has it, with the bytes in which it stands.
struct RawElement: Hashable {
  var value: RawValue
  var range: Range<Int>
}

indirect enum RawValue: Hashable {
  case null
  case truth(Bool)
  /// In its own digits.
  case number(String)
  case text(String)
  case array([RawElement])
  case object([RawMember])
}

struct RawMember: Hashable {
  var key: String
  var element: RawElement
}

/// One row as it stands in a document, before anything is known of its types.
struct SourceRecord {
  var origin: RowOrigin
  var content: Content

  enum Content {
    /// Aligned with the headings; may be longer by empty cells.
    case cells([String])
    case members([RawMember])
  }
}

/// Where a row stands; enough to read its text again.
struct RowOrigin: Hashable {
  var batch: Int
  var line: Int
  /// From 1, in the order of its table.
  var record: Int
  var range: Range<Int>
  /// The JSON pointer of the row; empty where a line is the row.
  var pointer: String
}

/// A stretch of rows under one name and, in CSV, one heading row.
struct SourceTable {
  var document: Int
  /// The file's base name, or the JSON key or `entity` under which the rows stand.
  var name: String
  /// Empty for JSON, whose rows name their own fields.
  var headings: [String]
  var format: DataDocument.Format
}

/// Receives what the readers find; the seam between bytes and types.
protocol RecordConsumer {
  /// Announces a table, be it without rows; the number that comes back stands for it.
  mutating func open(_ table: SourceTable) -> Int
  mutating func take(_ record: SourceRecord)
  /// A row whose cells cannot be told apart.
  mutating func reject(_ origin: RowOrigin, _ cells: [String], _ problem: DataProblem)
  mutating func skip(document: Int, _ reason: FileReport.Skip)
  /// The document, or the rest of its table, was not read.
  mutating func refuse(document: Int, table: String?, _ problem: DataProblem)
  /// The name is an entity's or a built-in table's.
  func isTable(_ name: String) -> Bool
  /// The table of this name has a field of that name.
  func table(_ name: String, hasField field: String) -> Bool
}
