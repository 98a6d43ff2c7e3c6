extension Expr {
  /// The expressions directly inside, in order.
  package var children: [Expr] {
    switch kind {
    case .literal, .asOf, .due, .dueColumn, .period, .parameter, .reading, .variable, .tableColumn, .allRows:
      []
    case .set(let values, isOpen: _): values
    case .edge(_, let inner), .field(let inner, _), .definition(_, let inner), .ruleHolds(_, let inner),
      .ruleVerdict(_, let inner), .aggregate(_, let inner), .not(let inner), .isBlank(let inner),
      .isEntity(let inner, _):
      [inner]
    case .lookup(_, _, let keys): keys
    case .collect(let list, _, let body), .filter(let list, _, let body), .shareOf(let list, _, let body):
      [list, body]
    case .quantifier(_, let list, _, let body): [list] + (body.map { [$0] } ?? [])
    case .and(let parts), .or(let parts), .extremum(isMaximum: _, let parts): parts
    case .ratio(let a, let b), .compare(_, let a, let b), .isMember(let a, of: let b),
      .isWithin(let a, let b),
      .includes(let a, let b), .inSpan(let a, let b), .arithmetic(_, let a, let b),
      .shift(let a, by: let b, isBackward: _),
      .elapsed(_, from: let a, to: let b), .round(let a, to: let b):
      [a, b]
    case .inRange(let value, let lower, let upper): [value] + [lower, upper].compactMap(\.self)
    case .matches(let value, let pattern): [value] + pattern.parts.flatMap(\.holes)
    case .cases(let arms): arms.flatMap { [$0.condition, $0.value].compactMap(\.self) }
    }
  }

  /// Calls `visit` on this expression and all inside, outermost first.
  package func walk(_ visit: (Expr) -> Void) {
    visit(self)
    for child in children { child.walk(visit) }
  }

  package func mentions(_ binding: BindingID) -> Bool {
    var found = false
    walk { if case .variable(binding) = $0.kind { found = true } }
    return found
  }

  package var isLiteral: Bool {
    if case .literal = kind { true } else { false }
  }
}

extension TextPattern.Part {
  package var holes: [Expr] {
    switch self {
    case .hole(let expr): [expr]
    case .optional(let parts): parts.flatMap(\.holes)
    case .literal, .oneOf, .anything: []
    }
  }
}
