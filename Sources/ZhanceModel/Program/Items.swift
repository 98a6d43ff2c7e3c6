package import ZhanceDiagnostics

/// A definition, a conclusion or an attestation: a field of its entity that the policy adds.
package struct Definition: Sendable {
  package enum Kind: Sendable {
    case define, decide
    /// Given by a person's finding in the data, never computed; `value` is nil.
    case attest(by: ActorID?, text: String)
  }
  package let id: DefinitionID
  package let policy: PolicyID
  package let kind: Kind
  package let names: Names
  package let clause: ClausePath
  package let tags: [String]
  package let entity: EntityID
  /// The row for which the value is asked.
  package let row: BindingID
  /// Rows for which it is false have no value.
  package let condition: Expr?
  package let period: PeriodRule?
  package let type: ValueType
  package let value: Expr?
  package let span: Span
  package init(
    id: DefinitionID, policy: PolicyID, kind: Kind, names: Names, clause: ClausePath, tags: [String],
    entity: EntityID, row: BindingID, condition: Expr?, period: PeriodRule?, type: ValueType, value: Expr?,
    span: Span
  ) {
    self.id = id
    self.policy = policy
    self.kind = kind
    self.names = names
    self.clause = clause
    self.tags = tags
    self.entity = entity
    self.row = row
    self.condition = condition
    self.period = period
    self.type = type
    self.value = value
    self.span = span
  }
}

package struct Parameter: Sendable {
  package let id: ParameterID
  package let policy: PolicyID
  package let names: Names
  package let clause: ClausePath
  package let type: ValueType
  package let unit: Unit?
  package let value: Value
  package let span: Span
  package init(
    id: ParameterID, policy: PolicyID, names: Names, clause: ClausePath, type: ValueType, unit: Unit?,
    value: Value, span: Span
  ) {
    self.id = id
    self.policy = policy
    self.names = names
    self.clause = clause
    self.type = type
    self.unit = unit
    self.value = value
    self.span = span
  }

  package enum Value: Sendable {
    /// Unknown until someone sets it.
    case open
    case fixed(Expr)
    /// By the as-of date, ascending; before the first there is no value (unknown).
    case dated([(from: CalendarDate, value: Expr)])
  }
}

/// A declared ambiguity: the options, the one that holds unless another is chosen, and its ground.
package struct Reading: Sendable {
  package let id: ReadingID
  package let policy: PolicyID
  package let builtin: BuiltinReading?
  package let names: Names
  package let clause: ClausePath
  /// The choice whose members are the options.
  package let options: [Names]
  package let choice: ChoiceID
  package let defaultOption: Int
  package let because: String
  package let span: Span
  package init(
    id: ReadingID, policy: PolicyID, builtin: BuiltinReading?, names: Names, clause: ClausePath,
    options: [Names], choice: ChoiceID, defaultOption: Int, because: String, span: Span
  ) {
    self.id = id
    self.policy = policy
    self.builtin = builtin
    self.names = names
    self.clause = clause
    self.options = options
    self.choice = choice
    self.defaultOption = defaultOption
    self.because = because
    self.span = span
  }
}

