import ZhanceEvaluation
import ZhanceModel

/// Which values would tell something of a person: those of private fields, and what is worked out from
/// them one to one. Counts and truths are not among them: a verdict has to be said.
struct Privacy: Sendable {
  /// Private fields and those derived from them.
  private(set) var fields: Set<FieldID> = []
  /// Definitions whose value depends on a private field.
  private(set) var definitions: Set<DefinitionID> = []

  /// Repeats until nothing changes: derivations and definitions form an acyclic graph in any order.
  init(_ program: Program) {
    let all = program.schema.entities.flatMap(\.fields)
    fields = Set(all.filter(\.isPrivate).map(\.id))
    guard !fields.isEmpty else { return }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for field in all where !fields.contains(field.id) {
        guard let derivation = field.derivation, reveals(derivation.value) else { continue }
        fields.insert(field.id)
        hasChanged = true
      }
      for definition in program.definitions where !definitions.contains(definition.id) {
        guard let value = definition.value, reveals(value) else { continue }
        definitions.insert(definition.id)
        hasChanged = true
      }
    }
  }

  /// Showing the value of `expr` would show (or nearly show) the value of a private field.
  func reveals(_ expr: Expr) -> Bool {
    if fields.isEmpty { return false }
    switch expr.kind {
    case .field(let row, let field): return fields.contains(field) || reveals(row)
    case .definition(let id, let row): return definitions.contains(id) || reveals(row)
    case .set(let items, isOpen: _), .extremum(isMaximum: _, let items): return items.contains(where: reveals)
    case .lookup(_, _, let keys): return keys.contains(where: reveals)
    case .edge(_, let inner), .collect(_, _, let inner), .filter(let inner, _, _): return reveals(inner)
    case .aggregate(.count, _): return false
    case .aggregate(_, let list): return reveals(list)
    case .ratio(let a, let b), .arithmetic(_, let a, let b), .shift(let a, by: let b, isBackward: _),
      .elapsed(_, from: let a, to: let b), .round(let a, to: let b):
      return reveals(a) || reveals(b)
    case .cases(let arms): return arms.contains { $0.value.map(reveals) ?? false }
    case .literal, .asOf, .due, .dueColumn, .period, .parameter, .reading, .variable, .allRows, .tableColumn,
      .ruleHolds, .ruleVerdict, .shareOf, .quantifier, .and, .or, .not, .compare, .inRange, .isMember,
      .isWithin, .includes, .inSpan, .matches, .isBlank, .isEntity:
      return false
    }
  }
}

extension Wording {
  /// The value of this expression may not be shown.
  func isPrivate(_ expr: Expr) -> Bool {
    !showPrivate && privacy.reveals(expr)
  }

  func isPrivate(_ trace: Trace) -> Bool {
    if showPrivate { return false }
    if let field = trace.field, privacy.fields.contains(field) { return true }
    return privacy.reveals(trace.expr)
  }
}
