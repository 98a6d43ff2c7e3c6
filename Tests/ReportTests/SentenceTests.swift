import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport

@Suite("One sentence per finding, in either language")
struct SentenceTests {
  typealias F = Fixture

  private func expect(
    _ finding: Finding, _ zh: String, _ en: String, showPrivate: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (language, expected) in [(Language.zh, zh), (.en, en)] {
      let wording = Wording(
        program: F.program, dataset: F.dataset(), language: language, showPrivate: showPrivate)
      #expect(wording.sentence(finding) == expected, sourceLocation: sourceLocation)
    }
  }

  @Test("breach with its distance and clause")
  func breach() {
    expect(
      F.teamBreached(), "持证社工 2 名，少 1 名 · 甬民发〔2020〕55号 三",
      "certified_staff 2, 1 short · 甬民发〔2020〕55号 三")
  }

  @Test("shares, money and dates have distances of their own")
  func distances() {
    func finding(_ field: FieldID, _ type: ValueType, _ distance: Distance, _ required: Expr) -> Finding {
      let expr = F.expr(
        .compare(distance.comparison, F.expr(.field(F.subject, field), type, at: 50), required), .truth)
      return F.finding(0, .breached, because: Trace(expr: expr, result: .value(.truth(false)))) {
        $0.distance = distance
      }
    }
    let ratio = Rational(2, 3) ?? .zero
    let threeQuarters = Rational(3, 4) ?? .zero
    expect(
      finding(
        F.StationField.satisfaction, .number(.ratio),
        Distance(
          actual: .number(ratio), comparison: .greaterOrEqual, required: .number(threeQuarters),
          gap: threeQuarters.subtracting(ratio) ?? .zero, unit: F.unit("%")), F.number(75, "%")),
      "满意率 66.67%，低 8.33 个百分点 · 甬民发〔2020〕55号 三",
      "satisfaction 66.67%, 8.33 percentage points short · 甬民发〔2020〕55号 三")
    expect(
      finding(
        F.StationField.budget, .number(.money),
        Distance(
          actual: .number(Rational(18000)), comparison: .greaterOrEqual, required: .number(Rational(20000)),
          gap: Rational(2000), unit: F.unit("万元")), F.number(2, "万元")),
      "经费 1.8 万元，少 0.2 万元 · 甬民发〔2020〕55号 三", "budget 18000 yuan, 2000 yuan short · 甬民发〔2020〕55号 三")
    expect(
      finding(
        F.StationField.budget, .date,
        Distance(
          actual: .date(F.day("2021-07-17")), comparison: .lessOrEqual, required: .date(F.day("2021-07-16")),
          gap: .one, unit: nil), F.date("2021-07-16")),
      "经费 2021-07-17，晚 1 天 · 甬民发〔2020〕55号 三", "budget 2021-07-17, 1 day late · 甬民发〔2020〕55号 三")
    expect(
      finding(
        F.StationField.budget, .number(.money),
        Distance(
          actual: .number(Rational(20000)), comparison: .greater, required: .number(Rational(20000)),
          gap: .zero,
          unit: F.unit("万元")), F.number(2, "万元")),
      "经费 2 万元，须大于 2 万元 · 甬民发〔2020〕55号 三", "budget 20000 yuan, must be above 20000 yuan · 甬民发〔2020〕55号 三")
  }

  @Test("rounding never makes a breach look like what was asked for")
  func rounding() {
    let asked = Rational(3, 4) ?? .zero
    let actual = Rational(74_999_999, 100_000_000) ?? .zero
    let rate = F.expr(.field(F.subject, F.StationField.satisfaction), .number(.ratio), at: 50)
    let expr = F.expr(.compare(.greaterOrEqual, rate, F.number(75, "%")), .truth)
    let finding = F.finding(0, .breached, because: Trace(expr: expr, result: .value(.truth(false)))) {
      $0.distance = Distance(
        actual: .number(actual), comparison: .greaterOrEqual, required: .number(asked),
        gap: asked.subtracting(actual) ?? .zero, unit: F.unit("%"))
    }
    expect(
      finding, "满意率 74.999999%，低 0.000001 个百分点 · 甬民发〔2020〕55号 三",
      "satisfaction 74.999999%, 0.000001 percentage points short · 甬民发〔2020〕55号 三")
  }

