import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// The tables of verdicts and severities, cell by cell.
@Suite struct VerdictTableTests {
  /// How the condition (the cell `flag`) comes out.
  private static let cells: [(Truth, Cell)] = [
    (.true, .truth(true)), (.false, .truth(false)), (.unknown, .unknown),
  ]

  private struct Row {
    let name: String
    /// The cell `other`, on which the rule's `when` hangs.
    var applies: Cell = .truth(true)
    var due: Due = .none
    var signed: Cell = .blank
    /// For T, F and U.
    let expected: [Verdict]
  }

  @Test func verdictOfALine() {
    let signed = World.my("signed")
    let rows = [
      Row(
        name: "does not apply", applies: .truth(false),
        expected: [.notApplicable, .notApplicable, .notApplicable]),
      Row(name: "not known whether it applies", applies: .unknown, expected: [.unknown, .unknown, .unknown]),
      Row(name: "no due date", expected: [.met, .breached, .unknown]),
      Row(name: "past", due: .date(.date("2021-05-31")), expected: [.met, .breached, .unknown]),
      Row(name: "open", due: .date(.date("2021-06-01")), expected: [.met, .pending, .unknown]),
      Row(
        name: "clock not started", due: .date(signed), signed: .blank,
        expected: [.notApplicable, .notApplicable, .notApplicable]),
      Row(
        name: "due date unknown", due: .date(World.my("opened")), expected: [.met, .unknown, .unknown]),
    ]
    for row in rows {
      var draft = Draft()
      draft.rule(line(.must, World.my("flag")), due: row.due, when: World.my("other"))
      for (position, (truth, cell)) in Self.cells.enumerated() {
        let data = Rows.station(["flag": cell, "other": row.applies, "signed": row.signed])
        let findings = draft.findings(data)
        #expect(findings.map(\.verdict) == [row.expected[position]], "\(row.name), \(truth)")
      }
    }
  }

  /// A date that may turn out blank may turn out a clock that has not started.
  @Test func unknownDueDateThatMayBeBlank() {
    var draft = Draft()
    draft.rule(line(.must, World.my("flag")), due: .date(World.my("signed")))
    let found = draft.findings(.station(["flag": .truth(true), "signed": .unknown]))
    #expect(found.map(\.verdict) == [.unknown])
    #expect(found.first?.missing == [.cell(World.stationID, World.field(World.station, "signed"))])
  }

  @Test func unknownApplicabilityTellsWhatWouldBe() {
    var draft = Draft()
    draft.rule(line(.must, World.my("flag")), when: World.my("other"))
    for (cell, verdict) in [
      (Cell.truth(true), Verdict.met), (.truth(false), .breached), (.unknown, .unknown),
    ] {
      let finding = draft.findings(.station(["flag": cell])).first
      #expect(finding?.ifApplicable == verdict)
      #expect(finding?.missing == [.cell(World.stationID, World.field(World.station, "other"))])
    }
  }

  @Test func inForce() {
    let cases: [(PolicyStatus, String?, String?, String?, Verdict, Reason?)] = [
      (.final, "2021-06-01", nil, nil, .breached, nil),
      (.final, "2021-06-02", nil, nil, .notApplicable, .notYetInForce(from: day("2021-06-02"))),
      (.final, nil, nil, nil, .notApplicable, .notYetInForce(from: nil)),
      (.trial, "2020-01-01", "2021-05-31", nil, .notApplicable, .noLongerInForce(since: day("2021-05-31"))),
      (.trial, "2020-01-01", "2021-06-01", nil, .breached, nil),
      (.draft, "2020-01-01", nil, nil, .notApplicable, .draft),
      (.draft, nil, nil, "2021-01-01", .breached, nil),
      (.draft, nil, nil, "2021-07-01", .notApplicable, .notYetInForce(from: day("2021-07-01"))),
    ]
    for (status, from, to, asIf, verdict, reason) in cases {
      var draft = Draft()
      draft.policies = [Draft.policy(status: status, from: from, to: to)]
      draft.rule(line(.must, World.my("flag")))
      let found = draft.findings(.station(["flag": .truth(false)])) { $0.asIfInForce = asIf.map(day) }
      #expect(found.map(\.verdict) == [verdict] && found.first?.reason == reason, "\(status) \(asIf ?? "")")
    }
  }

