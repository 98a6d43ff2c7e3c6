package import ZhanceDiagnostics

/// `scenario NAME { step* }` 情景
package struct ScenarioSyntax: Sendable {
  package enum Title: Sendable {
    case name(NameSyntax)
    case text(TextSyntax)
  }
  package var title: Title
  package var steps: [StepSyntax]
  package var span: Span
  package init(title: Title, steps: [StepSyntax], span: Span) {
    self.title = title
    self.steps = steps
    self.span = span
  }
}

package struct StepSyntax: Sendable {
  package enum Kind: Sendable {
    /// `given ENTITY "key" { row }`, or `from "folder"` 设有 … 从 …
    case given(Identifier, key: TextSyntax?, source: GivenSource?)
    /// `as of D` 截至
    case asOf(DateSyntax)
    /// `as if in force D` 假定施行
    case asIfInForce(DateSyntax)
    /// `change PATH = EXPR`: a parameter, a reading, or a field of the given subject;
    /// `change LIST { row }`: cells of rows 改
    case change(ExpressionSyntax, ChangeValue)
    /// `add ENTITY { row }` 增
    case add(Identifier, RowSyntax)
    /// `remove LIST where …` 减
    case remove(ExpressionSyntax)
    /// `without PATH`: switches a rule off 停用
    case without([Identifier])
    /// `waive PATH for "key" because "…"` 豁免
    case waive([Identifier], for: TextSyntax?, because: TextSyntax)
    /// `expect VERDICT PATH for "key" in D` 预期
    case expectVerdict(ExpectedSyntax, Span, [Identifier], for: TextSyntax?, in: DateSyntax?)
    case expect(ExpressionSyntax)
  }
  package enum GivenSource: Sendable {
    case from(TextSyntax)
    case row(RowSyntax)
    /// Loaded from the folder, then changed cell by cell.
    case fromWith(TextSyntax, RowSyntax)
  }
  package enum ChangeValue: Sendable {
    case value(ExpressionSyntax)
    case row(RowSyntax)
  }
  package var kind: Kind
  package var span: Span
  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// `{ NAME : expr … }`; commas are optional.
package struct RowSyntax: Sendable {
  package var cells: [(name: Identifier, value: ExpressionSyntax)]
  package var span: Span
  package init(cells: [(name: Identifier, value: ExpressionSyntax)], span: Span) {
    self.cells = cells
    self.span = span
  }
}

/// What a scenario may expect: a verdict, or a severity.
package enum ExpectedSyntax: String, Sendable, CaseIterable, Hashable {
  case met, breached, unknown, notApplicable, pending
  case violation, deviation, shortfall, notFollowed, excused, used, unused
  /// No finding at all: the rule had nothing to judge. 无结论
  case noFinding
}
