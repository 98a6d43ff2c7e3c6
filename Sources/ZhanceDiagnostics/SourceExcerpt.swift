/// One line of a source as people see it, with marks under stretches of it.
///
/// Columns are display cells: 汉字 take two, a tab becomes one space and every character that a
/// terminal could act on a `·`.
struct SourceExcerpt {
  struct Mark {
    /// UTF-8 offsets in the line.
    let start: Int
    let end: Int
    let symbol: Character
    let label: String?
  }

  /// The most cells that a line may take; a longer one is shown around its marks.
  static let width = 110

  let text: String
  /// The rows of marks beneath, the first with all of them.
  let marks: [String]

  init(line: String, marks: [Mark]) {
    let cells = SourceExcerpt.cells(of: line)
    let spans = marks.map { mark -> (from: Int, to: Int, mark: Mark) in
      let from = SourceExcerpt.column(of: mark.start, in: cells)
      let to = SourceExcerpt.column(of: mark.end, in: cells)
      return (from, max(to, from + 1), mark)
    }
    let total = cells.last.map { $0.column + $0.width } ?? 0
    let focus = spans.first.map { ($0.from, $0.to) } ?? (0, 0)
    let window = SourceExcerpt.window(total: total, focus: focus)
    var shown = ""
    for cell in cells where cell.column >= window.lowerBound && cell.column + cell.width <= window.upperBound
    {
      shown.unicodeScalars.append(cell.scalar)
    }
    let isCutLeft = window.lowerBound > 0
    if isCutLeft { shown = "…" + shown }
    if window.upperBound < total { shown += "…" }
    text = shown

    // A 汉字 that straddles the left edge is not shown: the cells begin where the first shown one does.
    let first = cells.first { $0.column >= window.lowerBound }?.column ?? window.lowerBound
    let shift = first - (isCutLeft ? 1 : 0)
    let visible = spans.compactMap { span -> (from: Int, to: Int, mark: Mark)? in
      let from = max(span.from, first) - shift
      let to = min(span.to, max(window.upperBound, window.lowerBound + 1) + 1) - shift
      return to > from ? (from, to, span.mark) : nil
    }
    self.marks = SourceExcerpt.rows(visible)
  }

  private typealias Cell = (scalar: Unicode.Scalar, offset: Int, column: Int, width: Int)

  private static func cells(of line: String) -> [Cell] {
    var result: [Cell] = []
    var offset = 0
    var column = 0
    for scalar in line.unicodeScalars {
      let shown: Unicode.Scalar =
        scalar == "\t" ? " " : PlainText.isUnsafe(scalar) ? "·" : scalar
      let width = DisplayWidth.of(shown)
      result.append((shown, offset, column, width))
      offset += UTF8.width(scalar)
      column += width
    }
    return result
  }

  /// The cell at which the character at a UTF-8 offset begins; the end of the line for one past it.
  private static func column(of offset: Int, in cells: [Cell]) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    if low < cells.count { return cells[low].column }
    return cells.last.map { $0.column + $0.width } ?? 0
  }

  private static func window(total: Int, focus: (from: Int, to: Int)) -> Range<Int> {
    guard total > width else { return 0..<max(total, 0) }
    let length = min(focus.to - focus.from, width / 2)
    let start = max(0, min(focus.from - (width - length) / 2, total - width))
    return start..<min(total, start + width)
  }

  private static func rows(_ spans: [(from: Int, to: Int, mark: Mark)]) -> [String] {
    let ordered = spans.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    guard let last = ordered.last else { return [] }
    var row = Array(repeating: Character(" "), count: ordered.map(\.to).max() ?? 0)
    // The first span given is the primary one; it is drawn last, over the others.
    for span in spans.reversed() {
      for column in span.from..<span.to { row[column] = span.mark.symbol }
    }
    var lines = [String(row) + (last.mark.label.map { " " + $0 } ?? "")]
    for span in ordered.dropLast() {
      guard let label = span.mark.label else { continue }
      lines.append(
        String(repeating: " ", count: span.from)
          + String(repeating: String(span.mark.symbol), count: span.to - span.from) + " " + label)
    }
    return lines
  }
}
