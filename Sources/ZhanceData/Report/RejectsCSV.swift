import ZhanceDiagnostics

/// The rejected rows as a CSV to mend and load again: their own cells as they stood, then line,
/// column, code, reason and suggestion of what is wrong with them.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front, which the
/// readers take off again. Rows of several tables share the union of their headings; where that
/// would be wider than a table may be, a new heading row begins after an empty line.
package func rejectsCSV(_ rows: [RejectedRow]) -> String {
  var sections = [RejectsSection()]
  for row in rows where !sections[sections.count - 1].add(row) {
    sections.append(RejectsSection())
    _ = sections[sections.count - 1].add(row)
  }
  return sections.map(\.text).joined(separator: "\r\n")
}

/// Rows under one heading row.
private struct RejectsSection {
  private var headings: [String] = []
  private var rows: [(row: RejectedRow, slots: [Int])] = []

  /// False where the row would make the section too wide.
  mutating func add(_ row: RejectedRow) -> Bool {
    if let last = rows.last, last.row.headings == row.headings, last.row.cells.count == row.cells.count {
      rows.append((row, last.slots))
      return true
    }
    var union = headings
    var free: [String: [Int]] = [:]
    for (slot, heading) in headings.enumerated().reversed() { free[heading, default: []].append(slot) }
    var slots: [Int] = []
    for index in row.cells.indices {
      let heading = index < row.headings.count ? row.headings[index] : ""
      if let slot = free[heading]?.popLast() {
        slots.append(slot)
      } else {
        slots.append(union.count)
        union.append(heading)
      }
    }
    guard rows.isEmpty || union.count <= DataLimits.rowColumns - RejectsColumns.all.count else {
      return false
    }
    headings = union
    rows.append((row, slots))
    return true
  }

  var text: String {
    var text = RejectsColumns.line(headings + RejectsColumns.all)
    for (row, slots) in rows {
      var cells = [String](repeating: "", count: headings.count)
      for (slot, cell) in zip(slots, row.cells) { cells[slot] = cell }
      cells += [
        row.line > 0 ? "\(row.line)" : "",
        joined(row.problems.map(\.place.column)),
        joined(row.problems.map(\.code.rawValue)),
        joined(row.problems.map { $0.message.zh + ($0.expected.map { "，应为\($0.zh)" } ?? "") }),
        joined(row.problems.compactMap(\.suggestion?.zh)),
      ]
      text += RejectsColumns.line(cells)
    }
    return text
  }
}

private func joined(_ parts: [String]) -> String {
  parts.filter { !$0.isEmpty }.joined(separator: "；")
}

/// The columns that a rejects file has after the row's own; the readers pass over them.
enum RejectsColumns {
  static let all = ["行号", "列", "代码", "原因", "建议"]

  static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let guarded = isFormula(text) ? "'" + text : text
    let needsQuotes = guarded.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return guarded }
    return "\"" + guarded.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A text that a spreadsheet would calculate; a plain negative number is none.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) else {
      return false
    }
    return !(first == "-" || first == "+")
      || !text.dropFirst().utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
  }

  /// `text` without the apostrophe that keeps a spreadsheet from calculating it.
  static func unguarded(_ text: String) -> String {
    guard text.utf8.first == 0x27 else { return text }
    let rest = String(text.dropFirst())
    return isFormula(rest) ? rest : text
  }
}
