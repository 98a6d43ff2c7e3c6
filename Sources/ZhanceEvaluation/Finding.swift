package import ZhanceDiagnostics
package import ZhanceModel

/// One line, one subject, one period: one finding.
package struct Finding: Sendable {
  package var policy: PolicyID
  package var rule: RuleID
  /// The number of the line in its rule or exception, from 1; 0 where no line was reached (an
  /// unknown list, a lifted rule).
  package var part: Int
  /// Where the deciding text stands: the rule's clause, or that of the exception that replaced it.
  package var clause: ClausePath
  package var tags: [String]
  package var modality: Modality?
  package var bearers: [ActorID]
  /// The rows that hold the bearers' roles, where known, in the order of `bearers`.
  package var holders: [RowID?]
  package var subject: Subject
  package var period: DateSpan?
  package var verdict: Verdict
  package var severity: FindingSeverity?
  package var due: CalendarDate?
  package var fulfilment: Fulfilment?
  /// The text that excuses a breach.
  package var excuse: String?
  /// For a permission: used or not.
  package var used: Bool?
  /// Where applicability is unknown: the verdict that the line would have.
  package var ifApplicable: Verdict?
  /// How far from compliance, where both sides are numbers or dates.
  package var distance: Distance?
  package var fault: Fault?
  /// Why the verdict is `notApplicable` or a met one needs a word.
  package var reason: Reason?
  /// The condition never mentions the due date: it was judged on the state at the as-of date.
  package var isStateAtAsOf = false
  /// Exceptions that replaced or lifted the rule.
  package var liftedBy: [Citation]
  package var readings: [ReadingUse]
  /// The tree of values that decided the verdict.
  package var because: Trace
  /// What could still decide an unknown verdict, in order of appearance, each once.
  package var missing: [MissingItem]
  package var span: Span

  package init(
    policy: PolicyID, rule: RuleID, part: Int, clause: ClausePath, tags: [String], modality: Modality?,
    bearers: [ActorID], holders: [RowID?], subject: Subject, period: DateSpan?, verdict: Verdict,
    because: Trace, span: Span
  ) {
    self.policy = policy
    self.rule = rule
    self.part = part
    self.clause = clause
    self.tags = tags
    self.modality = modality
    self.bearers = bearers
    self.holders = holders
    self.subject = subject
    self.period = period
    self.verdict = verdict
    self.because = because
    self.span = span
    liftedBy = []
    readings = []
    missing = []
  }
}

/// Whom a finding is about: the outermost row, then the elements of `for each`.
package struct Subject: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    case row(RowID)
    case value(Value)
  }
  package var steps: [Step]
  package init(steps: [Step]) { self.steps = steps }
  package var root: RowID? {
    if case .row(let row)? = steps.first { row } else { nil }
  }
}

package enum Fulfilment: Sendable, Hashable {
  /// Done, but after the due date by so many days (nil: the days are not known).
  case late(days: Int?)
  /// Not done yet, overdue by so many days.
  case outstanding(days: Int)
}

/// The gap between what is and what is demanded: `have 2, need at least 3, lack 1`.
package struct Distance: Sendable, Hashable {
  package var actual: Value
  package var comparison: Comparison
  package var required: Value
  /// The absolute difference, in the unit of `required`; days for dates.
  package var gap: Rational
  package var unit: Unit?
  package init(actual: Value, comparison: Comparison, required: Value, gap: Rational, unit: Unit?) {
    self.actual = actual
    self.comparison = comparison
    self.required = required
    self.gap = gap
    self.unit = unit
  }
}

package struct Fault: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case overflow, divisionByZero, conflict, ambiguousCases, calendar, budget
  }
  package var kind: Kind
  package var span: Span
  /// For a conflict: the clauses that clash.
  package var citations: [Citation]
  package init(kind: Kind, span: Span, citations: [Citation] = []) {
    self.kind = kind
    self.span = span
    self.citations = citations
  }
}

package struct Citation: Sendable, Hashable {
  package var policy: PolicyID
  package var names: Names
  package var clause: ClausePath
  package init(policy: PolicyID, names: Names, clause: ClausePath) {
    self.policy = policy
    self.names = names
    self.clause = clause
  }
}

package enum Reason: Sendable, Hashable {
  case draft
  case notYetInForce(from: CalendarDate?)
  case noLongerInForce(since: CalendarDate)
  /// The `when` of the rule or line is false.
  case conditionFalse
  case clockNotStarted
  /// A share or an average of nothing.
  case noBase
  case silent
  case lifted
  case unusedPermission
  case switchedOff
}

