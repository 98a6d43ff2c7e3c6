/// One form for characters that differ in width only; an explicit table, since a general
/// normalization would also change characters that mean something else (㎡, Ⅱ).
enum Folding {
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    if value < 0x80 { return scalar }
    // Digits, capitals and small letters of full width stand at a fixed distance from ASCII.
    if (0xFF10...0xFF19).contains(value) || (0xFF21...0xFF3A).contains(value)
      || (0xFF41...0xFF5A).contains(value)
    {
      return Unicode.Scalar(value - 0xFEE0) ?? scalar
    }
    return signs[scalar] ?? scalar
  }

  static func fold(_ text: some StringProtocol) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(fold(scalar)) }
    return String(folded)
  }

  /// Letters and digits only: inside backquotes signs stay what they are.
  static func foldLetters(_ text: some StringProtocol) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      folded.append(signs[scalar] == nil || scalar == "＿" ? fold(scalar) : scalar)
    }
    return String(folded)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029,
      0x202F, 0x205F, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
    "＿": "_", "｀": "`", "＂": "\"",
    "｛": "{", "｝": "}", "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]",
    "〔": "[", "〕": "]",
    "，": ",", "、": ",", "：": ":", "；": ";", "。": ";", "．": ".", "｜": "|", "？": "?",
    "＝": "=", "！": "!", "＜": "<", "＞": ">", "≧": "≥", "≦": "≤",
    "＋": "+", "－": "-", "−": "-", "＊": "*", "×": "*", "／": "/", "÷": "/", "～": "~",
    "％": "%",
  ]
}
