import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// The comparison in a finding's tree that its sentence tells of: what was compared with what.
struct Decisive {
  let subject: Expr
  /// What is demanded, as `3名以上` or `不少于 3名`.
  let requirement: String
  let actual: TraceResult?
  /// The unit in which the demand is written.
  let unit: Unit?
  let isPrivate: Bool

  /// The first comparison of numbers or dates in the tree, in the order in which it was evaluated, that
  /// came to `truth`; nil where there is none.
  init?(_ trace: Trace, _ wording: Wording, where truth: Bool) {
    guard let node = Decisive.search(trace, truth, depth: 0) else { return nil }
    var printer = ExpressionPrinter(wording)
    if case .compare(let comparison, let a, let b) = node.expr.kind {
      subject = a
      requirement = printer.name(comparison, of: a, b) + " " + printer.text(b, .comparand)
      unit = b.unit
      isPrivate = wording.isPrivate(a) || wording.isPrivate(b)
    } else if case .inRange(let value, let lower, let upper) = node.expr.kind {
      subject = value
      requirement = printer.range(lower, upper, of: value)
      unit = lower?.unit ?? upper?.unit
      isPrivate = wording.isPrivate(value)
    } else {
      return nil
    }
    let span = subject.span
    actual = node.children.first { $0.expr.span == span }?.result ?? node.children.first?.result
  }

  private static func search(_ trace: Trace, _ truth: Bool, depth: Int) -> Trace? {
    guard depth < 60 else { return nil }
    if isComparison(trace.expr), trace.result == .value(.truth(truth)) { return trace }
    if hasRows(trace.expr) { return nil }
    for child in trace.children {
      if let found = search(child, truth, depth: depth + 1) { return found }
    }
    return nil
  }

  private static func isComparison(_ expr: Expr) -> Bool {
    if case .inRange = expr.kind { return true }
    guard case .compare(_, let a, _) = expr.kind else { return false }
    if case .number = a.type { return true }
    return a.type == .date
  }

  /// Its children speak of a row of a list, of which a sentence about the whole does not tell.
  private static func hasRows(_ expr: Expr) -> Bool {
    switch expr.kind {
    case .quantifier, .filter, .shareOf, .aggregate, .collect: true
    case .literal, .set, .asOf, .due, .dueColumn, .period, .edge, .parameter, .reading, .variable, .field,
      .definition, .ruleHolds, .ruleVerdict, .lookup, .tableColumn, .allRows, .ratio, .and, .or, .not,
      .compare, .inRange, .isMember, .isWithin, .includes, .inSpan, .matches, .isBlank, .isEntity,
      .arithmetic, .shift, .extremum, .elapsed, .round, .cases:
      false
    }
  }
}