  @Test("overdue, late, pending")
  func time() {
    let trace = F.teamTrace(2, .value(.truth(false)))
    expect(
      F.finding(2, .breached, because: trace) {
        $0.due = F.day("2020-07-30")
        $0.fulfilment = .outstanding(days: 1)
      },
      "不满足“计数(持证社工) 为 3名以上”；逾期 1 天 · 甬民发〔2020〕55号 六",
      "“count(certified_staff) equals 3 persons or more” does not hold; 1 day overdue · 甬民发〔2020〕55号 六")
    expect(
      F.finding(2, .breached, because: trace) { $0.fulfilment = .late(days: 2) },
      "不满足“计数(持证社工) 为 3名以上”；逾期 2 天完成 · 甬民发〔2020〕55号 六",
      "“count(certified_staff) equals 3 persons or more” does not hold; done 2 days late · 甬民发〔2020〕55号 六")
    var pending = F.teamBreached()
    pending.verdict = .pending
    pending.severity = nil
    pending.due = F.day("2020-07-30")
    expect(
      F.finding(2, .pending) { $0.due = F.day("2020-07-30") },
      "尚未满足“计数(持证社工) 为 3名以上”；2020-07-30 前 · 甬民发〔2020〕55号 六",
      "“count(certified_staff) equals 3 persons or more” does not hold yet; due by 2020-07-30 · 甬民发〔2020〕55号 六"
    )
    expect(
      pending, "持证社工 2 名，少 1 名；2020-07-30 前 · 甬民发〔2020〕55号 三",
      "certified_staff 2, 1 short; due by 2020-07-30 · 甬民发〔2020〕55号 三")
  }

  @Test("unknown says what is missing, and a person's name is never said")
  func unknown() {
    expect(
      F.teamUnknown(), "缺 示例站 的 持证（workers.csv 第 4 行） · 甬民发〔2020〕55号 三",
      "missing certified of 示例站 (workers.csv row 4) · 甬民发〔2020〕55号 三")
    expect(
      F.teamUnknown(), "缺 示例丙 的 持证（workers.csv 第 4 行） · 甬民发〔2020〕55号 三",
      "missing certified of 示例丙 (workers.csv row 4) · 甬民发〔2020〕55号 三", showPrivate: true)
    expect(
      F.finding(0, .unknown) {
        $0.missing = [
          .list(F.row(F.station, 0), F.StationField.staff), .parameter(ParameterID(0)), .table(F.worker),
          .openList("摄影", F.place),
        ]
        $0.ifApplicable = .breached
        $0.due = F.day("2020-07-30")
      },
      "缺 示例站 的 人员 全部名单、参数 宁波.一批、工作人员 表 等 4 项；如适用则不符合；2020-07-30 前 · 甬民发〔2020〕55号 三",
      "missing full list of staff of 示例站, parameter ningbo.batch, the table of Worker and 1 more; breached if applicable; due by 2020-07-30 · 甬民发〔2020〕55号 三"
    )
  }

  @Test("a conflict names both clauses")
  func conflict() {
    let citations = [("站长兼任", "四"), ("试点", "五")].map { name, clause in
      Citation(
        policy: PolicyID(0), names: Names(zh: name, en: nil),
        clause: ClausePath(numbers: [clause], titles: [""]))
    }
    expect(
      F.finding(0, .unknown) { $0.fault = Fault(kind: .conflict, span: F.place, citations: citations) },
      "例外相互冲突：“站长兼任”（甬民发〔2020〕55号 四）与“试点”（甬民发〔2020〕55号 五） · 甬民发〔2020〕55号 三",
      "exceptions conflict: “站长兼任” (甬民发〔2020〕55号 四) and “试点” (甬民发〔2020〕55号 五) · 甬民发〔2020〕55号 三"
    )
  }

  @Test(
    "not applicable says why",
    arguments: [
      (Reason.draft, "征求意见稿，尚不具约束力", "a draft binds nobody"),
      (.notYetInForce(from: CalendarDate(iso: "2022-01-01")), "2022-01-01 起施行", "in force from 2022-01-01"),
      (.notYetInForce(from: nil), "施行日期空缺", "the date of entry into force is blank"),
      (.clockNotStarted, "期限尚未起算", "the clock has not started"),
      (.noBase, "基数为 0", "the base is 0"),
      (.silent, "文件未作规定", "the document says nothing"),
      (.conditionFalse, "适用条件“运营方式 是 第三方”不成立", "its condition “operation is third_party” does not hold"),
      (.switchedOff, "规则已停用", "the rule is switched off"),
    ])
  func notApplicable(_ reason: Reason, _ zh: String, _ en: String) {
    expect(
      F.finding(4, .notApplicable) { $0.reason = reason }, "\(zh) · 甬民发〔2020〕55号 六", "\(en) · 甬民发〔2020〕55号 六")
  }

