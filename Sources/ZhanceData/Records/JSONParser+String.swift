import ZhanceDiagnostics

extension JSONParser {
  /// A text in quotes, whose opening quote is next.
  mutating func string() throws(JSONFault) -> String {
    let open = offset
    offset += 1
    var chunkStart = offset
    var plain: [UInt8] = []
    while true {
      guard offset < end else {
        throw fault("从这里开始的引号没有配对", "the quote that opens here does not close", at: open)
      }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") { break }
      if byte < 0x20 {
        throw fault(
          "引号之内有没有转义的换行或控制字符", "a line end or control character stands unescaped in a text", at: open)
      }
      if byte == UInt8(ascii: "\\") {
        plain += bytes[chunkStart..<offset]
        plain += String(try escape()).utf8
        chunkStart = offset
      } else {
        offset += 1
      }
    }
    let length = offset - open
    guard length <= DataLimits.cellBytes else {
      throw JSONFault(
        offset: open, code: .tooLarge, message: Bilingual("一段文字超过 1 MiB", "a text is longer than 1 MiB"))
    }
    let tail = chunkStart..<offset
    offset += 1
    if checksOnly { return "" }
    if plain.isEmpty { return String(decoding: bytes[tail], as: UTF8.self) }
    plain += bytes[tail]
    return String(decoding: plain, as: UTF8.self)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard offset < end else { throw fault("JSON 在这里中断", "the JSON breaks off here") }
    let letter = bytes[offset]
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw fault("不认得的转义", "unknown escape", at: start)
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if (0xD800...0xDBFF).contains(first), offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    {
      offset += 2
      let second = try hexadecimal(from: start)
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw fault("半个代理对不是字符", "half a surrogate pair is no character", at: start)
  }

  private mutating func hexadecimal(from start: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < end, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue else {
        throw fault("\\u 之后应是四位十六进制数", "four hexadecimal digits are expected after \\u", at: start)
      }
      value = value << 4 + UInt32(digit)
      offset += 1
    }
    return value
  }
}
