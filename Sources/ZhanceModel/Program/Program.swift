package import ZhanceDiagnostics

/// Everything that one run knows: the vocabulary, the policies and their scenarios, checked.
package struct Program: Sendable {
  package var schema: Schema
  package var policies: [Policy]
  package var rules: [Rule]
  package var definitions: [Definition]
  package var parameters: [Parameter]
  package var readings: [Reading]
  package var tables: [PolicyTable]
  package var ranks: [Rank]
  package var checks: [DataCheck]
  package var scenarios: [Scenario]
  /// The sources, by `FileID`.
  package var files: [SourceFile]

  package init(
    schema: Schema = Schema(), policies: [Policy] = [], rules: [Rule] = [], definitions: [Definition] = [],
    parameters: [Parameter] = [], readings: [Reading] = [], tables: [PolicyTable] = [], ranks: [Rank] = [],
    checks: [DataCheck] = [], scenarios: [Scenario] = [], files: [SourceFile] = []
  ) {
    self.schema = schema
    self.policies = policies
    self.rules = rules
    self.definitions = definitions
    self.parameters = parameters
    self.readings = readings
    self.tables = tables
    self.ranks = ranks
    self.checks = checks
    self.scenarios = scenarios
    self.files = files
  }

  package subscript(id: PolicyID) -> Policy { policies[id.index] }
  package subscript(id: RuleID) -> Rule { rules[id.index] }
  package subscript(id: DefinitionID) -> Definition { definitions[id.index] }
  package subscript(id: ParameterID) -> Parameter { parameters[id.index] }
  package subscript(id: ReadingID) -> Reading { readings[id.index] }
  package subscript(id: TableID) -> PolicyTable { tables[id.index] }
}

package struct Policy: Sendable {
  package let id: PolicyID
  package let names: Names
  package var title: String
  package var document: String?
  package var issuer: String?
  package var status: PolicyStatus
  package var issued: CalendarDate?
  /// From when the policy binds; nil for a blank date.
  package var inForceFrom: CalendarDate?
  package var inForceTo: CalendarDate?
  package var basedOn: [String]
  package var appliesTo: [EntityID]
  /// The clauses in document order, outermost first, each with its items in order.
  package var clauses: [Clause]
  /// One of each kind.
  package var builtinReadings: [BuiltinReading: ReadingID]
  package let span: Span
  package init(
    id: PolicyID, names: Names, title: String, document: String? = nil, issuer: String? = nil,
    status: PolicyStatus = .final, issued: CalendarDate? = nil, inForceFrom: CalendarDate? = nil,
    inForceTo: CalendarDate? = nil, basedOn: [String] = [], appliesTo: [EntityID] = [],
    clauses: [Clause] = [], builtinReadings: [BuiltinReading: ReadingID] = [:], span: Span
  ) {
    self.id = id
    self.names = names
    self.title = title
    self.document = document
    self.issuer = issuer
    self.status = status
    self.issued = issued
    self.inForceFrom = inForceFrom
    self.inForceTo = inForceTo
    self.basedOn = basedOn
    self.appliesTo = appliesTo
    self.clauses = clauses
    self.builtinReadings = builtinReadings
    self.span = span
  }
}

package enum PolicyStatus: String, Sendable, Hashable, CaseIterable {
  case draft, trial, final, report, speech

  /// Nothing in a report or a speech is graver than advice.
  package var binds: Bool {
    switch self {
    case .draft, .trial, .final: true
    case .report, .speech: false
    }
  }

  package var label: Bilingual {
    switch self {
    case .draft: Bilingual("征求意见", "draft")
    case .trial: Bilingual("试行", "trial")
    case .final: Bilingual("正式", "final")
    case .report: Bilingual("报道", "report")
    case .speech: Bilingual("讲话", "speech")
    }
  }
}

/// Where an item stands in its document.
package struct ClausePath: Sendable, Hashable {
  /// Outermost first: `["四（四）"]`
  package var numbers: [String]
  package var titles: [String]
  package init(numbers: [String] = [], titles: [String] = []) {
    self.numbers = numbers
    self.titles = titles
  }
  /// As people cite it: `四（四）`; the title follows where two clauses share a number.
  package var citation: String { numbers.joined(separator: " ") }
}

package struct Clause: Sendable {
  package let path: ClausePath
  package var items: [Item]
  package let span: Span
  package init(path: ClausePath, items: [Item] = [], span: Span) {
    self.path = path
    self.items = items
    self.span = span
  }

  package enum Item: Sendable {
    case rule(RuleID)
    /// A rule's exception, by name; it hangs on the rules that it overrides.
    case exception(Names, tags: [String])
    case definition(DefinitionID)
    case parameter(ParameterID)
    case table(TableID)
    case reading(ReadingID)
    case rank(RankID)
    case check(Int)
    case remark(String, tags: [String], Span)
  }
}

