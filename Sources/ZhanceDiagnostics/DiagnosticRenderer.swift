/// How diagnostics are written out.
package enum DiagnosticStyle: String, Sendable, Hashable, CaseIterable {
  /// For people: message, place, source line, marks, facts and proposals.
  case text
  /// One JSON object a line, the same in both languages.
  case json
  /// `file:line:column: error[ZH0203]: message`, as editors and build tools read it.
  case short
}

/// Diagnostics in the order of their places, each cause once.
///
/// `text` shows at most `limit`, errors before warnings, and says how many more there are; the forms
/// for programs are always complete.
package func render(
  _ diagnostics: [Diagnostic], sources: [SourceFile], language: Language, style: DiagnosticStyle,
  limit: Int = 20
) -> String {
  let renderer = DiagnosticRenderer(sources: sources, language: language)
  let all = renderer.ordered(diagnostics)
  switch style {
  case .text: return renderer.text(all, limit: limit)
  case .json: return all.map { renderer.json($0) + "\n" }.joined()
  case .short: return all.map { renderer.short($0) + "\n" }.joined()
  }
}

struct DiagnosticRenderer {
  let sources: [SourceFile]
  let language: Language

  func source(_ id: FileID) -> SourceFile? {
    sources.indices.contains(id.index) && sources[id.index].id == id
      ? sources[id.index] : sources.first { $0.id == id }
  }

  fileprivate func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    struct Cause: Hashable {
      let code: String
      let span: Span
      let message: Bilingual
    }
    var seen = Set<Cause>()
    return diagnostics.enumerated()
      .filter {
        seen.insert(
          Cause(code: $0.element.code.id, span: $0.element.primary.span, message: $0.element.message)
        ).inserted
      }
      .sorted {
        let (a, b) = ($0.element.primary.span, $1.element.primary.span)
        return (a.file.index, a.start, $0.offset) < (b.file.index, b.start, $1.offset)
      }
      .map(\.element)
  }

  fileprivate func text(_ diagnostics: [Diagnostic], limit: Int) -> String {
    var shown = diagnostics
    if diagnostics.count > limit {
      // Errors first, so that a flood of warnings never hides one.
      let ranked = diagnostics.enumerated().sorted {
        ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
      }
      let kept = Set(ranked.prefix(max(0, limit)).map(\.offset))
      shown = diagnostics.enumerated().filter { kept.contains($0.offset) }.map(\.element)
    }
    var blocks = shown.map(block)
    let hidden = diagnostics.count - shown.count
    if hidden > 0 { blocks.append(Bilingual("另有 \(hidden) 处\n", "\(hidden) more\n")[language]) }
    return blocks.joined(separator: "\n")
  }

  fileprivate func short(_ diagnostic: Diagnostic) -> String {
    let head =
      "\(diagnostic.severity.rawValue)[\(diagnostic.code.id)]: \(clean(diagnostic.message[language]))"
    guard let source = source(diagnostic.primary.span.file) else { return head }
    let (line, column) = source.lines.position(of: diagnostic.primary.span.start)
    return "\(clean(source.path)):\(line):\(column): \(head)"
  }

  func clean(_ text: String) -> String { PlainText.clean(text, mark: "·") }
}

extension Severity {
  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}
