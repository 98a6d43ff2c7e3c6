/// One message about a text or about data: what is wrong, where, why, and how to mend it.
package struct Diagnostic: Sendable, Hashable {
  package var code: DiagnosticCode
  package var message: Bilingual
  package var primary: Label
  /// Other places that matter: where a name was declared, where the first of two stands.
  package var related: [Label]
  /// Facts that explain the message: where an expectation comes from, what follows from it.
  package var notes: [Bilingual]
  /// What to do; offered only if it is right.
  package var fixes: [Fix]
  /// The clause in which the place stands, as people cite it; empty outside a policy.
  package var clause: String

  package init(
    _ code: DiagnosticCode, _ message: Bilingual, at span: Span, label: Bilingual? = nil,
    related: [Label] = [], notes: [Bilingual] = [], fixes: [Fix] = [], clause: String = ""
  ) {
    self.code = code
    self.message = message
    self.primary = Label(span, label)
    self.related = related
    self.notes = notes
    self.fixes = fixes
    self.clause = clause
  }

  package var severity: Severity { code.severity }
  package var isError: Bool { severity == .error }

  package struct Label: Sendable, Hashable {
    package var span: Span
    package var text: Bilingual?
    package init(_ span: Span, _ text: Bilingual? = nil) {
      self.span = span
      self.text = text
    }
  }
}

package enum Severity: String, Sendable, Hashable, CaseIterable {
  case error, warning, note

  package var label: Bilingual {
    switch self {
    case .error: Bilingual("错误", "error")
    case .warning: Bilingual("警告", "warning")
    case .note: Bilingual("提示", "note")
    }
  }
}

/// A proposal for mending the text.
package struct Fix: Sendable, Hashable {
  package var title: Bilingual
  package var edits: [TextEdit]
  package var certainty: Certainty

  package init(_ title: Bilingual, edits: [TextEdit] = [], certainty: Certainty) {
    self.title = title
    self.edits = edits
    self.certainty = certainty
  }

  package enum Certainty: String, Sendable, Hashable, CaseIterable {
    /// Can be applied without asking.
    case automatic
    /// Probably what was meant; a person should look.
    case confirm
    /// One of several; a person must choose.
    case choose

    package var label: Bilingual {
      switch self {
      case .automatic: Bilingual("可自动改", "auto-fixable")
      case .confirm: Bilingual("需确认", "please confirm")
      case .choose: Bilingual("需选择", "please choose")
      }
    }
  }
}

/// Replaces a stretch of a file by a text.
package struct TextEdit: Sendable, Hashable {
  package var span: Span
  package var text: String
  package init(_ span: Span, _ text: String) {
    self.span = span
    self.text = text
  }
}

/// A result with the messages gathered on the way; the messages may be errors, the result is
/// then what could be made of the input.
package struct Checked<Value: Sendable>: Sendable {
  package var value: Value
  package var diagnostics: [Diagnostic]
  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
  package var hasErrors: Bool { diagnostics.contains(where: \.isError) }
}
