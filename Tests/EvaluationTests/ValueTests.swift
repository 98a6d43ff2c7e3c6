import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// The table of three-valued values, cell by cell: what an expression comes to on one station.
@Suite struct ValueTests {
  private func value(_ expr: Expr, _ rows: Rows) -> TraceResult {
    var options = EvaluationOptions(asOf: day("2021-06-01"))
    options.isStrict = true
    return ZhanceEvaluation.value(
      of: expr, in: Draft().program, on: rows.dataset, options: options,
      bindings: [Bind.subject: World.stationID]
    ).result
  }

  private func truth(_ expr: Expr, _ rows: Rows) -> Truth {
    switch value(expr, rows) {
    case .value(.truth(let value)): Truth(value)
    case .value, .numbers, .dates, .rows, .values, .unknown, .noValue, .fault: .unknown
    }
  }

  private func number(_ low: Int?, _ high: Int?) -> TraceResult {
    if let low, low == high { return .value(.number(Rational(low))) }
    return .numbers(low.map { Rational($0) }, high.map { Rational($0) })
  }

  /// Workers by their score, some of whom are possibly in the list: those whose `head` is unknown.
  private func team(sure: [Cell], maybe: [Cell] = [], isWhole: Bool = true) -> Rows {
    var rows = Rows.station(
      workers: sure.map { ["score": $0, "head": .truth(true)] }
        + maybe.map { ["score": $0, "head": .unknown] })
    if !isWhole {
      rows.partial = [Dataset.ListOwner(owner: World.stationID, field: World.field(World.station, "staff"))]
    }
    return rows
  }

  private let heads = Expr.filter(World.staff, World.their("head"))

  private func aggregate(_ function: Aggregate) -> Expr {
    let type: ValueType = function == .count || function == .distinct ? .number(.persons) : .number(.number)
    return .make(.aggregate(function, .collect(heads, World.their("score"))), type)
  }

