package import ZhanceDiagnostics

/// One thing wrong with the data: where, what stood there, what was expected, what to do.
package struct DataProblem: Hashable, Sendable {
  package var code: DataCode
  package var place: DataPlace
  /// The text of the cell as it stands in the data; empty where no cell is meant.
  package var value: String
  package var message: Bilingual
  package var expected: Bilingual?
  package var suggestion: Bilingual?

  package var severity: Severity { code.entry.severity }
}

/// Where a piece of data stands, as precisely as its format allows.
package struct DataPlace: Hashable, Sendable, Comparable {
  package var file: String
  /// The physical line from 1, where the row begins; 0 for a file as a whole.
  package var line: Int
  /// The number of the row in its table from 1; 0 for a file or a heading.
  package var record: Int
  /// The heading as it stands in the data, or a JSON pointer.
  package var column: String
  /// From 1; 0 where the source has no columns.
  package var columnNumber: Int

  package init(file: String, line: Int = 0, record: Int = 0, column: String = "", columnNumber: Int = 0) {
    self.file = file
    self.line = line
    self.record = record
    self.column = column
    self.columnNumber = columnNumber
  }

  package static func < (a: DataPlace, b: DataPlace) -> Bool {
    (a.file, a.line, a.record, a.columnNumber, a.column)
      < (b.file, b.line, b.record, b.columnNumber, b.column)
  }

  /// The letters under which spreadsheets know the column: 1 is A, 27 is AA; empty for 0.
  package var columnLetters: String {
    var rest = columnNumber
    var letters = ""
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// A row that could not be used, with its cells as they stand in the data.
package struct RejectedRow: Hashable, Sendable {
  package var file: String
  /// The name under which its table stands in the data.
  package var table: String
  package var line: Int
  package var record: Int
  package var headings: [String]
  package var cells: [String]
  package var problems: [DataProblem]
}
