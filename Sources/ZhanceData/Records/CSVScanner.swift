/// Finds the cells of one record of a CSV (RFC 4180, comma, any line end).
struct CSVScanner {
  let bytes: [UInt8]

  struct Scan {
    var cells: [Cell] = []
    /// Behind the line end.
    var end = 0
    /// The line ends within and after the record.
    var lineBreaks = 0
    var damage: Damage?
  }

  struct Cell {
    var range: Range<Int>
    var hasEscapes = false
  }

  enum Damage {
    /// A quoted cell goes on to the end of the text, or ends before a letter.
    case openQuote
    case tooManyColumns
    case cellTooLong
  }

  /// The record that begins at `start`; nothing at or after `limit` is looked at.
  func record(at start: Int, limit: Int) -> Scan {
    bytes.withUnsafeBufferPointer { bytes in
      var scan = Scan()
      var i = start
      while true {
        if i < limit, bytes[i] == 0x22 {
          let open = i + 1
          var hasEscapes = false
          i = open
          while true {
            guard i < limit else {
              scan.damage = .openQuote
              return scan
            }
            if bytes[i] == 0x22 {
              if i + 1 < limit, bytes[i + 1] == 0x22 {
                hasEscapes = true
                i += 2
                continue
              }
              break
            }
            if bytes[i] == 0x0A || bytes[i] == 0x0D && !(i + 1 < limit && bytes[i + 1] == 0x0A) {
              scan.lineBreaks += 1
            }
            i += 1
          }
          scan.cells.append(Cell(range: open..<i, hasEscapes: hasEscapes))
          if i - open > DataLimits.cellBytes { scan.damage = .cellTooLong }
          i += 1
          if i < limit, bytes[i] != 0x2C, bytes[i] != 0x0A, bytes[i] != 0x0D {
            scan.damage = .openQuote
            return scan
          }
        } else {
          let open = i
          while i < limit, bytes[i] != 0x2C, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
          scan.cells.append(Cell(range: open..<i))
          if i - open > DataLimits.cellBytes { scan.damage = .cellTooLong }
        }
        if scan.cells.count > DataLimits.rowColumns { scan.damage = .tooManyColumns }
        if scan.damage != nil { return scan }
        guard i < limit else {
          scan.end = limit
          return scan
        }
        if bytes[i] == 0x2C {
          i += 1
          continue
        }
        i += bytes[i] == 0x0D && i + 1 < limit && bytes[i + 1] == 0x0A ? 2 : 1
        scan.end = i
        scan.lineBreaks += 1
        return scan
      }
    }
  }

  /// The physical line that begins at `start`: its end, and the start of the next.
  func line(at start: Int) -> (end: Int, next: Int) {
    var i = start
    while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
    guard i < bytes.count else { return (i, i) }
    return (i, i + (bytes[i] == 0x0D && i + 1 < bytes.count && bytes[i + 1] == 0x0A ? 2 : 1))
  }

  func text(_ cell: Cell) -> String {
    guard cell.hasEscapes else { return String(decoding: bytes[cell.range], as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(cell.range.count)
    var i = cell.range.lowerBound
    while i < cell.range.upperBound {
      plain.append(bytes[i])
      i += bytes[i] == 0x22 ? 2 : 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The cells of a line whose quotes cannot be trusted: what stands between the commas.
  func roughCells(_ range: Range<Int>) -> [String] {
    bytes[range].split(separator: 0x2C, omittingEmptySubsequences: false)
      .prefix(DataLimits.rowColumns).map { String(decoding: $0, as: UTF8.self) }
  }
}