  @Test func aggregates() {
    let cases: [(Aggregate, Rows, TraceResult)] = [
      (.sum, team(sure: [.number(1), .number(2)]), number(3, 3)),
      (.sum, team(sure: [.number(1), .range(Rational(2), Rational(4))]), number(3, 5)),
      (.sum, team(sure: [.number(5)], maybe: [.number(2), .number(-3)]), number(2, 7)),
      (.sum, team(sure: [.number(5), .unknown]), number(nil, nil)),
      (.sum, team(sure: [.number(5), .blank]), number(5, 5)),
      (.sum, team(sure: []), number(0, 0)),
      (.sum, team(sure: [.number(5)], isWhole: false), number(nil, nil)),
      (.minimum, team(sure: [.number(4), .number(3)]), number(3, 3)),
      (.minimum, team(sure: [.number(4)], maybe: [.number(1)]), number(1, 4)),
      (.minimum, team(sure: [.number(4)], maybe: [.number(9)]), number(4, 4)),
      (.minimum, team(sure: [.number(4)], isWhole: false), number(nil, 4)),
      (.minimum, team(sure: []), .value(.blank)),
      (.minimum, team(sure: [], maybe: [.number(1), .number(7)]), number(1, 7)),
      (.maximum, team(sure: [.number(4)], maybe: [.number(9)]), number(4, 9)),
      (.maximum, team(sure: [.number(4)], isWhole: false), number(4, nil)),
      (.average, team(sure: [.number(1), .number(4)]), .value(.number(fraction(5, 2)))),
      (
        .average, team(sure: [.number(4)], maybe: [.number(1), .number(10)]),
        .numbers(fraction(5, 2), Rational(7))
      ),
      (.average, team(sure: []), .noValue),
      (.distinct, team(sure: [.number(1), .number(1), .number(2)]), number(2, 2)),
      (.distinct, team(sure: [.number(1), .unknown], maybe: [.number(3)]), number(1, 3)),
      (.distinct, team(sure: [.number(1)], isWhole: false), number(1, nil)),
    ]
    for (function, rows, expected) in cases {
      #expect(value(aggregate(function), rows) == expected, "\(function)")
    }
    let counts: [(Rows, TraceResult)] = [
      (team(sure: [.unknown, .number(1)]), number(2, 2)),
      (team(sure: [.number(1)], maybe: [.unknown]), number(1, 2)),
      (team(sure: [.number(1)], isWhole: false), number(1, nil)), (team(sure: []), number(0, 0)),
    ]
    for (rows, expected) in counts { #expect(value(.count(heads), rows) == expected) }
  }

  @Test func shares() {
    let isHigh = Expr.compare(World.their("score"), .greater, .number(1))
    let share = Expr.make(.shareOf(heads, Bind.row, isHigh), .number(.ratio))
    let cases: [(Rows, TraceResult)] = [
      (team(sure: [.number(2), .number(0)]), .value(.number(fraction(1, 2)))),
      (team(sure: [.number(2), .unknown]), .numbers(fraction(1, 2), Rational(1))),
      (team(sure: [.number(2)], maybe: [.number(0), .number(2)]), .numbers(fraction(1, 2), Rational(1))),
      (team(sure: [.number(0)], maybe: [.number(2)]), .numbers(Rational(0), fraction(1, 2))),
      (team(sure: []), .noValue),
      (team(sure: [.number(2)], isWhole: false), .numbers(Rational(0), Rational(1))),
    ]
    for (rows, expected) in cases { #expect(value(share, rows) == expected) }
    let ratio = Expr.make(.ratio(World.my("amount"), World.my("total")), .number(.ratio))
    let ratios: [(Cell, Cell, TraceResult)] = [
      (.number(3), .number(4), .value(.number(fraction(3, 4)))), (.number(0), .number(0), .noValue),
      (.number(3), .unknown, .numbers(nil, nil)), (.unknown, .number(0), .noValue),
      (.number(3), .range(Rational(2), Rational(4)), .numbers(fraction(3, 4), fraction(3, 2))),
      (.number(3), .range(Rational(0), Rational(4)), .numbers(nil, nil)),
    ]
    for (a, b, expected) in ratios {
      #expect(value(ratio, .station(["amount": a, "total": b])) == expected, "\(a) / \(b)")
    }
  }

  @Test func quantifiers() {
    let isHigh = Expr.compare(World.their("score"), .greater, .number(1))
    let (yes, no): (Cell, Cell) = (.number(2), .number(0))
    // sure, maybe, whole; all, some
    let cases: [([Cell], [Cell], Bool, Truth, Truth)] = [
      ([yes, yes], [], true, .true, .true), ([yes, no], [], true, .false, .true),
      ([no], [], true, .false, .false),
      ([], [], true, .true, .false), ([yes, .unknown], [], true, .unknown, .true),
      ([no, .unknown], [], true, .false, .unknown), ([yes], [yes], true, .true, .true),
      ([yes], [no], true, .unknown, .true), ([no], [yes], true, .false, .unknown),
      ([], [no], true, .unknown, .false), ([], [yes], true, .true, .unknown),
      ([], [.unknown], true, .unknown, .unknown), ([yes], [], false, .unknown, .true),
      ([no], [], false, .false, .unknown), ([], [], false, .unknown, .unknown),
    ]
    for (sure, maybe, isWhole, all, some) in cases {
      let rows = team(sure: sure, maybe: maybe, isWhole: isWhole)
      #expect(
        truth(.every(heads, Bind.other, rebound(isHigh)), rows) == all, "all \(sure) \(maybe) \(isWhole)")
      #expect(
        truth(.some(heads, Bind.other, rebound(isHigh)), rows) == some, "some \(sure) \(maybe) \(isWhole)")
      #expect(
        truth(.none(heads, Bind.other, rebound(isHigh)), rows) == !some, "none \(sure) \(maybe) \(isWhole)")
    }
    let bare: [([Cell], [Cell], Bool, Truth)] = [
      ([yes], [], true, .true), ([], [], true, .false), ([], [no], true, .unknown), ([], [], false, .unknown),
      ([.unknown], [], false, .true),
    ]
    for (sure, maybe, isWhole, expected) in bare {
      #expect(truth(.some(heads, Bind.other), team(sure: sure, maybe: maybe, isWhole: isWhole)) == expected)
    }
  }

  /// The same question about the row of a quantifier.
  private func rebound(_ question: Expr) -> Expr {
    .compare(World.their("score", Bind.other), .greater, .number(1))
  }

  @Test func membership() {
    let functions = World.my("functions")
    func set(_ members: Int..., isOpen: Bool = false) -> Expr {
      .set(members.map { .choice(World.function, $0) }, isOpen: isOpen)
    }
    func includes(_ wanted: Expr) -> Expr { .make(.includes(functions, wanted), .truth) }
    func within(_ allowed: Expr) -> Expr { .make(.isWithin(functions, allowed), .truth) }
    let whole = Cell.choices(World.function, [0, 4])
    let partial = Cell.list([.choice(.member(World.function, 0))], isWhole: false)
    let cases: [(Expr, Cell, Truth)] = [
      (includes(set(0, 4)), whole, .true), (includes(set(0, 1)), whole, .false),
      (includes(set(0)), partial, .true), (includes(set(0, 1)), partial, .unknown),
      (includes(set(0, isOpen: true)), whole, .true), (includes(set(0)), .unknown, .unknown),
      (includes(set(0)), .blank, .false), (includes(set()), .unknown, .true),
      (within(set(0, 4, 5)), whole, .true), (within(set(0)), whole, .false),
      (within(set(0)), partial, .unknown),
      (within(set(1)), partial, .false), (within(set(0)), .blank, .true),
      (within(set(0, isOpen: true)), whole, .unknown),
    ]
    for (position, (question, cell, expected)) in cases.enumerated() {
      #expect(truth(question, .station(["functions": cell])) == expected, "case \(position)")
    }
    let grade = World.my("grade")
    func isAmong(_ members: Int..., isOpen: Bool = false) -> Expr {
      .make(.isMember(grade, of: .set(members.map { .choice(World.grade, $0) }, isOpen: isOpen)), .truth)
    }
    let memberships: [(Expr, Cell, Truth)] = [
      (isAmong(1, 2), .choice(World.grade, 1), .true), (isAmong(1, 2), .choice(World.grade, 0), .false),
      (isAmong(1, 2), .unknown, .unknown), (isAmong(1, isOpen: true), .choice(World.grade, 0), .unknown),
      (isAmong(1, isOpen: true), .choice(World.grade, 1), .true),
    ]
    for (question, cell, expected) in memberships {
      #expect(truth(question, .station(["grade": cell])) == expected)
    }
  }

  @Test func comparisons() {
    let amount = World.my("amount")
    let range = Cell.range(Rational(3), Rational(5))
    let cases: [(Comparison, Int, Cell, Truth)] = [
      (.lessOrEqual, 5, range, .true), (.lessOrEqual, 2, range, .false), (.lessOrEqual, 4, range, .unknown),
      (.less, 5, range, .unknown), (.less, 6, range, .true), (.less, 3, range, .false),
      (.greaterOrEqual, 3, range, .true), (.greater, 3, range, .unknown), (.greater, 5, range, .false),
      (.equal, 4, range, .unknown), (.equal, 6, range, .false), (.notEqual, 6, range, .true),
      (.equal, 4, .number(4), .true), (.equal, 4, .unknown, .unknown),
    ]
    for (comparison, limit, cell, expected) in cases {
      #expect(
        truth(.compare(amount, comparison, .number(limit)), .station(["amount": cell])) == expected,
        "\(cell) \(comparison) \(limit)")
    }
    let grade = Expr.compare(World.my("grade"), .greaterOrEqual, .choice(World.grade, 2))
    for (cell, expected) in [
      (Cell.choice(World.grade, 3), Truth.true), (.choice(World.grade, 1), .false),
      (.unknown, .unknown),
    ] {
      #expect(truth(grade, .station(["grade": cell])) == expected)
    }
    // A counting unit is never below zero; a plain number may be.
    let people = Expr.compare(World.my("people"), .greaterOrEqual, .number(0, .persons))
    #expect(truth(people, .station()) == .true)
    #expect(truth(.compare(amount, .greaterOrEqual, .number(0)), .station()) == .unknown)
  }

  @Test func blanks() {
    let optional = World.my("optional")
    let five = Expr.number(5)
    let sum = Expr.make(.arithmetic(.add, optional, five), .number(.number))
    let blank = Rows.station(["optional": .blank])
    for comparison in Comparison.allCases {
      let expected: Truth = comparison == .notEqual ? .true : .false
      #expect(truth(.compare(optional, comparison, five), blank) == expected, "\(comparison)")
      #expect(truth(.not(.compare(optional, comparison, five)), blank) == !expected, "\(comparison)")
    }
    #expect(truth(.isBlank(optional), blank) == .true)
    #expect(value(sum, blank) == .value(.blank))
    #expect(truth(.isBlank(optional), .station()) == .unknown)
    // A cell of a field that may not be blank is not blank even where it is unknown.
    #expect(truth(.isBlank(World.my("amount")), .station()) == .false)
    // What may be blank compares true in no case for certain.
    let wide = Rows.station(["optional": .unknown])
    let always = Expr.make(.extremum(isMaximum: true, [optional, five]), .number(.number))
    #expect(truth(.compare(always, .greaterOrEqual, five), wide) == .unknown)
  }

  @Test func arithmetic() {
    let (amount, total) = (World.my("amount"), World.my("total"))
    func apply(_ operation: Arithmetic) -> Expr {
      .make(.arithmetic(operation, amount, total), .number(.number))
    }
    let (a, b) = (Cell.range(Rational(-2), Rational(3)), Cell.range(Rational(1), Rational(4)))
    let cases: [(Arithmetic, Cell, Cell, TraceResult)] = [
      (.add, a, b, number(-1, 7)), (.subtract, a, b, number(-6, 2)), (.multiply, a, b, number(-8, 12)),
      (.divide, a, b, number(-2, 3)), (.multiply, .unknown, .number(0), number(0, 0)),
      (.multiply, .unknown, .number(2), number(nil, nil)), (.divide, .number(1), .unknown, number(nil, nil)),
      (.divide, .number(1), .number(3), .value(.number(fraction(1, 3)))),
    ]
    for (operation, left, right, expected) in cases {
      #expect(
        value(apply(operation), .station(["amount": left, "total": right])) == expected, "\(operation)")
    }
    let huge = Cell.value(.number(Rational(integer: .max)))
    let faults: [(Arithmetic, Cell, Cell, Fault.Kind)] = [
      (.divide, .number(1), .number(0), .divisionByZero), (.add, huge, huge, .overflow),
      (.multiply, huge, .number(2), .overflow),
    ]
    for (operation, left, right, kind) in faults {
      let found = value(apply(operation), .station(["amount": left, "total": right]))
      if case .fault(let fault) = found { #expect(fault.kind == kind) } else { Issue.record("\(found)") }
    }
    func rounded(_ value: Rational, _ step: Rational) -> TraceResult {
      let operands = [value, step].map { Expr.make(.literal(.number($0)), .number(.number)) }
      return self.value(.make(.round(operands[0], to: operands[1]), .number(.number)), .station())
    }
    #expect(rounded(fraction(5, 2), Rational(1)) == number(3, 3))
    #expect(rounded(fraction(-5, 2), Rational(1)) == number(-3, -3))
    #expect(rounded(Rational(14), Rational(10)) == number(10, 10))
    if case .fault = rounded(Rational(1), Rational(0)) {} else { Issue.record("a step of zero") }
  }

  @Test func dates() {
    let opened = World.my("opened")
    func shifted(_ count: Int, _ unit: DimensionID, isBackward: Bool = false) -> Expr {
      .make(.shift(opened, by: .number(count, unit), isBackward: isBackward), .date)
    }
    let cases: [(Expr, String, TraceResult)] = [
      (shifted(1, .months), "2021-01-31", .value(.date(day("2021-02-28")))),
      (shifted(1, .months, isBackward: true), "2021-03-31", .value(.date(day("2021-02-28")))),
      (shifted(15, .days), "2021-07-01", .value(.date(day("2021-07-16")))),
      (
        .make(.elapsed(.years, from: opened, to: .make(.asOf, .date)), .number(.age)), "2000-06-01",
        number(21, 21)
      ),
      (
        .make(.elapsed(.years, from: opened, to: .make(.asOf, .date)), .number(.age)), "2000-06-02",
        number(20, 20)
      ),
      (
        .make(.elapsed(.days, from: opened, to: .make(.asOf, .date)), .number(.days)), "2021-05-30",
        number(2, 2)
      ),
    ]
    for (expr, date, expected) in cases {
      #expect(value(expr, .station(["opened": .date(date)])) == expected, "\(date)")
    }
    if case .fault(let fault) = value(shifted(1, .days), .station(["opened": .date("9999-12-31")])) {
      #expect(fault.kind == .calendar)
    } else {
      Issue.record("the calendar has an end")
    }
  }

  @Test func patterns() {
    let title = World.my("title")
    func matches(_ parts: TextPattern.Part...) -> Expr {
      .make(.matches(title, TextPattern(parts: parts)), .truth)
    }
    let hole = TextPattern.Part.hole(World.my("reason"))
    let cases: [(Expr, Cell, Cell, Truth)] = [
      (matches(.literal("a（b）")), .text("a(b)"), .blank, .true),
      (matches(.literal("x"), .anything, .literal("y")), .text("x12y"), .blank, .true),
      (matches(.literal("x"), .optional([.literal("z")]), .oneOf(["a", "b"])), .text("xb"), .blank, .true),
      (matches(.literal("x"), .optional([.literal("z")]), .oneOf(["a", "b"])), .text("xzc"), .blank, .false),
      (matches(.literal("x"), hole), .text("xname"), .text("name"), .true),
      (matches(.literal("x"), hole), .text("xname"), .text("other"), .false),
      (matches(.literal("x"), hole), .text("xname"), .unknown, .unknown),
      (matches(.literal("q"), hole), .text("xname"), .unknown, .false),
      (matches(.literal("x")), .unknown, .blank, .unknown),
    ]
    for (position, (question, text, reason, expected)) in cases.enumerated() {
      #expect(truth(question, .station(["title": text, "reason": reason])) == expected, "case \(position)")
    }
    // Many optional parts and a long text stay cheap.
    let many = Array(repeating: TextPattern.Part.optional([.literal("a"), .anything]), count: 60)
    let long = Cell.text(String(repeating: "a", count: 400) + "b")
    let question = Expr.make(.matches(title, TextPattern(parts: many + [.literal("c")])), .truth)
    #expect(truth(question, .station(["title": long])) == .false)
  }

  @Test func branches() {
    let grade = World.my("grade")
    func arm(_ members: Int..., value: Int?) -> Expr.CaseArm {
      let tests = members.map { Expr.compare(grade, .equal, .choice(World.grade, $0)) }
      let condition = tests.count == 1 ? tests[0] : Expr.make(.or(tests), .truth)
      return Expr.CaseArm(condition: condition, value: value.map { .number($0) })
    }
    func cases(_ arms: Expr.CaseArm...) -> Expr { .make(.cases(arms), .number(.number)) }
    let otherwise = Expr.CaseArm(condition: nil, value: .number(9))
    let good = Cell.choice(World.grade, 2)
    let table: [(Expr, Cell, TraceResult)] = [
      (cases(arm(0, 1, value: 1), arm(2, 3, value: 2)), good, number(2, 2)),
      (cases(arm(0, 1, value: 1), arm(2, 3, value: 2)), .unknown, number(1, 2)),
      (cases(arm(0, 1, value: 7), arm(2, 3, value: 7)), .unknown, number(7, 7)),
      (cases(arm(0, value: 7), arm(1, value: 7)), .unknown, number(7, 7).widened),
      (cases(arm(0, value: 1), otherwise), good, number(9, 9)), (cases(arm(0, value: 1)), good, .noValue),
      (cases(arm(2, value: nil)), good, .noValue),
      (cases(arm(2, value: 4), arm(2, 3, value: 4)), good, number(4, 4)),
    ]
    for (position, (expr, cell, expected)) in table.enumerated() {
      #expect(value(expr, .station(["grade": cell])) == expected, "case \(position)")
    }
    let clash = value(cases(arm(2, value: 4), arm(2, 3, value: 5)), .station(["grade": good]))
    if case .fault(let fault) = clash {
      #expect(fault.kind == .ambiguousCases)
    } else {
      Issue.record("\(clash)")
    }
  }
}

extension TraceResult {
  /// The same number where it may also have no value.
  fileprivate var widened: TraceResult {
    if case .value(.number(let number)) = self { .numbers(number, number) } else { self }
  }
}
