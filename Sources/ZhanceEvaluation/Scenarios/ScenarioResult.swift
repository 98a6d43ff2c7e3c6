package import ZhanceDiagnostics
package import ZhanceModel

/// What came of a scenario.
package struct ScenarioResult: Sendable {
  package var title: String
  package var span: Span
  package var expectations: [Expectation]
  /// Steps that could not be taken; the scenario has then failed, whatever was expected.
  package var problems: [Problem]
  /// The verdicts that the asked rules came to, each pair once, in order of appearance.
  package var coverage: [Coverage]

  package init(title: String, span: Span) {
    self.title = title
    self.span = span
    expectations = []
    problems = []
    coverage = []
  }

  package var isFulfilled: Bool { problems.isEmpty && expectations.allSatisfy(\.isFulfilled) }

  package struct Expectation: Sendable {
    package var span: Span
    package var isFulfilled: Bool
    package var found: Found
    package init(span: Span, isFulfilled: Bool, found: Found) {
      self.span = span
      self.isFulfilled = isFulfilled
      self.found = found
    }
  }

  package enum Found: Sendable {
    /// The findings that were asked for, and what they come to.
    case findings([Finding], RollUp)
    case value(Trace)
  }

  package struct Coverage: Sendable, Hashable {
    package var rule: RuleID
    package var verdict: Verdict
    package init(rule: RuleID, verdict: Verdict) {
      self.rule = rule
      self.verdict = verdict
    }
  }

  package struct Problem: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// The data of this path could not be read.
      case noData(String)
      /// No row of the entity bears this key.
      case noRow(EntityID, key: String)
      /// A cell is to refer to a row that does not exist.
      case noTarget(FieldID, key: String)
      /// The value of a parameter is not known.
      case noValue(ParameterID)
      /// A list of rows to change or remove is not wholly known.
      case openList
    }
    package var kind: Kind
    package var span: Span
    package init(_ kind: Kind, _ span: Span) {
      self.kind = kind
      self.span = span
    }
  }
}
