package import ZhanceDiagnostics

/// What if, and what is then expected.
package struct Scenario: Sendable {
  package let title: String
  package let steps: [Step]
  package let span: Span
  package init(title: String, steps: [Step], span: Span) {
    self.title = title
    self.steps = steps
    self.span = span
  }

  package struct Step: Sendable {
    package let kind: Kind
    package let span: Span
    package init(_ kind: Kind, _ span: Span) {
      self.kind = kind
      self.span = span
    }
  }

  package enum Kind: Sendable {
    /// Loads a data folder or file (a path relative to the root) before the row is looked up.
    case load(String)
    /// The row of this key becomes the scenario's subject of its entity; made if it does not exist
    /// and `creates`; without a key a new anonymous row.
    case given(EntityID, key: String?, [CellChange], creates: Bool)
    case asOf(CalendarDate)
    case asIfInForce(CalendarDate)
    case setParameter(ParameterID, Expr)
    case setReading(ReadingID, option: Int)
    /// Cells of the rows of a list; `binders` are the scenario's subjects that the list mentions.
    case change(list: Expr, [CellChange])
    case add(EntityID, [CellChange])
    case remove(list: Expr)
    case without(RuleID)
    case waive(RuleID, subject: String?, because: String)
    case expectVerdict(Expectation, RuleID, subject: String?, on: CalendarDate?)
    case expect(Expr)
  }

  package struct CellChange: Sendable {
    package let field: FieldID
    /// A literal, a set of literals, or blank; a reference is the key text of its row.
    package let value: Expr
    package init(field: FieldID, value: Expr) {
      self.field = field
      self.value = value
    }
  }

  package enum Expectation: Sendable, Hashable {
    case verdict(Verdict)
    case severity(FindingSeverity)
    case used(Bool)
    case noFinding
  }
}

/// The variable that stands for the scenario's subject of an entity: `BindingID(-1 - entity)`.
package func scenarioSubject(_ entity: EntityID) -> BindingID { BindingID(-1 - entity.index) }
