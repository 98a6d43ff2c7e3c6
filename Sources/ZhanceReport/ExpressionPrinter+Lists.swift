import ZhanceDiagnostics
import ZhanceModel

extension ExpressionPrinter {
  mutating func listForm(_ expr: Expr) -> (String, Binding) {
    switch expr.kind {
    case .collect(let list, let binding, let body):
      // The filter of a followed list stands behind the path: 资金.金额 其中 用途 是 场所布置.
      if case .filter(let inner, let element, let condition) = list.kind {
        let path = collected(inner, binding, body)
        return (path + filterWord + filterBody(inner, element, condition), .whole)
      }
      return (collected(list, binding, body), .primary)
    case .filter(let list, let binding, let condition):
      return (text(list, .primary) + filterWord + filterBody(list, binding, condition), .whole)
    case .aggregate(let aggregate, let list): return (call(name(aggregate), [list]), .primary)
    case .ratio(let part, let whole): return (call(word("占比", "share"), [part, whole]), .primary)
    case .shareOf(let list, let binding, let condition):
      let rows = text(list, .whole)
      let body = inside(binding, of: list) { $0.text(condition, .whole) }
      return ("\(word("占比", "share"))(\(rows), \(body))", .primary)
    case .quantifier(let quantifier, let list, let binding, let body):
      let head = "\(name(quantifier)) \(text(list, .comparand))"
      guard let body else { return (head, .term) }
      let condition = inside(binding, of: list) { $0.text(body, .term) }
      // What follows `satisfies` reaches as far right as it can.
      return ("\(head) \(word("满足", "satisfies")) \(condition)", .whole)
    case .literal, .set, .asOf, .due, .dueColumn, .period, .edge, .parameter, .reading, .variable, .field,
      .definition, .ruleHolds, .ruleVerdict, .lookup, .tableColumn, .allRows, .and, .or, .not, .compare,
      .inRange, .isMember, .isWithin, .includes, .inSpan, .matches, .isBlank, .isEntity, .arithmetic, .shift,
      .extremum, .elapsed, .round, .cases:
      return ("", .primary)
    }
  }

  private var filterWord: String { word(" 其中 ", " where ") }

  private mutating func filterBody(_ list: Expr, _ binding: BindingID, _ condition: Expr) -> String {
    inside(binding, of: list) { $0.text(condition, .term) }
  }

  private mutating func collected(_ list: Expr, _ binding: BindingID, _ body: Expr) -> String {
    let rows = text(list, .primary)
    let field = inside(binding, of: list) { $0.text(body, .primary) }
    return "\(rows).\(field)"
  }

  private func name(_ aggregate: Aggregate) -> String {
    switch aggregate {
    case .count: word("计数", "count")
    case .sum: word("合计", "sum")
    case .minimum: word("最小", "min")
    case .maximum: word("最大", "max")
    case .average: word("平均", "average")
    case .distinct: word("去重", "distinct")
    case .earliest: word("最早", "earliest")
    case .latest: word("最晚", "latest")
    }
  }

  private func name(_ quantifier: Quantifier) -> String {
    switch quantifier {
    case .all: word("每个", "all")
    case .some: word("有", "some")
    case .none: word("没有", "none")
    }
  }
}
