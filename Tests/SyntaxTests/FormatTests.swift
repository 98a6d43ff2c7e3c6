import Foundation
import TestSupport
import Testing
import ZhanceDiagnostics
import ZhanceSyntax

@Suite("Formatting")
struct FormatTests {
  static let surfaces: [Surface?] = [nil, .zh, .en]

  @Test("the formatted text has the same tree", arguments: SourceCase.all + SourceCase.published)
  func identity(source: SourceCase) {
    let tree = parse(source.text).value
    for surface in Self.surfaces {
      let text = format(tree, surface: surface, names: [:])
      let result = parse(text)
      #expect(summary(result.diagnostics, of: text) == "")
      let expected = dump(tree)
      let found = dump(result.value)
      #expect(withoutVerdicts(expected) == withoutVerdicts(found), "\(firstDifference(expected, found))")
      #expect(comments(text) == comments(source.text))
    }
  }

  @Test("formatting twice changes nothing", arguments: SourceCase.all + SourceCase.published)
  func idempotence(source: SourceCase) {
    for surface in Self.surfaces {
      let once = format(parse(source.text).value, surface: surface, names: [:])
      let twice = format(parse(once).value, surface: surface, names: [:])
      #expect(once == twice, "\(firstDifference(once, twice))")
    }
  }

  @Test("there and back gives the canonical text", arguments: SourceCase.all + SourceCase.published)
  func surfaces(source: SourceCase) {
    for (home, away) in [(Surface.zh, Surface.en), (.en, .zh)] {
      let original = format(parse(source.text).value, surface: home, names: [:])
      let translated = format(parse(original).value, surface: away, names: [:])
      let back = format(parse(translated).value, surface: home, names: [:])
      #expect(original == back, "\(firstDifference(original, back))")
    }
  }

  @Test("the layout is the one on record", arguments: SourceCase.all)
  func layout(source: SourceCase) {
    let name = source.url.deletingPathExtension().lastPathComponent
    let tree = parse(source.text).value
    expectSnapshot(
      format(tree, surface: .zh, names: [:]), at: SourceCase.folder.appendingPathComponent(name + ".zh.formatted"))
    expectSnapshot(
      format(tree, surface: .en, names: [:]), at: SourceCase.folder.appendingPathComponent(name + ".en.formatted"))
  }

  @Test("wide sources format to the same text", arguments: SourceCase.all)
  func width(source: SourceCase) {
    let narrow = format(parse(source.text).value, surface: nil, names: [:])
    let wide = format(parse(widened(source.text)).value, surface: nil, names: [:])
    // Literals and texts keep the form in which they are written.
    #expect(dump(parse(narrow).value) == dump(parse(wide).value))
    #expect(narrow.filter(\.isNewline).count == wide.filter(\.isNewline).count)
  }

  @Test("a text with errors stays as it is")
  func errors() {
    let text = "政策  甲  “乙”  {  规则 }"
    #expect(format(parse(text).value, surface: .en, names: [:]) == text)
  }

  @Test("small texts", arguments: FormatCase.all)
  func small(example: FormatCase) {
    let result = parse(example.source)
    #expect(summary(result.diagnostics, of: example.source) == "")
    let tree = result.value
    var names: [Span: String] = [:]
    for token in tree.tokens where token.role == .name {
      names[token.span] = example.names[token.text.filter { $0 != "`" }]
    }
    #expect(format(tree, surface: example.surface, names: names) == example.formatted)
  }
}

/// Verdicts are names in the tree, so translating them changes what it prints.
private func withoutVerdicts(_ dump: String) -> String {
  var lines = dump
  for keyword in Keyword.allCases where keyword.place == .verdict {
    lines = lines.split(separator: "`" + keyword.english + "`").joined(separator: keyword.chinese)
    for end in [")", " ", "\n"] {
      lines = lines.split(separator: " " + keyword.english + end, omittingEmptySubsequences: false)
        .joined(separator: " " + keyword.chinese + end)
    }
  }
  return lines.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
}

private func comments(_ text: String) -> [String] {
  text.split(separator: "\n").compactMap { line in
    guard let start = line.range(of: "//") else { return nil }
    return line[start.lowerBound...].trimmingCharacters(in: .whitespaces)
  }
}
