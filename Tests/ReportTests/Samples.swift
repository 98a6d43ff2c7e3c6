import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport

/// Reports to render: one station with findings of every kind, a city of six, and one whose data is hostile.
enum Samples {
  typealias F = Fixture

  private static func load(_ count: Int) -> LoadSummary {
    LoadSummary(
      files: [
        LoadSummary.File(
          path: "stations.csv", digest: "sha256:00", read: count + 2, evaluated: count, rejected: 1,
          skipped: 1)
      ],
      problems: [
        Bilingual("stations.csv 第 9 行 满意率 “95.5分”：不是比例", "stations.csv row 9 满意率 “95.5分”: not a share")
      ],
      policyDigests: [PolicyID(0): "sha256:01"])
  }

  static func everyKind(_ language: Language = .zh, options: ReportOptions = ReportOptions()) -> Report {
    var evaluation = Evaluation(asOf: F.day("2020-12-01"), asIfInForce: nil)
    let citation = Citation(
      policy: PolicyID(0), names: Names(zh: "站长兼任", en: "head_from_office"), clause: F.clauseSix)
    evaluation.findings = [
      F.teamBreached(), F.teamUnknown(),
      F.finding(0, .notApplicable) {
        $0.reason = .lifted
        $0.liftedBy = [citation]
        $0.clause = F.clauseSix
        $0.part = 0
        $0.modality = nil
      },
      F.finding(1, .breached) {
        $0.subject = F.subject(0, worker: 2)
        $0.because = Trace(
          expr: F.ageLimit, result: .value(.truth(false)),
          children: [
            Trace(
              expr: F.age, result: .value(.number(Rational(47))), row: F.row(F.worker, 2),
              field: F.WorkerField.birth)
          ])
        $0.distance = Distance(
          actual: .number(Rational(47)), comparison: .lessOrEqual, required: .number(Rational(45)),
          gap: Rational(2), unit: F.unit("岁"))
      },
      F.finding(2, .breached, because: F.teamTrace(2, .value(.truth(false)))) {
        $0.due = F.day("2020-07-30")
        $0.fulfilment = .outstanding(days: 124)
      },
      F.finding(2, .pending) {
        $0.due = F.day("2020-12-31")
        $0.period = DateSpan(start: F.day("2020-10-01"), end: F.day("2020-12-31"))
      },
      F.finding(3, .met) { $0.used = true },
      F.finding(3, .notApplicable) {
        $0.used = false
        $0.reason = .unusedPermission
      },
      F.finding(4, .breached) {
        $0.severity = .excused
        $0.excuse = "试点"
      },
      F.finding(4, .unknown) {
        $0.fault = Fault(kind: .conflict, span: F.place, citations: [citation])
        $0.readings = [ReadingUse(reading: ReadingID(0), option: 1, matters: true)]
        $0.missing = [
          .list(F.row(F.station, 0), F.StationField.staff), .table(F.worker), .parameter(ParameterID(0)),
          .openList("摄影", F.place), .attestation(DefinitionID(0), F.row(F.station, 0)),
        ]
        $0.ifApplicable = .met
      },
    ]
    return Report(
      program: F.program, dataset: F.dataset(), evaluation: evaluation, load: load(1), language: language,
      options: options)
  }

  static func city(_ language: Language = .zh, options: ReportOptions = ReportOptions(groupBy: F.district))
    -> Report
  {
    let names = ["甲站", "乙站", "解放街道社会工作站", "𠮷站", "E站", "己站"]
    var evaluation = Evaluation(asOf: F.day("2020-12-01"), asIfInForce: nil)
    for station in names.indices {
      evaluation.findings.append(
        station % 3 == 0
          ? F.teamBreached(station / 3, station: station)
          : F.finding(0, .met, station: station, because: F.teamTrace(3, .value(.truth(true)))))
    }
    for station in names.indices {
      let verdict: Verdict = station < 2 ? .unknown : station == 2 ? .pending : .met
      evaluation.findings.append(
        F.finding(2, verdict, station: station) {
          if verdict == .unknown {
            $0.missing = [.cell(F.row(F.station, station), F.StationField.satisfaction)]
          }
          if verdict == .pending { $0.due = F.day("2020-12-31") }
        })
    }
    evaluation.findings.append(F.finding(3, .met, station: 0) { $0.used = true })
    evaluation.findings.append(F.finding(3, .notApplicable, station: 1) { $0.used = false })
    evaluation.empty = [(rule: RuleID(1), subject: F.row(F.station, 5))]
    return Report(
      program: F.program, dataset: F.dataset(stations: names), evaluation: evaluation, load: load(6),
      language: language, options: options)
  }

  /// Names, texts and excuses that try to be markup, formulas or terminal controls.
  static let hostile = "=1+1|<b>\u{1B}[31m\"\u{202E},\n*_`[x](y)"

  static func attacked(_ language: Language = .zh) -> Report {
    var evaluation = Evaluation(asOf: F.day("2020-12-01"), asIfInForce: nil)
    evaluation.findings = [
      F.teamBreached(),
      F.finding(4, .breached) {
        $0.severity = .excused
        $0.excuse = hostile
      },
      F.finding(0, .unknown) { $0.missing = [.openList(hostile, F.place)] },
    ]
    var program = F.program
    program.policies[0].title = hostile
    program.policies[0].document = hostile
    return Report(
      program: program, dataset: F.dataset(stations: [hostile]), evaluation: evaluation,
      load: LoadSummary(
        files: [LoadSummary.File(path: hostile, read: 1, evaluated: 1, rejected: 0, skipped: 0)],
        problems: [Bilingual(verbatim: hostile)]),
      language: language)
  }
}
