package import ZhanceDiagnostics

// The tree that the parser builds: what was written, word for word, before any name is looked up.
//
// In: tokens. Out: a `SourceTree` whose nodes carry spans. The tree holds written forms (a
// literal as it stands in the text, a keyword as its meaning); comments and layout live in the
// token list beside it, which the formatter reads. Equality of trees apart from spans is equality
// of `dump()`.

/// A whole file.
package struct SourceTree: Sendable {
  package var file: SourceFile
  package var declarations: [DeclarationSyntax]
  /// Every token of the file, each with the text before it and the part that it plays; joined,
  /// they give the file back to the byte.
  package var tokens: [Token]
  /// Did any message about the text count as an error? Then the tree is not the whole text.
  package var hasErrors: Bool

  package init(
    file: SourceFile, declarations: [DeclarationSyntax], tokens: [Token], hasErrors: Bool = false
  ) {
    self.file = file
    self.declarations = declarations
    self.tokens = tokens
    self.hasErrors = hasErrors
  }
}

package enum DeclarationSyntax: Sendable {
  case use(UseSyntax)
  case vocabulary(VocabularySyntax)
  case policy(PolicySyntax)
  case scenario(ScenarioSyntax)
}

/// A name as it stands at one place: width-folded, backquotes removed.
package struct Identifier: Sendable, Hashable {
  package var text: String
  package var span: Span
  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// A name where it is declared: one spelling or two, and further accepted ones.
package struct NameSyntax: Sendable {
  package var first: Identifier
  /// The spelling after `|`.
  package var second: Identifier?
  /// After `also` 又称.
  package var also: [Identifier]
  package init(first: Identifier, second: Identifier? = nil, also: [Identifier] = []) {
    self.first = first
    self.second = second
    self.also = also
  }
  package var span: Span { second.map { first.span.union($0.span) } ?? first.span }
}

/// A quoted text without its quotes.
package struct TextSyntax: Sendable, Hashable {
  package var value: String
  package var span: Span
  package init(_ value: String, _ span: Span) {
    self.value = value
    self.span = span
  }
}

/// A date as written: any part of it may be a day, a month or a year.
package struct DateSyntax: Sendable, Hashable {
  package enum Form: Sendable, Hashable {
    /// `2021年6月30日`, `2021-06-30`
    case day(year: Int, month: Int, day: Int)
    /// `2021年6月`, `2021-06`: a period, or with `end` its last day (`2021年6月底`)
    case month(year: Int, month: Int, end: Bool)
    /// `2021年底`: 31 December. A plain `2021年` is a quantity with the unit 年.
    case yearEnd(year: Int)
  }
  package var form: Form
  package var span: Span
  package init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }
}

/// A number as written, exactly, times a scale: `25万` is 25 and 10000.
package struct NumberSyntax: Sendable, Hashable {
  /// Decimal digits before and after the point, ASCII, no leading zeros except one.
  package var whole: String
  package var fraction: String
  /// 1, 10000 (万) or 100000000 (亿), multiplied where both stand.
  package var scale: Int
  package var span: Span
  package init(whole: String, fraction: String = "", scale: Int = 1, span: Span) {
    self.whole = whole
    self.fraction = fraction
    self.scale = scale
    self.span = span
  }
}

/// `use TEXT` 引用: reads another file of the project.
package struct UseSyntax: Sendable {
  package var path: TextSyntax
  package var span: Span
  package init(path: TextSyntax, span: Span) {
    self.path = path
    self.span = span
  }
}
