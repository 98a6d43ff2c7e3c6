import ZhanceDiagnostics

/// Rows of cells in columns that line up on a terminal, 汉字 counted as two.
struct TextTable {
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []
  private let indent: String

  init(_ alignments: [Alignment], indent: Int = 0) {
    self.alignments = alignments
    self.indent = String(repeating: " ", count: indent)
  }

  var isEmpty: Bool { rows.isEmpty }

  mutating func add(_ cells: [String]) { rows.append(cells.map { PlainText.clean($0) }) }

  /// The last column is never padded nor cut; others beyond `widest` cells are.
  func lines(widest: Int = 48) -> [String] {
    let count = alignments.count
    var widths = Array(repeating: 0, count: count)
    let cut = rows.map { row in
      row.prefix(count).enumerated().map { index, cell in
        index == count - 1 ? cell : PlainText.truncated(cell, to: widest)
      }
    }
    for row in cut {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(cell)) }
    }
    return cut.map { row in
      var line = indent
      for (index, cell) in row.enumerated() {
        if index > 0 { line += "  " }
        let pad = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell)))
        line += alignments[index] == .right ? pad + cell : cell + pad
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
