import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  /// Reads a text pattern: `{path}` holes, `{a|b}` choices, `[…]` optional parts, `*`, `\` escapes.
  func lowerPattern(_ text: TextSyntax, in scope: LocalScope) -> TextPattern {
    var reader = PatternReader(characters: Array(text.value))
    return TextPattern(parts: parts(&reader, text, until: nil, depth: 0, in: scope))
  }

  private func parts(
    _ reader: inout PatternReader, _ text: TextSyntax, until end: Character?, depth: Int, in scope: LocalScope
  ) -> [TextPattern.Part] {
    var parts: [TextPattern.Part] = []
    var literal = ""
    func flush() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
    }
    while let character = reader.next() {
      switch character {
      case "\\": if let escaped = reader.next() { literal.append(escaped) }
      case "{", "｛":
        flush()
        parts.append(hole(reader.upTo(["}", "｝"]), text, in: scope))
      case "[" where depth < 8:
        flush()
        parts.append(.optional(self.parts(&reader, text, until: "]", depth: depth + 1, in: scope)))
      case "]" where end == "]":
        flush()
        return parts
      case "*":
        flush()
        parts.append(.anything)
      default: literal.append(character)
      }
    }
    flush()
    if end != nil {
      report(.typeMismatch, Bilingual("样式里的“[”没有配对", "the [ in the pattern is not closed"), at: text.span)
    }
    return parts
  }

  private func hole(_ inner: String, _ text: TextSyntax, in scope: LocalScope) -> TextPattern.Part {
    let options = inner.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    if options.count > 1 { return .oneOf(options) }
    let steps = inner.split(separator: ".").map {
      Identifier($0.trimmingBlanks, text.span)
    }
    guard let first = steps.first else { return .anything }
    var expr = resolveInPattern(first, in: scope)
    for step in steps.dropFirst() { expr = follow(expr, step, span: text.span, in: scope) }
    switch expr.type {
    case .text, .choice, .invalid: break
    case .truth, .attested, .number, .date, .row, .rows, .list, .span, .actor, .verdict:
      report(
        .typeMismatch,
        Bilingual(
          "样式的“{\(inner)}”要是文字，这是\(label(expr.type).zh)",
          "“{\(inner)}” in the pattern must be a text, this is \(label(expr.type).en)"),
        at: text.span)
    }
    // The text keeps its written form on both surfaces, so its names are not offered for translation.
    nameUses[text.span] = nil
    return .hole(expr)
  }

  private func resolveInPattern(_ name: Identifier, in scope: LocalScope) -> Expr {
    resolve(name, in: scope) ?? invalid(name.span)
  }
}

private struct PatternReader {
  let characters: [Character]
  var position = 0

  mutating func next() -> Character? {
    guard position < characters.count else { return nil }
    defer { position += 1 }
    return characters[position]
  }

  mutating func upTo(_ ends: Set<Character>) -> String {
    var text = ""
    while let character = next(), !ends.contains(character) { text.append(character) }
    return text
  }
}

extension StringProtocol {
  var trimmingBlanks: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
