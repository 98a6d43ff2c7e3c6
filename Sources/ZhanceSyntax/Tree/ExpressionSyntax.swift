package import ZhanceDiagnostics

package struct ExpressionSyntax: Sendable {
  package indirect enum Kind: Sendable {
    /// A number with its unit, if one stands there: `3名`, `75%`, `0`.
    case quantity(NumberSyntax, unit: Identifier?)
    case date(DateSyntax)
    case text(TextSyntax)
    case yes
    case no
    case blank
    /// `due` 期限
    case due
    /// `period` 本期
    case period
    /// `this` 本, `this ENTITY`
    case this(Identifier?)
    case name(Identifier)
    /// `NAME(arguments)`: a function or a table look-up
    case call(Identifier, [ExpressionSyntax])
    case member(ExpressionSyntax, Identifier)
    /// `path where condition`
    case filter(ExpressionSyntax, ExpressionSyntax)
    /// `{a, b, …}`
    case set([ExpressionSyntax], isOpen: Bool)
    case not(ExpressionSyntax)
    /// Two or more operands of one operator; `and` and `or` never share a level.
    case and([ExpressionSyntax])
    case or([ExpressionSyntax])
    case compare(ComparisonSyntax, Span, ExpressionSyntax, ExpressionSyntax)
    case arithmetic(ArithmeticSyntax, ExpressionSyntax, ExpressionSyntax)
    /// A range value: `3名以上`, `45岁以下`, `5%以内`, `3至5人`.
    case range(RangeSyntax)
    /// `all LIST satisfies P`; without a body: is there any (or no) row
    case quantifier(QuantifierSyntax, ExpressionSyntax, ExpressionSyntax?)
    case parenthesized(ExpressionSyntax)
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

package indirect enum RangeSyntax: Sendable {
  case orMore(ExpressionSyntax)
  case orLess(ExpressionSyntax)
  case atTheMost(ExpressionSyntax)
  /// Both bounds as written; a bound without a unit takes the other's.
  case between(ExpressionSyntax, ExpressionSyntax)
}

package enum QuantifierSyntax: String, Sendable, CaseIterable, Hashable {
  case all, some, none
}

package enum ArithmeticSyntax: String, Sendable, CaseIterable, Hashable {
  case add, subtract, multiply, divide
}

/// The wordings of comparisons; several may mean the same, the formatter keeps each.
package enum ComparisonSyntax: String, Sendable, CaseIterable, Hashable {
  case atLeast, noFewerThan, notBelow, greaterOrEqual
  case atMost, noMoreThan, notAbove, lessOrEqual
  case moreThan, over, above, greater
  case fewerThan, below, under, less
  case exactly, noLaterThan, noEarlierThan, before, after
  /// 是 is, 为 equals, =; 不是 is not, !=
  case `is`, equals, equalSign, isNot, notEqualSign
  /// 属于 within, 包含 includes, 匹配 matches
  case within, includes, matches
}
