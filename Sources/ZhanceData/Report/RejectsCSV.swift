import ZhanceDiagnostics

/// The rejected rows as a CSV to mend and load again: their own cells as they stood, then line,
/// column, code, reason and suggestion of what is wrong with them.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front, which the
/// readers take off again. Rows of several tables share the union of their headings.
package func rejectsCSV(_ rows: [RejectedRow]) -> String {
  var headings: [String] = []
  var slots: [[Int]] = []
  for row in rows {
    var used = Set<Int>()
    slots.append(
      row.cells.indices.map { index in
        let heading = index < row.headings.count ? row.headings[index] : ""
        let known = headings.indices.first { headings[$0] == heading && !used.contains($0) }
        let slot = known ?? headings.count
        if known == nil { headings.append(heading) }
        used.insert(slot)
        return slot
      })
  }
  var text = RejectsColumns.line(headings + RejectsColumns.all)
  for (row, slots) in zip(rows, slots) {
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
