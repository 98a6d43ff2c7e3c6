import Foundation
import TestSupport
import Testing
import ZhanceDiagnostics
import ZhanceSyntax

@Suite("Parsing")
struct ParseTests {
  @Test("every production reads without a message", arguments: SourceCase.all + SourceCase.published)
  func clean(source: SourceCase) {
    let result = parse(source.text)
    #expect(summary(result.diagnostics, of: source.text) == "")
    #expect(!result.value.declarations.isEmpty)
    #expect(isLossless(result.value))
  }

  @Test("the tree is the one on record", arguments: SourceCase.all)
  func tree(source: SourceCase) {
    let name = source.url.deletingPathExtension().lastPathComponent
    expectSnapshot(
      dump(parse(source.text).value), at: SourceCase.folder.appendingPathComponent(name + ".tree"))
  }

  @Test("width makes no difference", arguments: SourceCase.all)
  func width(source: SourceCase) {
    let wide = widened(source.text)
    #expect(wide != source.text)
    let result = parse(wide)
    #expect(summary(result.diagnostics, of: wide) == "")
    let expected = dump(parse(source.text).value)
    let found = dump(result.value)
    #expect(expected == found, "\(firstDifference(expected, found))")
  }

  @Test("line ends of other systems read the same", arguments: SourceCase.all)
  func lineEnds(source: SourceCase) {
    for lineEnd in ["\r\n", "\r"] {
      let text = source.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
        separator: lineEnd)
      let result = parse(text)
      #expect(result.diagnostics.isEmpty)
      #expect(dump(result.value) == dump(parse(source.text).value))
      #expect(isLossless(result.value))
    }
  }
}

/// The text with letters, digits, signs and blanks in full width, outside texts, comments and
/// backquotes.
func widened(_ text: String) -> String {
  let wideSigns: [Character: Character] = [
    "{": "｛", "}": "｝", "(": "（", "[": "［", "]": "］", ",": "，", ":": "：", "|": "｜", "?": "？",
    "=": "＝", "<": "＜", ">": "＞", "!": "！", "+": "＋", "-": "－", "*": "＊", "/": "／", "%": "％",
    ".": "．", ";": "；", " ": "　", "_": "＿",
  ]
  var result = ""
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let characters = Array(line)
    var closer: Character?
    var isComment = false
    for (index, character) in characters.enumerated() {
      if character == "/", index + 1 < characters.count, characters[index + 1] == "/", closer == nil {
        isComment = true
      }
      if isComment || closer != nil {
        result.append(isComment && character == "/" ? "／" : character)
        if character == closer { closer = nil }
        continue
      }
      switch character {
      case "“": closer = "”"
      case "「": closer = "」"
      case "\"", "`": closer = character
      default: break
      }
      result.append(wideSigns[character] ?? wideLetter(character))
    }
    result.append("\n")
  }
  return result
}

private func wideLetter(_ character: Character) -> Character {
  guard let ascii = character.asciiValue, character.isLetter || character.isNumber,
    let scalar = Unicode.Scalar(UInt32(ascii) + 0xFEE0)
  else { return character }
  return Character(scalar)
}