package struct ReadingUse: Sendable, Hashable {
  package var reading: ReadingID
  package var option: Int
  /// Another option would give another verdict or severity.
  package var matters: Bool
  package init(reading: ReadingID, option: Int, matters: Bool) {
    self.reading = reading
    self.option = option
    self.matters = matters
  }
}

/// What someone would have to supply.
package enum MissingItem: Sendable, Hashable {
  /// A cell that is unknown (or an approximate number), of a private field too.
  case cell(RowID, FieldID)
  /// The rows of a list are not all known: a table not supplied, or one that lost rows.
  case list(RowID, FieldID)
  /// An entity's table was not supplied.
  case table(EntityID)
  case attestation(DefinitionID, RowID)
  case parameter(ParameterID)
  /// Whether a value falls under the 等 of a list.
  case openList(String, Span)
}

/// One node of the tree of values that decided a finding.
package struct Trace: Sendable {
  package var expr: Expr
  /// What it came to.
  package var result: TraceResult
  /// Where the data of a leaf stands.
  package var row: RowID?
  package var field: FieldID?
  package var missing: MissingItem?
  /// The nodes that led to it; those that a decided branch did not need are left out.
  package var children: [Trace]
  package init(
    expr: Expr, result: TraceResult, row: RowID? = nil, field: FieldID? = nil, missing: MissingItem? = nil,
    children: [Trace] = []
  ) {
    self.expr = expr
    self.result = result
    self.row = row
    self.field = field
    self.missing = missing
    self.children = children
  }
}

/// An outcome for people: a value, a range, or what kind of not knowing it is.
package enum TraceResult: Sendable, Hashable {
  case value(Value)
  /// Bounds of an unknown number; nil: open on that side.
  case numbers(Rational?, Rational?)
  case dates(CalendarDate?, CalendarDate?)
  /// Sure rows, possible rows, and whether that is all.
  case rows([RowID], maybe: [RowID], isWhole: Bool)
  case values([Value], maybe: [Value], isWhole: Bool)
  case unknown
  case noValue
  case fault(Fault)
}

/// Everything that one evaluation found, with what is needed to repeat it.
package struct Evaluation: Sendable {
  package var asOf: CalendarDate
  package var asIfInForce: CalendarDate?
  /// In the order: policy, rule, subject (row order), period, part.
  package var findings: [Finding]
  /// Rules that had nothing to judge for a subject (an empty list): roll-up not applicable.
  package var empty: [(rule: RuleID, subject: RowID)]
  package var checks: [CheckResult]
  package var rankings: [Ranking]
  /// The work budget ran out, or the evaluation was cancelled; findings are those made till then.
  package var isComplete: Bool
  package init(asOf: CalendarDate, asIfInForce: CalendarDate?) {
    self.asOf = asOf
    self.asIfInForce = asIfInForce
    findings = []
    empty = []
    checks = []
    rankings = []
    isComplete = true
  }
}

package struct CheckResult: Sendable {
  /// Position in `Program.checks`.
  package var check: Int
  package var subject: Subject?
  package var truth: Truth
  package init(check: Int, subject: Subject?, truth: Truth) {
    self.check = check
    self.subject = subject
    self.truth = truth
  }
}

package struct Ranking: Sendable {
  package var rank: RankID
  package var subject: RowID?
  /// Each row with the best and worst place that it can have.
  package var places: [(row: RowID, best: Int, worst: Int)]
  package init(rank: RankID, subject: RowID?, places: [(row: RowID, best: Int, worst: Int)]) {
    self.rank = rank
    self.subject = subject
    self.places = places
  }
}

package struct EvaluationOptions: Sendable {
  package var asOf: CalendarDate
  /// Evaluates every policy as if in force from this day.
  package var asIfInForce: CalendarDate?
  package var parameters: [ParameterID: Value]
  package var readings: [ReadingID: Int]
  package var switchedOff: Set<RuleID>
  /// nil: all
  package var rules: Set<RuleID>?
  package var policies: Set<PolicyID>?
  package var subjects: Set<RowID>?
  /// Steps of work (expression nodes) after which evaluation stops; nil: no limit.
  package var budget: Int?
  package var isCancelled: @Sendable () -> Bool
  /// Lists that lost rows whose owner could not be read count as not whole.
  package var isStrict = true
  package init(asOf: CalendarDate) {
    self.asOf = asOf
    parameters = [:]
    readings = [:]
    switchedOff = []
    isCancelled = { false }
  }
}