/// A named group of lines of one strength, with whom, how often, until when and under which
/// condition they bind.
package struct Rule: Sendable {
  package let id: RuleID
  package let policy: PolicyID
  package let names: Names
  package let clause: ClausePath
  package let tags: [String]
  package let scope: Scope
  package let lines: [Line]
  /// What replaces the rule where it holds; siblings in document order.
  package var exceptions: [ExceptionNode]
  package let span: Span
  package init(
    id: RuleID, policy: PolicyID, names: Names, clause: ClausePath, tags: [String], scope: Scope,
    lines: [Line], exceptions: [ExceptionNode] = [], span: Span
  ) {
    self.id = id
    self.policy = policy
    self.names = names
    self.clause = clause
    self.tags = tags
    self.scope = scope
    self.lines = lines
    self.exceptions = exceptions
    self.span = span
  }
}

package struct Scope: Sendable {
  /// The first binds the rule's subject: a row of the policy's first entity or of the entity that
  /// the first `for each` names; each next steps into a list or set, its owner staying in sight.
  package let binders: [Binder]
  package let period: PeriodRule?
  package let due: Due
  package let condition: Expr?
  package init(binders: [Binder], period: PeriodRule? = nil, due: Due = .none, condition: Expr? = nil) {
    self.binders = binders
    self.period = period
    self.due = due
    self.condition = condition
  }
}

package struct Binder: Sendable {
  package let binding: BindingID
  /// The name given with `for each NAME in`; nil where the element has none.
  package let name: String?
  /// A list of rows, or a set of plain values; may mention the binders before it. The first
  /// binder's source is all rows of its entity, filtered by the policy's reach and the rule's `where`.
  package let source: Expr
  /// nil for plain values.
  package let entity: EntityID?
  package init(binding: BindingID, name: String?, source: Expr, entity: EntityID?) {
    self.binding = binding
    self.name = name
    self.source = source
    self.entity = entity
  }
}

package enum Due: Sendable {
  case none
  case date(Expr)
  /// One finding per row of a table by date, whose columns are in sight inside.
  case table(TableID)
}

package struct PeriodRule: Sendable {
  package enum Length: Sendable, Hashable {
    /// Calendar periods of 1, 3, 6 or 12 months.
    case calendar(months: Int)
    /// Spans counted from `from`: contract years.
    case months(Int)
    case days(Int)
  }
  package let length: Length
  package let from: Expr?
  package let to: Expr?
  package init(length: Length, from: Expr?, to: Expr?) {
    self.length = length
    self.from = from
    self.to = to
  }
}

/// *Bearer, modality, condition*: what one finding judges.
package struct Line: Sendable {
  /// From 1, in the order written.
  package let part: Int
  package let bearers: [Bearer]
  package let with: [Bearer]
  package let modality: Modality
  /// For `must not` the condition as written; the evaluator negates it.
  package let condition: Expr
  /// The line's own `when` and the arm of `cases` in which it stands.
  package let applies: Expr?
  /// The field whose text excuses a breach.
  package let excuse: Expr?
  /// The document says nothing here: one finding, not applicable; the condition is a literal.
  package let isSilent: Bool
  package let span: Span
  package init(
    part: Int, bearers: [Bearer], with: [Bearer] = [], modality: Modality, condition: Expr, applies: Expr?,
    excuse: Expr?, isSilent: Bool = false, span: Span
  ) {
    self.part = part
    self.bearers = bearers
    self.with = with
    self.modality = modality
    self.condition = condition
    self.applies = applies
    self.excuse = excuse
    self.isSilent = isSilent
    self.span = span
  }
}

package struct Bearer: Sendable {
  package let actor: ActorID
  /// The row that holds the role for the subject, by the shortest chain of references; nil where
  /// none leads there.
  package let holder: Expr?
  package init(actor: ActorID, holder: Expr?) {
    self.actor = actor
    self.holder = holder
  }
}

/// An exception as it bears on one rule (or on an exception of that rule): condition, due date and
/// lines are asked in the scope of that rule.
package struct ExceptionNode: Sendable {
  package let names: Names
  package let policy: PolicyID
  package let clause: ClausePath
  package let tags: [String]
  /// nil: always
  package let condition: Expr?
  /// nil: the rule's own
  package let due: Expr?
  /// nil: the rule is lifted
  package let lines: [Line]?
  package var children: [ExceptionNode]
  package let span: Span
  package init(
    names: Names, policy: PolicyID, clause: ClausePath, tags: [String], condition: Expr?, due: Expr?,
    lines: [Line]?, children: [ExceptionNode] = [], span: Span
  ) {
    self.names = names
    self.policy = policy
    self.clause = clause
    self.tags = tags
    self.condition = condition
    self.due = due
    self.lines = lines
    self.children = children
    self.span = span
  }
}