  @Test func severities() {
    let cases: [(Modality, FindingSeverity?, FindingSeverity?, FindingSeverity?)] = [
      // breached; with a waiver; with a reason in the field of `or explain`
      (.must, .violation, .violation, .excused), (.inPrinciple, .deviation, .excused, .excused),
      (.aim, .shortfall, .shortfall, .excused), (.encouraged, .notFollowed, .notFollowed, .excused),
    ]
    for (modality, breached, waived, explained) in cases {
      var plain = Draft()
      plain.rule(line(modality, World.my("flag")))
      var explaining = Draft()
      explaining.rule(line(modality, World.my("flag"), orExplain: World.my("reason")))
      var data = Rows.station(["flag": .truth(false), "reason": .text("tried")])
      #expect(plain.findings(data).map(\.severity) == [breached], "\(modality)")
      #expect(explaining.findings(data).map(\.severity) == [explained], "\(modality)")
      #expect(explaining.findings(data).first?.excuse == "tried")
      let place = Place(file: "w", line: 1, column: "")
      data.waivers = [Waiver(rule: "p0.r0", subject: "S0", because: "pilot", place: place)]
      #expect(plain.findings(data).map(\.severity) == [waived], "\(modality), waived")
      #expect(plain.findings(data).allSatisfy { $0.verdict == .breached })
    }
    var forbidding = Draft()
    forbidding.rule(line(.mustNot, World.my("flag")))
    let verdicts = Self.cells.map { forbidding.findings(.station(["flag": $0.1])).first?.verdict }
    #expect(verdicts == [.breached, .met, .unknown])
    #expect(forbidding.findings(.station(["flag": .truth(true)])).first?.severity == .violation)
  }

  @Test func waiversHoldForTheirSubjectAndDays() {
    var draft = Draft()
    draft.rule(line(.inPrinciple, World.my("flag")))
    let place = Place(file: "w", line: 1, column: "")
    let cases: [(Waiver, FindingSeverity)] = [
      (Waiver(rule: "r0", subject: nil, because: "x", place: place), .excused),
      (Waiver(rule: "p0.r0", subject: "S0", because: "x", place: place), .excused),
      (Waiver(rule: "r0", subject: "S1", because: "x", place: place), .deviation),
      (Waiver(rule: "r1", subject: nil, because: "x", place: place), .deviation),
      (Waiver(rule: "r0", subject: nil, because: "x", until: day("2021-05-31"), place: place), .deviation),
      (Waiver(rule: "r0", subject: nil, because: "x", until: day("2021-06-01"), place: place), .excused),
      (Waiver(rule: "r0", subject: nil, because: "x", from: day("2021-06-02"), place: place), .deviation),
    ]
    for (waiver, severity) in cases {
      var data = Rows.station(["flag": .truth(false)])
      data.waivers = [waiver]
      #expect(draft.findings(data).first?.severity == severity, "\(waiver)")
    }
  }

  @Test func permissions() {
    var draft = Draft()
    draft.rule(line(.may, World.my("flag")))
    let found = Self.cells.map { draft.findings(.station(["flag": $0.1])).first }
    #expect(found.map { $0?.verdict } == [.met, .notApplicable, .unknown])
    #expect(found.map { $0?.used } == [true, false, nil])
    #expect(found.map { $0?.severity } == [nil, nil, nil])
    #expect(found[1]?.reason == .unusedPermission)
  }

  @Test func reportsAndSpeechesOnlyAdvise() {
    for (status, severity) in [
      (PolicyStatus.report, FindingSeverity.notFollowed), (.speech, .notFollowed),
      (.trial, .violation),
    ] {
      var draft = Draft()
      draft.policies = [Draft.policy(status: status)]
      draft.rule(line(.must, World.my("flag")))
      #expect(draft.findings(.station(["flag": .truth(false)])).first?.severity == severity)
    }
  }

