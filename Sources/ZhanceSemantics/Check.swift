package import ZhanceDiagnostics
package import ZhanceModel
package import ZhanceSyntax

// Trees in, one typed core out: names are looked up, types and units checked, surface forms lowered
// to the core's node kinds. Never reads data, files or the clock, and never evaluates.
//
// The order: vocabularies (units, choices, entities, fields), then the names that the policies
// declare, then figures and readings, definitions (each when first asked for), the heads of rules,
// their lines, exceptions, and at last scenarios and the checks of the whole.

/// What checking leaves besides the program.
package struct CheckedProgram: Sendable {
  package var program: Program
  /// What each name in the sources stands for, by the place where it stands: for translation
  /// between the surfaces.
  package var names: [Span: NameUse]
}

/// A name at one place and what the formatter may print there.
package struct NameUse: Sendable, Hashable {
  package var names: Names
  /// The spelling after `|` of a declaration: takes the surface's other spelling.
  package var isAlias: Bool
  package init(names: Names, isAlias: Bool) {
    self.names = names
    self.isAlias = isAlias
  }
}

/// Checks the trees of all files that belong together, in the order in which they were read.
///
/// The program holds what could be made of them; with errors among the messages it must not be
/// evaluated.
package func check(_ trees: [SourceTree]) -> Checked<CheckedProgram> {
  let checker = Checker(trees)
  checker.run()
  return Checked(
    CheckedProgram(program: checker.program, names: checker.nameUses),
    checker.diagnostics.sorted {
      ($0.primary.span.file, $0.primary.span.start, $0.code.id)
        < ($1.primary.span.file, $1.primary.span.start, $1.code.id)
    })
}

/// Checks an expression asked over loaded data, with the rows in sight that `subjects` names.
package func check(
  expression: ExpressionSyntax, subjects: [EntityID], in checked: CheckedProgram
) -> Checked<Expr> {
  let checker = Checker([], continuing: checked)
  var scope = LocalScope(policy: nil)
  for entity in subjects { scope.push(.subject(scenarioSubject(entity), entity)) }
  let expr = checker.lower(expression, in: scope)
  return Checked(expr, checker.diagnostics)
}

/// Checks a value given outside of a file, for a parameter of this type: it must be a literal.
package func checkValue(_ expression: ExpressionSyntax, is type: ValueType, in checked: CheckedProgram)
  -> Checked<Expr>
{
  let checker = Checker([], continuing: checked)
  let expr = checker.lower(expression, expecting: type, in: LocalScope(policy: nil))
  checker.require(expr, is: type, context: Bilingual("参数的类型", "the type of the parameter"))
  if checker.diagnostics.isEmpty, !expr.isLiteral {
    checker.report(
      .typeMismatch, Bilingual("这里要一个值，如 `3名`", "a plain value is needed here, such as `3 people`"),
      at: expression.span)
  }
  return Checked(expr, checker.diagnostics)
}
