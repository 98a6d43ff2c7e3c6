/// What the lexer asks about a (folded) character.
enum CharacterClass {
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isLatin(scalar) || scalar == "_" }
    return scalar.properties.isXIDStart
  }

  static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isLatin(scalar) || scalar == "_" }
    return scalar.properties.isXIDContinue && scalar.properties.numericType != .decimal
  }

  static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }

  /// 汉字, with 〇 and 々.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Units that are signs, not letters.
  static func isUnitSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || scalar == "‰" || scalar == "㎡" || scalar == "㎥"
  }
}
