import ZhanceDiagnostics

/// Finds out whether bytes are UTF-8, and what they are instead.
enum Encoding {
  struct Fault: Error {
    var line: Int
    var message: Bilingual
    var suggestion: Bilingual
  }

  /// The number of bytes to pass over: 3 with a byte order mark, else 0.
  static func check(_ bytes: [UInt8]) throws(Fault) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Fault(
        line: 1, message: Bilingual("文件以 UTF-16 的 BOM 开头", "the file begins with the BOM of UTF-16"),
        suggestion: Bilingual("另存为“CSV UTF-8（逗号分隔）”", "save it as “CSV UTF-8 (comma delimited)”"))
    }
    if let offset = firstInvalid(bytes) {
      let line = bytes[..<offset].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      let hex = String(bytes[offset], radix: 16, uppercase: true)
      throw Fault(
        line: line,
        message: Bilingual(
          "第 \(offset + 1) 个字节 0x\(hex) 不合 UTF-8", "byte \(offset + 1), 0x\(hex), is not valid UTF-8"),
        suggestion: Bilingual(
          "若是 GBK，另存为“CSV UTF-8（逗号分隔）”", "if it is GBK, save it as “CSV UTF-8 (comma delimited)”"))
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The offset of the first byte that does not continue well-formed UTF-8 (Unicode table 3-7).
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var i = 0
      let count = bytes.count
      while i < count {
        let lead = bytes[i]
        if lead < 0x80 {
          i += 1
          continue
        }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return i
        }
        guard i + length <= count, second.contains(bytes[i + 1]) else { return i }
        for offset in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[i + offset]) { return i }
        i += length
      }
      return nil
    }
  }
}
