package import ZhanceDiagnostics

/// `vocabulary NAME { … }` 词汇
package struct VocabularySyntax: Sendable {
  package var name: NameSyntax
  package var items: [Item]
  package var span: Span
  package init(name: NameSyntax, items: [Item], span: Span) {
    self.name = name
    self.items = items
    self.span = span
  }

  package enum Item: Sendable {
    case units([UnitSyntax])
    case actors([ActorSyntax])
    case choice(ChoiceSyntax)
    case entity(EntitySyntax)
    case check(CheckSyntax)
  }
}

/// `个 | items`, or `打 | dozen = 12个`
package struct UnitSyntax: Sendable {
  package var name: NameSyntax
  package var value: ExpressionSyntax?
  package init(name: NameSyntax, value: ExpressionSyntax? = nil) {
    self.name = name
    self.value = value
  }
}

/// `区民政局 | district_bureau : 区县`: a role, and the entity whose rows hold it.
package struct ActorSyntax: Sendable {
  package var name: NameSyntax
  package var entity: Identifier?
  package init(name: NameSyntax, entity: Identifier? = nil) {
    self.name = name
    self.entity = entity
  }
}

/// `choice NAME { a, b < c, … }` 选项
package struct ChoiceSyntax: Sendable {
  package var name: NameSyntax
  package var choices: ChoicesSyntax
  package var span: Span
  package init(name: NameSyntax, choices: ChoicesSyntax, span: Span) {
    self.name = name
    self.choices = choices
    self.span = span
  }
}

/// The braces of a choice. All separators are `<` or all are commas; the parser reports a mixture.
package struct ChoicesSyntax: Sendable {
  package var members: [NameSyntax]
  package var isOrdered: Bool
  /// Ends in `…`: data may hold other values.
  package var isOpen: Bool
  package var span: Span
  package init(members: [NameSyntax], isOrdered: Bool, isOpen: Bool, span: Span) {
    self.members = members
    self.isOrdered = isOrdered
    self.isOpen = isOpen
    self.span = span
  }
}

/// `entity NAME (UNIT) { field* }` 实体
package struct EntitySyntax: Sendable {
  package var name: NameSyntax
  package var unit: Identifier?
  package var fields: [FieldSyntax]
  package var span: Span
  package init(name: NameSyntax, unit: Identifier?, fields: [FieldSyntax], span: Span) {
    self.name = name
    self.unit = unit
    self.fields = fields
    self.span = span
  }
}

/// `NAME : TYPE ? = EXPR MARK*`
package struct FieldSyntax: Sendable {
  package var name: NameSyntax
  package var type: TypeSyntax
  package var mayBeBlank: Bool
  package var derivation: ExpressionSyntax?
  package var marks: [Mark]
  package var span: Span
  package init(
    name: NameSyntax, type: TypeSyntax, mayBeBlank: Bool, derivation: ExpressionSyntax?, marks: [Mark],
    span: Span
  ) {
    self.name = name
    self.type = type
    self.mayBeBlank = mayBeBlank
    self.derivation = derivation
    self.marks = marks
    self.span = span
  }

  package enum Mark: Sendable {
    case key, `private`, fixed, onlyUp
    case step(ExpressionSyntax)
    case cost(ExpressionSyntax)
  }
}

package struct TypeSyntax: Sendable {
  package indirect enum Kind: Sendable {
    case text, date, year, number, yesNo, attested, actor
    case choices(ChoicesSyntax)
    /// A unit, a choice or an entity: told apart when names are looked up.
    case name(Identifier)
    /// `A or B`: a reference to a row of one of several entities.
    case oneOf([Identifier])
    case set(TypeSyntax)
    /// `list of ENTITY by FIELD`
    case list(Identifier, by: Identifier)
    /// Unreadable; the parser has reported it.
    case missing
  }
  package var kind: Kind
  package var span: Span
  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}
