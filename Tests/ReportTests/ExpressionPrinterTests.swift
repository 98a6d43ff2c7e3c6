import Testing
import ZhanceDiagnostics
import ZhanceModel
import ZhanceReport

@Suite("Expressions read as an analyst writes them")
struct ExpressionPrinterTests {
  typealias F = Fixture

  private func text(_ expr: Expr, _ language: Language) -> String {
    Wording(program: F.program, dataset: F.dataset(), language: language).expression(expr)
  }

  private func expect(
    _ expr: Expr, _ zh: String, _ en: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(text(expr, .zh) == zh, sourceLocation: sourceLocation)
    #expect(text(expr, .en) == en, sourceLocation: sourceLocation)
  }

  @Test("quantities in their written unit")
  func quantities() {
    expect(F.number(2, "万元"), "2万元", "20000 yuan")
    expect(F.number(800, "元"), "800元", "800 yuan")
    expect(F.number(75, "%"), "75%", "75%")
    expect(F.number(3, "名"), "3名", "3 persons")
    expect(F.number(2, "年"), "2年", "2 years")
    expect(F.number(15, "天"), "15天", "15 days")
    expect(F.number(3, "月"), "3个月", "3 months")
    // Five days are no tidy number of weeks: the base unit serves.
    expect(
      F.expr(.literal(.number(Rational(5))), .number(.days), unit: F.unit("周")), "5天", "5 days")
  }

  @Test("dates, texts, choices, sets")
  func values() {
    expect(F.date("2021-06-30"), "2021年6月30日", "2021-06-30")
    expect(F.expr(.literal(.text("宁波市\u{1B}[31m")), .text), "“宁波市�[31m”", "“宁波市�[31m”")
    let member = F.expr(.literal(.choice(.member(F.operation, 1))), .choice(F.operation))
    expect(member, "第三方", "third_party")
    expect(
      F.expr(.set([member], isOpen: true), .list(of: .choice(F.operation))), "{第三方, …}", "{third_party, …}")
  }

  @Test("bounds, comparisons, filters, quantifiers")
  func conditions() {
    expect(F.team, "计数(持证社工) 为 3名以上", "count(certified_staff) equals 3 persons or more")
    expect(F.ageLimit, "周岁(出生日期) 为 45岁以下", "age(birth_date) equals 45 years_of_age or less")
    let range = F.expr(
      .inRange(F.staffCount, lower: F.number(3, "人"), upper: F.number(5, "人")), .truth)
    expect(range, "计数(持证社工) 为 3至5人", "count(certified_staff) equals 3 to 5 people")
    let atLeast = F.expr(.compare(.greaterOrEqual, F.staffCount, F.number(3, "名")), .truth)
    expect(atLeast, "计数(持证社工) 不少于 3名", "count(certified_staff) no fewer than 3 persons")
    let rate = F.expr(.field(F.subject, F.StationField.satisfaction), .number(.ratio))
    let share = F.expr(.compare(.greaterOrEqual, rate, F.number(90, "%")), .truth)
    expect(share, "满意率 不低于 90%", "satisfaction not below 90%")
    let filter = F.expr(.filter(F.staff, BindingID(1), F.certified), F.staff.type)
    expect(filter, "人员 其中 持证", "staff where certified")
    let both = F.expr(.and([share, F.expr(.not(atLeast), .truth)]), .truth)
    expect(
      both, "满意率 不低于 90% 且 不 (计数(持证社工) 不少于 3名)",
      "satisfaction not below 90% and not (count(certified_staff) no fewer than 3 persons)")
    let some = F.expr(.quantifier(.some, F.staff, BindingID(1), F.certified), .truth)
    expect(some, "有 人员 满足 持证", "some staff satisfies certified")
    expect(F.expr(.quantifier(.none, F.staff, BindingID(1), nil), .truth), "没有 人员", "none staff")
    // A quantifier draws in all that follows, so beside another condition it takes brackets.
    expect(
      F.expr(.or([some, share]), .truth), "(有 人员 满足 持证) 或 满意率 不低于 90%",
      "(some staff satisfies certified) or satisfaction not below 90%")
  }

  @Test("arithmetic keeps its brackets, and a deep chain ends")
  func nesting() {
    let one = F.number(1, "元")
    let sum = F.expr(.arithmetic(.add, one, one), .number(.money))
    let difference = F.expr(.arithmetic(.subtract, one, sum), .number(.money))
    expect(difference, "1元 - (1元 + 1元)", "1 yuan - (1 yuan + 1 yuan)")
    let shift = F.expr(
      .shift(F.date("2021-06-30"), by: F.number(15, "天"), isBackward: false), .date)
    expect(shift, "2021年6月30日 + 15天", "2021-06-30 + 15 days")
    var deep = F.certified
    for _ in 0..<5000 { deep = F.expr(.not(deep), .truth) }
    #expect(text(deep, .zh).contains("…"))
  }

  @Test("a followed list with a filter stands in the documents' order")
  func followed() {
    let budgets = F.expr(.allRows(F.station), .list(of: .row([F.station])))
    let row = F.expr(.variable(BindingID(7)), .row([F.station]))
    let filtered = F.expr(
      .filter(
        budgets, BindingID(7),
        F.expr(
          .compare(
            .equal, F.expr(.field(row, F.StationField.operation), .choice(F.operation)),
            F.expr(.literal(.choice(.member(F.operation, 0))), .choice(F.operation))), .truth)), budgets.type)
    let body = F.expr(
      .field(F.expr(.variable(BindingID(8)), .row([F.station])), F.StationField.budget), .number(.money))
    let collected = F.expr(.collect(filtered, BindingID(8), body), .list(of: .number(.money)))
    expect(
      F.expr(.aggregate(.sum, collected), .number(.money)), "合计(社工站.经费 其中 运营方式 是 自营)",
      "sum(Station.budget where operation is self_run)")
  }
}