/// Readings that attach themselves to the construct that raises the question.
package enum BuiltinReading: String, Sendable, Hashable, CaseIterable {
  /// Do 以上, 以下, 以内 and `a to b` include the number itself? yes, no
  case boundsInclusive = "bounds_inclusive"
  /// Is the due day itself in time? yes, no
  case dueInclusive = "due_inclusive"
  /// Does a first part-period count? skip, count
  case partPeriod = "part_period"
  /// Adding months to a day that the month lacks: the month's last day, or the first of the next? clip, next
  case monthsClip = "months_clip"
  /// Does what a list ending in 等 does not name fall under it? ask, accept, refuse
  case listsOpen = "lists_open"

  package var names: Names {
    switch self {
    case .boundsInclusive: Names(zh: "本数含在内", en: rawValue)
    case .dueInclusive: Names(zh: "当日算在内", en: rawValue)
    case .partPeriod: Names(zh: "首期不足", en: rawValue)
    case .monthsClip: Names(zh: "月末顺延", en: rawValue)
    case .listsOpen: Names(zh: "等字所含", en: rawValue)
    }
  }

  /// The first is the default.
  package var options: [Names] {
    switch self {
    case .boundsInclusive, .dueInclusive: [Names(zh: "是", en: "yes"), Names(zh: "否", en: "no")]
    case .partPeriod: [Names(zh: "跳过", en: "skip"), Names(zh: "计入", en: "count")]
    case .monthsClip: [Names(zh: "取月末", en: "clip"), Names(zh: "顺至次月", en: "next")]
    case .listsOpen:
      [Names(zh: "待问", en: "ask"), Names(zh: "算在内", en: "accept"), Names(zh: "不算", en: "refuse")]
    }
  }

  package var because: Bilingual {
    switch self {
    case .boundsInclusive:
      Bilingual(
        "《民法典》第一千二百五十九条：以上、以下、以内包括本数（类推）",
        "Civil Code art. 1259: or more, or less and within include the number (by analogy)")
    case .dueInclusive: Bilingual("“前”包括当日，属惯例", "by custom the day itself is in time")
    case .partPeriod: Bilingual("首个完整周期起算", "duties begin with the first full period")
    case .monthsClip:
      Bilingual(
        "《民法典》第二百零二条：没有对应日的，月末日为期间的最后一日", "Civil Code art. 202: without a corresponding day, the month's last"
      )
    case .listsOpen: Bilingual("“等”所含事项由人判断", "what falls under 等 is for a person to judge")
    }
  }
}

/// Figures by key, as in an annex.
package struct PolicyTable: Sendable {
  package let id: TableID
  package let policy: PolicyID
  package let names: Names
  package let clause: ClausePath
  package let keyType: ValueType
  package let columns: [Column]
  package let rows: [Row]
  package let span: Span
  package init(
    id: TableID, policy: PolicyID, names: Names, clause: ClausePath, keyType: ValueType, columns: [Column],
    rows: [Row], span: Span
  ) {
    self.id = id
    self.policy = policy
    self.names = names
    self.clause = clause
    self.keyType = keyType
    self.columns = columns
    self.rows = rows
    self.span = span
  }

  package struct Column: Sendable {
    /// nil: the only column, called as the table
    package let names: Names?
    package let type: ValueType
    package init(names: Names?, type: ValueType) {
      self.names = names
      self.type = type
    }
  }

  package struct Row: Sendable {
    package let key: Key
    package let values: [Expr]
    package let span: Span
    package init(key: Key, values: [Expr], span: Span) {
      self.key = key
      self.values = values
      self.span = span
    }
  }

  package enum Key: Sendable, Hashable {
    /// The key text of an entity's row, in its accepted spellings.
    case row([String])
    case value(Value)
  }
}

/// An order among equals, by keys that compare one after the other; greater (true, later, higher) first.
package struct Rank: Sendable {
  package let id: RankID
  package let policy: PolicyID
  package let names: Names
  package let clause: ClausePath
  package let tags: [String]
  package let list: Expr
  package let row: BindingID
  package let keys: [Expr]
  package let span: Span
  package init(
    id: RankID, policy: PolicyID, names: Names, clause: ClausePath, tags: [String], list: Expr,
    row: BindingID,
    keys: [Expr], span: Span
  ) {
    self.id = id
    self.policy = policy
    self.names = names
    self.clause = clause
    self.tags = tags
    self.list = list
    self.row = row
    self.keys = keys
    self.span = span
  }
}

/// A check that needs data: asked once (no binders) or for each row.
package struct DataCheck: Sendable {
  /// nil: the vocabulary's
  package let policy: PolicyID?
  package let clause: ClausePath
  package let binders: [Binder]
  package let condition: Expr
  package let text: String?
  package let span: Span
  package init(
    policy: PolicyID?, clause: ClausePath, binders: [Binder], condition: Expr, text: String?, span: Span
  ) {
    self.policy = policy
    self.clause = clause
    self.binders = binders
    self.condition = condition
    self.text = text
    self.span = span
  }
}
