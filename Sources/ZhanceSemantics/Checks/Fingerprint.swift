import ZhanceDiagnostics
import ZhanceModel

extension Expr {
  /// A text that two expressions share exactly if they compute the same from the same variables.
  var fingerprint: String {
    let inner = children.map(\.fingerprint).joined(separator: ",")
    return head + (inner.isEmpty ? "" : "(" + inner + ")")
  }

  private var head: String {
    switch kind {
    case .literal(let value): "literal \(value)"
    case .set(_, let isOpen): "set \(isOpen)"
    case .asOf: "asOf"
    case .due: "due"
    case .dueColumn(let table, let column): "dueColumn \(table.index) \(column)"
    case .period: "period"
    case .edge(let edge, _): "edge \(edge)"
    case .parameter(let id): "parameter \(id.index)"
    case .reading(let id): "reading \(id.index)"
    case .variable(let id): "variable \(id.index)"
    case .field(_, let id): "field \(id.entity.index).\(id.index)"
    case .definition(let id, _): "definition \(id.index)"
    case .ruleHolds(let id, _): "ruleHolds \(id.index)"
    case .ruleVerdict(let id, _): "ruleVerdict \(id.index)"
    case .lookup(let id, let column, _): "lookup \(id.index) \(column)"
    case .tableColumn(let id, let column): "tableColumn \(id.index) \(column)"
    case .allRows(let id): "allRows \(id.index)"
    case .collect(_, let binding, _): "collect \(binding.index)"
    case .filter(_, let binding, _): "filter \(binding.index)"
    case .aggregate(let aggregate, _): "aggregate \(aggregate)"
    case .ratio: "ratio"
    case .shareOf(_, let binding, _): "shareOf \(binding.index)"
    case .quantifier(let quantifier, _, let binding, _): "quantifier \(quantifier) \(binding.index)"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .compare(let comparison, _, _): "compare \(comparison)"
    case .inRange(_, let lower, let upper): "inRange \(lower != nil) \(upper != nil)"
    case .isMember: "isMember"
    case .isWithin: "isWithin"
    case .includes: "includes"
    case .inSpan: "inSpan"
    case .matches: "matches \(span.start)"
    case .isBlank: "isBlank"
    case .isEntity(_, let id): "isEntity \(id.index)"
    case .arithmetic(let op, _, _): "arithmetic \(op)"
    case .shift(_, _, let isBackward): "shift \(isBackward)"
    case .extremum(let isMaximum, _): "extremum \(isMaximum)"
    case .elapsed(let elapsed, _, _): "elapsed \(elapsed)"
    case .round: "round"
    case .cases(let arms): "cases " + arms.map { "\($0.condition != nil)\($0.value != nil)" }.joined()
    }
  }
}
