import ZhanceDiagnostics

/// What is wrong with a JSON text, and where.
struct JSONFault: Error {
  var offset: Int
  var code: DataCode
  var message: Bilingual
}

/// Strict JSON (RFC 8259) on bytes that are known to be UTF-8.
struct JSONParser {
  let bytes: [UInt8]
  var offset: Int
  let end: Int
  /// Values are not built, only checked.
  var checksOnly = false

  init(_ bytes: [UInt8], range: Range<Int>, checksOnly: Bool = false) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
    self.checksOnly = checksOnly
  }

  /// The one value of the whole range.
  mutating func document() throws(JSONFault) -> RawElement {
    let element = try value(depth: 1)
    skipSpace()
    guard offset == end else {
      throw fault("JSON 的值结束之后还有内容", "something follows the end of the JSON value")
    }
    return element
  }

  mutating func skipSpace() {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  /// The next byte that is not a space, without taking it.
  mutating func peek() -> UInt8? {
    skipSpace()
    return offset < end ? bytes[offset] : nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONFault) -> RawElement {
    guard depth <= DataLimits.jsonDepth else {
      throw JSONFault(
        offset: offset, code: .tooLarge,
        message: Bilingual(
          "JSON 嵌套超过 \(DataLimits.jsonDepth) 层", "JSON is nested deeper than \(DataLimits.jsonDepth) levels"))
    }
    let first = peek()
    let start = offset
    let result: RawValue
    switch first {
    case UInt8(ascii: "{"): result = .object(try members(depth: depth))
    case UInt8(ascii: "["): result = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): result = .text(try string())
    case UInt8(ascii: "t"): result = try word("true", .truth(true))
    case UInt8(ascii: "f"): result = try word("false", .truth(false))
    case UInt8(ascii: "n"): result = try word("null", .null)
    case let digit?
    where digit == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
      result = .number(try number())
    case nil: throw fault("JSON 在这里中断", "the JSON breaks off here")
    default: throw fault("这里应是一个 JSON 值", "a JSON value is expected here")
    }
    return RawElement(value: result, range: start..<offset)
  }

  private mutating func members(depth: Int) throws(JSONFault) -> [RawMember] {
    var result: [RawMember] = []
    offset += 1
    if take(UInt8(ascii: "}")) { return result }
    repeat {
      let key = try self.key()
      let element = try value(depth: depth + 1)
      if !checksOnly { result.append(RawMember(key: key, element: element)) }
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault("这里应是逗号或“}”", "a comma or “}” is expected here") }
    return result
  }

  /// A member's name with its colon.
  mutating func key() throws(JSONFault) -> String {
    guard peek() == UInt8(ascii: "\"") else {
      throw fault("这里应是用引号括住的键", "a key in quotes is expected here")
    }
    let key = try string()
    guard take(UInt8(ascii: ":")) else { throw fault("键的后面应是冒号", "a colon is expected after the key") }
    return key
  }

  private mutating func elements(depth: Int) throws(JSONFault) -> [RawElement] {
    var result: [RawElement] = []
    offset += 1
    if take(UInt8(ascii: "]")) { return result }
    repeat {
      let element = try value(depth: depth + 1)
      if !checksOnly { result.append(element) }
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("这里应是逗号或“]”", "a comma or “]” is expected here") }
    return result
  }

  private mutating func word(_ word: StaticString, _ value: RawValue) throws(JSONFault) -> RawValue {
    let length = word.utf8CodeUnitCount
    let matches =
      offset + length <= end && word.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + length]) }
    guard matches else {
      throw fault("这里应是 true、false 或 null", "true, false or null is expected here")
    }
    offset += length
    return value
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    var isValid = whole > 0 && !(whole > 1 && bytes[offset - whole] == UInt8(ascii: "0"))
    if isValid, offset < end, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      isValid = digits() > 0
    }
    if isValid, offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
        offset += 1
      }
      isValid = digits() > 0
    }
    guard isValid else { throw fault("JSON 的数写错了", "the JSON number is malformed") }
    return checksOnly ? "" : String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = offset
    while offset < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
    return offset - start
  }

  func fault(_ zh: String, _ en: String, at position: Int? = nil) -> JSONFault {
    JSONFault(offset: position ?? offset, code: .badJSON, message: Bilingual(zh, en))
  }
}
