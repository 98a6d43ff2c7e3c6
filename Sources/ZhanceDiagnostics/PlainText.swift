/// Text of unknown origin made fit for a terminal, a table or a document.
package enum PlainText {
  /// `text` without anything that moves a cursor, ends a line or turns the direction of writing;
  /// each such character becomes `mark`.
  package static func clean(_ text: String, mark: Character = "�") -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        result.append(contentsOf: mark.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Controls (C0, DEL, C1), line and paragraph separators, marks of direction, interlinear and tag
  /// characters: all that a reader cannot see and a program may act on.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// At most `width` cells of `text`, the last an ellipsis where something was cut.
  package static func truncated(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let next = DisplayWidth.of(scalar)
      if used + next > width - 1 { break }
      result.append(scalar)
      used += next
    }
    return String(result) + "…"
  }
}