  @Test func lateAndOutstanding() {
    var draft = Draft()
    let posted = Expr.compare(World.my("opened"), .lessOrEqual, .due())
    draft.rule(line(.must, posted), due: .date(.date("2021-05-10")))
    let late = draft.findings(.station(["opened": .date("2021-05-13")])).first
    #expect(
      late?.verdict == .breached && late?.fulfilment == .late(days: 3) && late?.due == day("2021-05-10"))
    let never = draft.findings(.station(["opened": .date("2021-05-10")])).first
    #expect(never?.verdict == .met && never?.isStateAtAsOf == false)

    var state = Draft()
    state.rule(line(.must, World.my("flag")), due: .date(.date("2021-05-10")))
    let open = state.findings(.station(["flag": .truth(false)])).first
    #expect(open?.fulfilment == .outstanding(days: 22) && open?.isStateAtAsOf == true)
  }

  @Test func rollUps() {
    let order: [Verdict] = [.breached, .unknown, .pending, .met, .notApplicable]
    let cells: [Verdict: Expr] = [
      .breached: .truth(false), .unknown: World.my("other"), .met: .truth(true),
    ]
    for (position, first) in order.enumerated() {
      for second in order[position...] where cells[first] != nil && cells[second] != nil {
        var draft = Draft()
        draft.rule(line(.must, cells[second] ?? .truth(true)), line(.must, cells[first] ?? .truth(true)))
        #expect(RollUp(draft.findings(.station())).verdict == first)
      }
    }
    #expect(RollUp([Finding]()).verdict == .notApplicable)
  }

  /// What a rule's name means as a condition, by the verdict that it comes to.
  @Test func references() {
    let cases: [(Expr, Modality, Truth)] = [
      (.truth(true), .must, .true), (.truth(false), .must, .false), (World.my("other"), .must, .unknown),
      (.truth(false), .may, .true), (.truth(false), .inPrinciple, .true),
    ]
    for (condition, modality, expected) in cases {
      var draft = Draft()
      let inner = draft.rule(line(modality, condition, orExplain: World.my("reason")))
      draft.rule(line(.must, .holds(inner, .variable(Bind.subject, World.station))))
      // A binding line without `or explain` has no excuse to ask for.
      if modality == .must { draft.rules[0] = without(excuseOf: draft.rules[0]) }
      let found = draft.findings(.station(["reason": .text("tried")]), rule: RuleID(1)).first?.verdict
      #expect(found == [.true: .met, .false: .breached, .unknown: .unknown][expected], "\(modality)")
    }
    var pending = Draft()
    let inner = pending.rule(line(.must, .truth(false)), due: .date(.date("2022-01-01")))
    let subject = Expr.variable(Bind.subject, World.station)
    pending.rule(line(.must, .holds(inner, subject)))
    pending.rule(line(.must, .compare(.verdict(inner, subject), .equal, .verdict(.pending))))
    #expect(pending.findings(.station()).map(\.verdict) == [.pending, .breached, .met])
  }

  private func without(excuseOf rule: Rule) -> Rule {
    Rule(
      id: rule.id, policy: rule.policy, names: rule.names, clause: rule.clause, tags: rule.tags,
      scope: rule.scope, lines: rule.lines.map { line($0.modality, $0.condition) }, span: rule.span)
  }

  /// An excuse that is not known leaves the deviation as it is, but not what refers to it.
  @Test func unknownReason() {
    var draft = Draft()
    let inner = draft.rule(line(.inPrinciple, .truth(false), orExplain: World.my("reason")))
    draft.rule(line(.must, .holds(inner, .variable(Bind.subject, World.station))))
    let reason = MissingItem.cell(World.stationID, World.field(World.station, "reason"))
    let found = draft.findings(.station())
    #expect(found.map(\.verdict) == [.breached, .unknown])
    #expect(found.first?.severity == .deviation && found.first?.missing == [reason])
    #expect(found.last?.missing == [reason])
    #expect(draft.findings(.station(["reason": .blank])).map(\.severity) == [.deviation, .violation])
    #expect(draft.findings(.station(["reason": .text("x")])).map(\.verdict) == [.breached, .met])
  }
}
