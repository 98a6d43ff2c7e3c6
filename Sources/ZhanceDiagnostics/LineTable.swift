/// Where the lines of a text begin; turns an offset into a line and a column.
package struct LineTable: Sendable {
  private let starts: [Int]
  private let bytes: [UInt8]

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x0A {
        starts.append(offset + 1)
      } else if byte == 0x0D, offset + 1 >= bytes.count || bytes[offset + 1] != 0x0A {
        starts.append(offset + 1)
      }
    }
    self.starts = starts
    self.bytes = bytes
  }

  package var count: Int { starts.count }

  /// Line and column of an offset, both from 1, the column in characters (Unicode scalars).
  ///
  /// An offset past the end counts as the end.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let line = lineIndex(of: offset)
    let prefix = string(starts[line]..<min(max(offset, starts[line]), bytes.count))
    return (line + 1, prefix.unicodeScalars.count + 1)
  }

  /// The text of a line (from 1) without its line end; empty for a line that does not exist.
  package func text(ofLine line: Int) -> String {
    guard line >= 1, line <= starts.count else { return "" }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return string(start..<end)
  }

  /// The UTF-8 offset at which a line (from 1) begins.
  package func start(ofLine line: Int) -> Int {
    starts[min(max(line, 1), starts.count) - 1]
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
