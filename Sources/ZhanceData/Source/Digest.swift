/// FNV-1a over 64 bits: tells runs apart, keeps no secrets.
struct Digest {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    var state = state
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.state = state
  }

  /// Sixteen hexadecimal digits.
  var hex: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  static func of(_ bytes: [UInt8]) -> String {
    var digest = Digest()
    bytes.withUnsafeBufferPointer { digest.add($0) }
    return digest.hex
  }
}

/// The digest under which a text or data file is named in reports: 64-bit FNV-1a, sixteen hexadecimal digits.
package func dataDigest(_ bytes: [UInt8]) -> String { Digest.of(bytes) }
