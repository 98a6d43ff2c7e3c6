package import ZhanceDiagnostics

// The typed core: what every reader reads, with all names looked up, all types and units checked
// and every surface form lowered to one of the cases below. No reader sees text again; spans lead
// back to it. A switch over `Expr.Kind` has no `default`, so that each reader says what a new case
// means to it.

package struct Expr: Sendable {
  package let kind: Kind
  package let type: ValueType
  package let span: Span
  /// The unit in which people read the value (万元 of a quantity in 元); nil where none was written.
  package let unit: Unit?

  package init(_ kind: Kind, _ type: ValueType, _ span: Span, unit: Unit? = nil) {
    self.kind = kind
    self.type = type
    self.span = span
    self.unit = unit
  }

  package indirect enum Kind: Sendable {
    // Values
    case literal(Value)
    /// `{a, b, …}`: values written out; open: there may be others that the text does not name.
    case set([Expr], isOpen: Bool)
    case asOf
    /// The due date of the enclosing scope; inside the row of a due table, that row's date.
    case due
    /// A column of the table row that `due` stands at.
    case dueColumn(TableID, Int)
    /// The period of the enclosing scope.
    case period
    /// The first or last day of a span, or the span of the same length that follows it.
    case edge(SpanEdge, Expr)
    case parameter(ParameterID)
    case reading(ReadingID)
    /// A row (or a plain value, for a `for each` over a set) that a scope, filter or quantifier binds.
    case variable(BindingID)

    // Following
    /// A field of a row: a value; for `list` fields the rows, for multi-valued cells a list.
    case field(Expr, FieldID)
    /// A definition, conclusion or attestation of the row's entity, for that row.
    /// For one with periods: of the enclosing scope's period.
    case definition(DefinitionID, Expr)
    /// The outcome of a rule (after exceptions) for a row, rolled up over its elements and periods:
    /// true for met, excused and not applicable, false for breached and pending.
    case ruleHolds(RuleID, Expr)
    /// The verdict itself, to be compared with a literal verdict.
    case ruleVerdict(RuleID, Expr)
    /// The cell of a table for one value per key.
    case lookup(TableID, Int, [Expr])
    /// All cells of a column of a table, as a list.
    case tableColumn(TableID, Int)
    /// All rows of an entity.
    case allRows(EntityID)

    // Lists
    /// The value of the body for each row of the list; lists are flattened, blanks stay out.
    case collect(Expr, BindingID, Expr)
    case filter(Expr, BindingID, Expr)
    case aggregate(Aggregate, Expr)
    /// share(a, b): a over b.
    case ratio(Expr, Expr)
    /// share(list, p): the part of the rows for which p holds.
    case shareOf(Expr, BindingID, Expr)
    /// Without a body: is there any row (`some`), is there none (`none`).
    case quantifier(Quantifier, Expr, BindingID, Expr?)

    // Truth
    case and([Expr])
    case or([Expr])
    case not(Expr)
    /// Numbers, dates, ordered choices; equality also for texts, choices, rows, truths, verdicts.
    case compare(Comparison, Expr, Expr)
    /// `3名以上`, `45岁以下`, `3至5人`: bounds that the reading bounds_inclusive includes.
    case inRange(Expr, lower: Expr?, upper: Expr?)
    /// A value is among those of a list.
    case isMember(Expr, of: Expr)
    /// Every value of the first list is in the second.
    case isWithin(Expr, Expr)
    /// The first list has every value of the second; of an open set, those it names.
    case includes(Expr, Expr)
    /// A date lies in a span; for a span, all of it.
    case inSpan(Expr, Expr)
    case matches(Expr, TextPattern)
    case isBlank(Expr)
    /// A reference leads to a row of this entity.
    case isEntity(Expr, EntityID)

    // Arithmetic
    case arithmetic(Arithmetic, Expr, Expr)
    /// A date plus or minus a duration (months keep the day, clipped to the month's last).
    case shift(Expr, by: Expr, isBackward: Bool)
    /// min(a, b, …) and max(a, b, …) of numbers or dates
    case extremum(isMaximum: Bool, [Expr])
    /// age(D): completed years on the as-of date. months(A, B), days(A, B): completed between.
    case elapsed(Elapsed, from: Expr, to: Expr)
    /// round(x, step): to the nearest multiple, halves away from zero.
    case round(Expr, to: Expr)

    // Branches
    /// Arms in order; no value: the document is silent there.
    case cases([CaseArm])
  }

  package struct CaseArm: Sendable {
    /// nil: otherwise
    package let condition: Expr?
    package let value: Expr?
    package init(condition: Expr?, value: Expr?) {
      self.condition = condition
      self.value = value
    }
  }
}

package enum SpanEdge: String, Sendable, Hashable, CaseIterable {
  case start, end, next
}

package enum Aggregate: String, Sendable, Hashable, CaseIterable {
  case count, sum, minimum, maximum, average, distinct, earliest, latest
}

package enum Quantifier: String, Sendable, Hashable, CaseIterable {
  case all, some, none
}

package enum Comparison: String, Sendable, Hashable, CaseIterable {
  case less, lessOrEqual, equal, notEqual, greaterOrEqual, greater

  /// The comparison that holds exactly where this one does not.
  package var negated: Comparison {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .equal: .notEqual
    case .notEqual: .equal
    case .greaterOrEqual: .less
    case .greater: .lessOrEqual
    }
  }
}

package enum Arithmetic: String, Sendable, Hashable, CaseIterable {
  case add, subtract, multiply, divide
}

package enum Elapsed: String, Sendable, Hashable, CaseIterable {
  case years, months, days
}

/// A text pattern with holes; both widths of a bracket are equal in literals.
package struct TextPattern: Sendable {
  package indirect enum Part: Sendable {
    case literal(String)
    /// `{path}`: the text of a value
    case hole(Expr)
    /// `{街道|乡|镇}`
    case oneOf([String])
    /// `[…]`
    case optional([Part])
    /// `*`
    case anything
  }
  package let parts: [Part]
  package init(parts: [Part]) { self.parts = parts }
}