  @Test("lifted, excused, used and unused, met")
  func others() {
    let citation = Citation(
      policy: PolicyID(0), names: Names(zh: "站长兼任", en: "head_from_office"),
      clause: ClausePath(numbers: ["四"], titles: [""]))
    expect(
      F.finding(0, .notApplicable) {
        $0.reason = .lifted
        $0.liftedBy = [citation]
      }, "由例外“站长兼任”（四）排除 · 甬民发〔2020〕55号 三", "lifted by exception “head_from_office” (四) · 甬民发〔2020〕55号 三")
    expect(
      F.finding(0, .breached) {
        $0.severity = .excused
        $0.excuse = "试点\u{7}两年"
      },
      "不满足“计数(持证社工) 为 3名以上”；已说明：试点�两年 · 甬民发〔2020〕55号 三",
      "“count(certified_staff) equals 3 persons or more” does not hold; excused: 试点�两年 · 甬民发〔2020〕55号 三")
    expect(
      F.finding(3, .met) { $0.used = true }, "已用：运营方式 是 第三方 · 甬民发〔2020〕55号 六",
      "used: operation is third_party · 甬民发〔2020〕55号 六")
    expect(
      F.finding(3, .notApplicable) {
        $0.used = false
        $0.reason = .unusedPermission
      }, "未用：运营方式 是 第三方 · 甬民发〔2020〕55号 六", "unused: operation is third_party · 甬民发〔2020〕55号 六")
    expect(
      F.finding(0, .met, because: F.teamTrace(3, .value(.truth(true)))) {
        $0.readings = [ReadingUse(reading: ReadingID(0), option: 0, matters: true)]
      },
      "持证社工 3 名（要求 3名以上）；依读法 本数含在内 = 是，另一读法结论不同 · 甬民发〔2020〕55号 三",
      "certified_staff 3 (required: 3 persons or more); on reading bounds_inclusive = yes; another changes the verdict · 甬民发〔2020〕55号 三"
    )
  }

  @Test("the age worked out from a private birth date stays private")
  func privateDistance() {
    let trace = Trace(
      expr: F.ageLimit, result: .value(.truth(false)),
      children: [Trace(expr: F.age, result: .value(.number(Rational(47))))])
    let finding = F.finding(1, .breached, because: trace) {
      $0.subject = F.subject(0, worker: 2)
      $0.distance = Distance(
        actual: .number(Rational(47)), comparison: .lessOrEqual, required: .number(Rational(45)),
        gap: Rational(2), unit: F.unit("岁"))
    }
    expect(
      finding, "不满足“周岁(出生日期) 为 45岁以下” · 甬民发〔2020〕55号 三",
      "“age(birth_date) equals 45 years_of_age or less” does not hold · 甬民发〔2020〕55号 三")
    expect(
      finding, "周岁(出生日期) 47 岁，多 2 岁 · 甬民发〔2020〕55号 三",
      "age(birth_date) 47 years_of_age, 2 years_of_age over · 甬民发〔2020〕55号 三", showPrivate: true)
    let wording = Wording(program: F.program, dataset: F.dataset(), language: .zh)
    #expect(wording.subject(finding.subject) == "示例站 › 第 4 行")
    #expect(!TraceRenderer(wording).text(finding).contains("47"))
  }

  @Test("what a list lacks is named")
  func lacking() {
    let has = F.expr(.field(F.subject, F.StationField.functions), .list(of: .choice(F.function)))
    let demanded = F.expr(.set([], isOpen: false), .list(of: .choice(F.function)))
    func members(_ indices: [Int]) -> TraceResult {
      .values(indices.map { .choice(.member(F.function, $0)) }, maybe: [], isWhole: true)
    }
    let trace = Trace(
      expr: F.expr(.includes(has, demanded), .truth), result: .value(.truth(false)),
      children: [Trace(expr: has, result: members([0])), Trace(expr: demanded, result: members([0, 1, 2]))])
    expect(
      F.finding(0, .breached, because: trace), "承担功能 缺 个案工作室、档案室 · 甬民发〔2020〕55号 三",
      "functions lacks casework_room, archive · 甬民发〔2020〕55号 三")
  }
}
