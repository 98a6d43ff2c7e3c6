/// What stays the same about one kind of message: its number and what `zhance explain` says of it.
package struct DiagnosticCode: Sendable, Hashable {
  /// `ZH` and four digits; never reused, never renumbered.
  package let id: String
  package let severity: Severity
  /// The fault in a few words.
  package let title: Bilingual
  /// Why it is a fault and how to mend it, in a few sentences.
  package let explanation: Bilingual
  /// A text that draws this message, and the same text mended; empty where none fits in a few lines.
  package let example: Example

  package init(
    _ id: String, _ severity: Severity, _ title: Bilingual, _ explanation: Bilingual,
    bad: String = "", good: String = ""
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.example = Example(bad: bad, good: good)
  }

  package struct Example: Sendable, Hashable {
    package let bad: String
    package let good: String
  }
}

/// The messages of one stage: an enum whose raw values are the codes.
///
/// ZH00xx files, ZH01xx text and grammar, ZH02xx names, ZH03xx types and units, ZH04xx meaning
/// (dates, branches, conditions), ZH05xx the document, ZH06xx data, ZH07xx scenarios,
/// ZH09xx not built yet.
package protocol DiagnosticCatalogue: CaseIterable, RawRepresentable, Sendable, Hashable
where RawValue == String {
  var entry: DiagnosticCode { get }
}

extension Diagnostic {
  package init(
    _ code: some DiagnosticCatalogue, _ message: Bilingual, at span: Span, label: Bilingual? = nil,
    related: [Label] = [], notes: [Bilingual] = [], fixes: [Fix] = [], clause: String = ""
  ) {
    self.init(
      code.entry, message, at: span, label: label, related: related, notes: notes, fixes: fixes,
      clause: clause)
  }
}
