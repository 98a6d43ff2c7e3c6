import ZhanceDiagnostics
import ZhanceModel

// Short forms for building expressions of the core by hand.

/// A new place in the made-up file of the tests, so that each part can be told from the others.
func place(_ line: Int = 0) -> Span { Span(file: FileID(0), start: line, end: line + 1) }

/// Variables of the tests: the subject of a rule, the row of a filter, and so on.
enum Bind {
  static let subject = BindingID(0)
  static let element = BindingID(1)
  static let row = BindingID(2)
  static let other = BindingID(3)
  static let definition = BindingID(4)
  static let value = BindingID(5)
}

extension Expr {
  static func make(_ kind: Kind, _ type: ValueType, unit: ZhanceModel.Unit? = nil) -> Expr {
    Expr(kind, type, place(), unit: unit)
  }
  static func number(_ value: Int, _ dimension: DimensionID = .number) -> Expr {
    make(.literal(.number(Rational(value))), .number(dimension))
  }
  static func ratio(_ percent: Int) -> Expr {
    make(.literal(.number(Rational(Int128(percent), 100) ?? .zero)), .number(.ratio))
  }
  static func truth(_ value: Bool) -> Expr { make(.literal(.truth(value)), .truth) }
  static func text(_ value: String) -> Expr { make(.literal(.text(value)), .text) }
  static func date(_ text: String) -> Expr { make(.literal(.date(day(text))), .date) }
  static func blank(_ type: ValueType) -> Expr { make(.literal(.blank), type) }
  static func choice(_ choice: ChoiceID, _ member: Int) -> Expr {
    make(.literal(.choice(.member(choice, member))), .choice(choice))
  }
  static func row(_ row: RowID) -> Expr { make(.literal(.row(row)), .row([row.entity])) }
  static func set(_ items: [Expr], isOpen: Bool = false) -> Expr {
    make(.set(items, isOpen: isOpen), .list(of: items.first?.type ?? .truth))
  }
  static func variable(_ id: BindingID, _ entity: EntityID) -> Expr { make(.variable(id), .row([entity])) }
  static func due() -> Expr { make(.due, .date) }
  static func period() -> Expr { make(.period, .span) }
  static func all(_ entity: EntityID, by field: FieldID) -> Expr {
    make(.allRows(entity), .rows(entity, by: field))
  }

  static func and(_ terms: Expr...) -> Expr { make(.and(terms), .truth) }
  static func or(_ terms: Expr...) -> Expr { make(.or(terms), .truth) }
  static func not(_ term: Expr) -> Expr { make(.not(term), .truth) }
  static func compare(_ left: Expr, _ comparison: Comparison, _ right: Expr) -> Expr {
    make(.compare(comparison, left, right), .truth)
  }
  static func isBlank(_ value: Expr) -> Expr { make(.isBlank(value), .truth) }
  static func range(_ value: Expr, _ lower: Expr?, _ upper: Expr?) -> Expr {
    make(.inRange(value, lower: lower, upper: upper), .truth)
  }

  static func count(_ list: Expr) -> Expr { make(.aggregate(.count, list), .number(.persons)) }
  static func filter(_ list: Expr, _ id: BindingID, _ condition: Expr) -> Expr {
    make(.filter(list, id, condition), list.type)
  }
  static func collect(_ list: Expr, _ id: BindingID, _ body: Expr) -> Expr {
    make(.collect(list, id, body), .list(of: body.type))
  }
  static func filter(_ list: Expr, _ condition: Expr) -> Expr { filter(list, Bind.row, condition) }
  static func collect(_ list: Expr, _ body: Expr) -> Expr { collect(list, Bind.row, body) }
  static func every(_ list: Expr, _ id: BindingID, _ body: Expr) -> Expr {
    make(.quantifier(.all, list, id, body), .truth)
  }
  static func some(_ list: Expr, _ id: BindingID = Bind.row, _ body: Expr? = nil) -> Expr {
    make(.quantifier(.some, list, id, body), .truth)
  }
  static func none(_ list: Expr, _ id: BindingID = Bind.row, _ body: Expr? = nil) -> Expr {
    make(.quantifier(.none, list, id, body), .truth)
  }
  static func holds(_ rule: RuleID, _ row: Expr) -> Expr { make(.ruleHolds(rule, row), .truth) }
  static func verdict(_ rule: RuleID, _ row: Expr) -> Expr { make(.ruleVerdict(rule, row), .verdict) }
  static func verdict(_ verdict: Verdict) -> Expr { make(.literal(.verdict(verdict)), .verdict) }
}

func day(_ text: String) -> CalendarDate { CalendarDate(iso: text) ?? .earliest }

func fraction(_ numerator: Int, _ denominator: Int) -> Rational {
  Rational(Int128(numerator), Int128(denominator)) ?? .zero
}
