import ZhanceDiagnostics
package import ZhanceModel

extension Wording {
  /// A core expression as an analyst would write it.
  package func expression(_ expr: Expr) -> String {
    var printer = ExpressionPrinter(self)
    return printer.text(expr, .whole)
  }
}

/// Tightest last, as the grammar has it.
enum Binding: Int {
  /// Nothing follows that could be drawn in.
  case whole
  /// Beside `and` or `or`.
  case term
  /// Beside a comparison word.
  case comparand
  /// Beside `+` or `-`, and on the left of them.
  case addend
  case factor
  /// Before a dot.
  case primary
}

struct ExpressionPrinter {
  let wording: Wording
  /// The rows that filters and quantifiers bind around the present place, innermost last.
  var elements: [(binding: BindingID, entity: EntityID?)] = []
  private var depth = 0

  init(_ wording: Wording) { self.wording = wording }

  func word(_ zh: String, _ en: String) -> String { wording(zh, en) }

  mutating func text(_ expr: Expr, _ place: Binding) -> String {
    // Deeper than anyone reads; it also bounds the stack on a long chain of terms.
    guard depth < 100 else { return "…" }
    depth += 1
    defer { depth -= 1 }
    let (text, own) = form(expr)
    return own.rawValue < place.rawValue ? "(\(text))" : text
  }

  /// The text and how tightly it holds together.
  private mutating func form(_ expr: Expr) -> (String, Binding) {
    switch expr.kind {
    case .literal(let value): return (literal(value, expr), .primary)
    case .set(let items, let isOpen):
      let all = items.map { text($0, .whole) } + (isOpen ? ["…"] : [])
      return ("{\(all.joined(separator: ", "))}", .primary)
    case .asOf: return (word("评估日", "as_of"), .primary)
    case .due: return (word("期限", "due"), .primary)
    case .period: return (word("本期", "period"), .primary)
    case .dueColumn(let id, let column), .tableColumn(let id, let column):
      return (columnName(id, column), .primary)
    case .edge(let edge, let span): return (text(span, .primary) + "." + edgeWord(edge), .primary)
    case .parameter(let id): return (wording.name(wording.program[id].names), .primary)
    case .reading(let id): return (wording.name(wording.program[id].names), .primary)
    case .variable(let id): return (variable(id, expr.type), .primary)
    case .field(let row, let field): return (member(of: row, wording.name(field)), .primary)
    case .definition(let id, let row):
      return (member(of: row, wording.name(wording.program[id].names)), .primary)
    case .ruleHolds(let id, let row), .ruleVerdict(let id, let row):
      return (member(of: row, wording.name(wording.program[id].names)), .primary)
    case .lookup(let id, let column, let keys):
      let table = wording.program[id]
      let arguments = keys.map { text($0, .whole) }.joined(separator: ", ")
      let suffix =
        table.columns.indices.contains(column)
        ? table.columns[column].names.map { "." + wording.name($0) } : nil
      return ("\(wording.name(table.names))(\(arguments))\(suffix ?? "")", .primary)
    case .allRows(let entity): return (wording.name(entity), .primary)
    case .collect, .filter, .aggregate, .ratio, .shareOf, .quantifier: return listForm(expr)
    case .and(let terms): return (joined(terms, word(" 且 ", " and ")), .whole)
    case .or(let terms): return (joined(terms, word(" 或 ", " or ")), .whole)
    case .not(let inner): return (word("不 ", "not ") + text(inner, .addend), .term)
    case .compare, .inRange, .isMember, .isWithin, .includes, .inSpan, .matches, .isBlank, .isEntity:
      return comparisonForm(expr)
    case .arithmetic(let operation, let a, let b): return arithmetic(operation, a, b)
    case .shift(let date, by: let duration, let isBackward):
      return ("\(text(date, .addend)) \(isBackward ? "-" : "+") \(text(duration, .factor))", .addend)
    case .extremum(let isMaximum, let items):
      return (call(isMaximum ? word("最大", "max") : word("最小", "min"), items), .primary)
    case .elapsed(let unit, from: let start, to: let end):
      if case .asOf = end.kind, unit == .years { return (call(word("周岁", "age"), [start]), .primary) }
      return (call(elapsedWord(unit), [start, end]), .primary)
    case .round(let number, to: let step): return (call(word("取整", "round"), [number, step]), .primary)
    case .cases(let arms):
      let all = arms.map { arm -> String in
        let condition = arm.condition.map { text($0, .whole) } ?? word("其余", "otherwise")
        return "\(condition) : \(arm.value.map { text($0, .whole) } ?? word("未规定", "silent"))"
      }
      return (word("分情形", "cases") + " { \(all.joined(separator: word(" ； ", " ; "))) }", .primary)
    }
  }

  mutating func call(_ name: String, _ arguments: [Expr]) -> String {
    "\(name)(\(arguments.map { text($0, .whole) }.joined(separator: ", ")))"
  }

  private mutating func joined(_ terms: [Expr], _ separator: String) -> String {
    terms.map { text($0, .term) }.joined(separator: separator)
  }

  private mutating func arithmetic(_ operation: Arithmetic, _ a: Expr, _ b: Expr) -> (String, Binding) {
    switch operation {
    case .add: ("\(text(a, .addend)) + \(text(b, .factor))", .addend)
    case .subtract: ("\(text(a, .addend)) - \(text(b, .factor))", .addend)
    case .multiply: ("\(text(a, .factor)) * \(text(b, .primary))", .factor)
    case .divide: ("\(text(a, .factor)) / \(text(b, .primary))", .factor)
    }
  }

  private func columnName(_ id: TableID, _ column: Int) -> String {
    let table = wording.program[id]
    guard table.columns.indices.contains(column), let names = table.columns[column].names else {
      return wording.name(table.names)
    }
    return wording.name(names)
  }

  private func edgeWord(_ edge: SpanEdge) -> String {
    switch edge {
    case .start: word("起", "start")
    case .end: word("止", "end")
    case .next: word("下期", "next")
    }
  }

  private func elapsedWord(_ unit: Elapsed) -> String {
    switch unit {
    case .years: word("周岁", "age")
    case .months: word("月数", "months")
    case .days: word("天数", "days")
    }
  }

  func literal(_ value: Value, _ expr: Expr) -> String {
    switch value {
    case .date(let date):
      let (year, month, day) = date.components
      return word("\(year)年\(month)月\(day)日", "\(date)")
    case .text(let text): return wording.quoted(wording.clean(text))
    case .span(let span):
      let (year, month, day) = span.start.components
      if day == 1, span.start.adding(months: 1)?.date.adding(days: -1) == span.end {
        return word("\(year)年\(month)月", String("\(span.start)".prefix(7)))
      }
      return word("\(span.start) 至 \(span.end)", "\(span.start) to \(span.end)")
    case .blank, .truth, .number, .choice, .row, .verdict:
      return wording.value(value, type: expr.type, unit: expr.unit, style: .source)
    }
  }
}
