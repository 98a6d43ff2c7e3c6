package import ZhanceDiagnostics

/// What a vocabulary declares: the things, their data, who acts.
package struct Schema: Sendable {
  package var dimensions: [Dimension]
  package var units: [Unit]
  package var choices: [Choice]
  package var entities: [Entity]
  package var actors: [Actor]

  package init(
    dimensions: [Dimension] = BuiltinUnits.dimensions, units: [Unit] = BuiltinUnits.units,
    choices: [Choice] = [], entities: [Entity] = [], actors: [Actor] = []
  ) {
    self.dimensions = dimensions
    self.units = units
    self.choices = choices
    self.entities = entities
    self.actors = actors
  }

  package subscript(id: EntityID) -> Entity { entities[id.index] }
  package subscript(id: ChoiceID) -> Choice { choices[id.index] }
  package subscript(id: ActorID) -> Actor { actors[id.index] }
  package subscript(id: DimensionID) -> Dimension { dimensions[id.index] }
  package subscript(id: FieldID) -> Field { entities[id.entity.index].fields[id.index] }

  package func unit(named spelling: String) -> Unit? {
    units.first { $0.names.spellings.contains(spelling) }
  }

  /// The entity, choice member or unit that a spelling names; nil if none does.
  package func entity(named spelling: String) -> EntityID? {
    entities.first { $0.names.spellings.contains(spelling) }?.id
  }
}

package struct Entity: Sendable {
  package let id: EntityID
  package let names: Names
  /// The dimension and the word in which its rows are counted.
  package let unit: Unit
  package var fields: [Field]
  /// The text field by which others refer to a row; nil where none is marked.
  package var key: Int?
  package let span: Span
  package init(id: EntityID, names: Names, unit: Unit, fields: [Field], key: Int?, span: Span) {
    self.id = id
    self.names = names
    self.unit = unit
    self.fields = fields
    self.key = key
    self.span = span
  }

  package func field(named spelling: String) -> Field? {
    fields.first { $0.names.spellings.contains(spelling) }
  }
}

package struct Field: Sendable {
  package let id: FieldID
  package let names: Names
  package let type: ValueType
  /// The unit in which the field is declared and shown; nil without one.
  package let unit: Unit?
  /// An empty cell is blank, not unknown.
  package let mayBeBlank: Bool
  package let isKey: Bool
  package let isPrivate: Bool
  package let isFixed: Bool
  package let onlyUp: Bool
  /// The value where the data gives none, with its variable for the row itself.
  package var derivation: Derivation?
  package let span: Span
  package init(
    id: FieldID, names: Names, type: ValueType, unit: Unit?, mayBeBlank: Bool, isKey: Bool, isPrivate: Bool,
    isFixed: Bool, onlyUp: Bool, derivation: Derivation?, span: Span
  ) {
    self.id = id
    self.names = names
    self.type = type
    self.unit = unit
    self.mayBeBlank = mayBeBlank
    self.isKey = isKey
    self.isPrivate = isPrivate
    self.isFixed = isFixed
    self.onlyUp = onlyUp
    self.derivation = derivation
    self.span = span
  }

  package struct Derivation: Sendable {
    package let row: BindingID
    package let value: Expr
    package init(row: BindingID, value: Expr) {
      self.row = row
      self.value = value
    }
  }
}

package struct Choice: Sendable {
  package let id: ChoiceID
  /// nil names: the braces stood in a field's type.
  package let names: Names?
  package var members: [Names]
  package let isOrdered: Bool
  package let isOpen: Bool
  package let span: Span
  package init(
    id: ChoiceID, names: Names?, members: [Names], isOrdered: Bool, isOpen: Bool, span: Span
  ) {
    self.id = id
    self.names = names
    self.members = members
    self.isOrdered = isOrdered
    self.isOpen = isOpen
    self.span = span
  }

  package func member(named spelling: String) -> Int? {
    members.firstIndex { $0.spellings.contains(spelling) }
  }
}

package struct Actor: Sendable {
  package let id: ActorID
  package let names: Names
  /// The entity whose rows hold the role.
  package let entity: EntityID?
  package init(id: ActorID, names: Names, entity: EntityID?) {
    self.id = id
    self.names = names
    self.entity = entity
  }
}

package indirect enum ValueType: Hashable, Sendable {
  case truth
  /// Yes or no, given by a person's finding.
  case attested
  case number(DimensionID)
  case date
  case text
  case choice(ChoiceID)
  /// A row of one of these entities.
  case row([EntityID])
  /// Rows of the entity whose `by` field refers to the row that has the list.
  case rows(EntityID, by: FieldID)
  /// Several values (a multi-valued cell, a collected field, a set written out).
  case list(of: ValueType)
  /// A stretch of days: 2021年6月, 本期.
  case span
  case actor
  case verdict
  /// Follows from an error that has been reported; agrees with everything.
  case invalid
}
