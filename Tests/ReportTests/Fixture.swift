import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// A small city: two districts, stations with workers, one policy; findings are made by hand.
enum Fixture {
  // MARK: Vocabulary

  static let district = EntityID(0)
  static let station = EntityID(1)
  static let worker = EntityID(2)
  static let operation = ChoiceID(0)
  static let function = ChoiceID(1)
  static let place = Span.start(of: FileID(0))

  enum StationField {
    static let name = FieldID(entity: station, index: 0)
    static let district = FieldID(entity: station, index: 1)
    static let operation = FieldID(entity: station, index: 2)
    static let staff = FieldID(entity: station, index: 3)
    static let satisfaction = FieldID(entity: station, index: 4)
    static let budget = FieldID(entity: station, index: 5)
    static let functions = FieldID(entity: station, index: 6)
  }
  enum WorkerField {
    static let name = FieldID(entity: worker, index: 0)
    static let station = FieldID(entity: worker, index: 1)
    static let certified = FieldID(entity: worker, index: 2)
    static let birth = FieldID(entity: worker, index: 3)
  }

  static func unit(_ spelling: String) -> Unit {
    BuiltinUnits.units.first { $0.names.spellings.contains(spelling) }
      ?? Unit(names: Names(zh: spelling, en: nil), dimension: .number, factor: .one)
  }

  static let schema: Schema = {
    func field(
      _ entity: EntityID, _ index: Int, _ zh: String, _ en: String, _ type: ValueType, unit: Unit? = nil,
      key: Bool = false, secret: Bool = false
    ) -> Field {
      Field(
        id: FieldID(entity: entity, index: index), names: Names(zh: zh, en: en), type: type, unit: unit,
        mayBeBlank: false, isKey: key, isPrivate: secret, isFixed: false, onlyUp: false, derivation: nil,
        span: place)
    }
    let items = Unit(names: Names(zh: "个", en: "items"), dimension: DimensionID(9), factor: .one)
    return Schema(
      dimensions: BuiltinUnits.dimensions
        + [Dimension(id: DimensionID(9), names: Names(zh: "个", en: "items"), isCounting: true)],
      units: BuiltinUnits.units + [items],
      choices: [
        Choice(
          id: operation, names: nil,
          members: [Names(zh: "自营", en: "self_run"), Names(zh: "第三方", en: "third_party")],
          isOrdered: false, isOpen: false, span: place),
        Choice(
          id: function, names: nil,
          members: [
            Names(zh: "社工室", en: "office"), Names(zh: "个案工作室", en: "casework_room"),
            Names(zh: "档案室", en: "archive"),
          ], isOrdered: false, isOpen: false, span: place),
      ],
      entities: [
        Entity(
          id: district, names: Names(zh: "区县", en: "District"), unit: items,
          fields: [field(district, 0, "名称", "name", .text, key: true)], key: 0, span: place),
        Entity(
          id: station, names: Names(zh: "社工站", en: "Station"), unit: items,
          fields: [
            field(station, 0, "站名", "name", .text, key: true),
            field(station, 1, "所在区县", "district", .row([district])),
            field(station, 2, "运营方式", "operation", .choice(operation)),
            field(station, 3, "人员", "staff", .rows(worker, by: WorkerField.station)),
            field(station, 4, "满意率", "satisfaction", .number(.ratio), unit: unit("%")),
            field(station, 5, "经费", "budget", .number(.money), unit: unit("万元")),
            field(station, 6, "承担功能", "functions", .list(of: .choice(function))),
          ], key: 0, span: place),
        Entity(
          id: worker, names: Names(zh: "工作人员", en: "Worker"), unit: unit("名"),
          fields: [
            field(worker, 0, "姓名", "name", .text, key: true, secret: true),
            field(worker, 1, "所在站", "at_station", .row([station])),
            field(worker, 2, "持证", "certified", .truth),
            field(worker, 3, "出生日期", "birth_date", .date, secret: true),
          ], key: 0, span: place),
      ],
      actors: [
        Actor(id: ActorID(0), names: Names(zh: "街道", en: "subdistrict"), entity: nil),
        Actor(id: ActorID(1), names: Names(zh: "区民政局", en: "district_bureau"), entity: district),
      ])
  }()

  // MARK: Expressions

  static func expr(_ kind: Expr.Kind, _ type: ValueType, at offset: Int = 0, unit: Unit? = nil) -> Expr {
    Expr(kind, type, Span(file: FileID(0), start: offset, end: offset + 1), unit: unit)
  }
  static func number(_ value: Rational, _ unitName: String) -> Expr {
    let unit = unit(unitName)
    let scaled = value.multiplied(by: unit.factor) ?? value
    return expr(.literal(.number(scaled)), .number(unit.dimension), at: 900, unit: unit)
  }
  static func number(_ value: Int, _ unitName: String) -> Expr { number(Rational(value), unitName) }
  static func date(_ iso: String) -> Expr { expr(.literal(.date(day(iso))), .date) }
  static func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso) ?? .earliest }

  static let subject = expr(.variable(BindingID(0)), .row([station]), at: 1)
  static let element = expr(.variable(BindingID(1)), .row([worker]), at: 2)
  static let staff = expr(.field(subject, StationField.staff), .rows(worker, by: WorkerField.station), at: 3)
  static let certified = expr(.field(element, WorkerField.certified), .truth, at: 4)
  static let certifiedStaff = expr(
    .definition(DefinitionID(0), subject), .rows(worker, by: WorkerField.station), at: 5)
  static let staffCount = expr(.aggregate(.count, certifiedStaff), .number(.persons), at: 6)
  static let team = expr(.inRange(staffCount, lower: number(3, "名"), upper: nil), .truth, at: 7)
  static let age = expr(
    .elapsed(.years, from: expr(.field(element, WorkerField.birth), .date, at: 8), to: expr(.asOf, .date)),
    .number(.age), at: 9)
  static let ageLimit = expr(.inRange(age, lower: nil, upper: number(45, "岁")), .truth, at: 10)

  // MARK: Program

  static let clauseThree = ClausePath(numbers: ["三"], titles: ["建设要求"])
  static let clauseSix = ClausePath(numbers: ["六"], titles: ["落实责任"])
  static let source = SourceFile(id: FileID(0), path: "ningbo.zc", text: "政策 宁波 {}\n")

  static let program: Program = {
    var rules: [Rule] = []
    func rule(
      _ zh: String, _ en: String?, _ clause: ClausePath, _ condition: Expr, _ modality: Modality = .must,
      when: Expr? = nil, excuse: Expr? = nil
    ) {
      let line = Line(
        part: 1, bearers: [Bearer(actor: ActorID(0), holder: nil)], modality: modality, condition: condition,
        applies: nil, excuse: excuse, span: place)
      let binder = Binder(
        binding: BindingID(0), name: nil, source: expr(.allRows(station), .list(of: .row([station]))),
        entity: station)
      rules.append(
        Rule(
          id: RuleID(rules.count), policy: PolicyID(0), names: Names(zh: zh, en: en), clause: clause,
          tags: ["3-e"], scope: Scope(binders: [binder], condition: when), lines: [line], span: place))
    }
    let thirdParty = expr(
      .compare(
        .equal, expr(.field(subject, StationField.operation), .choice(operation)),
        expr(.literal(.choice(.member(operation, 1))), .choice(operation))), .truth)
    rule("人员配备", "team", clauseThree, team)
    rule("年龄", "age_limit", clauseThree, ageLimit)
    rule("四有按期", nil, clauseSix, team)
    rule("可购买", "may_buy", clauseSix, thirdParty, .may)
    rule("满意度", "satisfaction", clauseSix, team, .aim, when: thirdParty)
    return Program(
      schema: schema,
      policies: [
        Policy(
          id: PolicyID(0), names: Names(zh: "宁波", en: "ningbo"), title: "社会工作站建设实施方案（试行）",
          document: "甬民发〔2020〕55号", status: .trial, inForceFrom: day("2020-01-01"), span: place)
      ],
      rules: rules,
      definitions: [
        Definition(
          id: DefinitionID(0), policy: PolicyID(0), kind: .define,
          names: Names(zh: "持证社工", en: "certified_staff"),
          clause: clauseThree, tags: [], entity: station, row: BindingID(0), condition: nil, period: nil,
          type: .rows(worker, by: WorkerField.station),
          value: expr(.filter(staff, BindingID(1), certified), .rows(worker, by: WorkerField.station)),
          span: place)
      ],
      parameters: [
        Parameter(
          id: ParameterID(0), policy: PolicyID(0), names: Names(zh: "一批", en: "batch"), clause: clauseSix,
          type: .number(DimensionID(9)), unit: nil, value: .open, span: place)
      ],
      readings: [
        Reading(
          id: ReadingID(0), policy: PolicyID(0), builtin: .boundsInclusive,
          names: BuiltinReading.boundsInclusive.names, clause: ClausePath(),
          options: BuiltinReading.boundsInclusive.options, choice: ChoiceID(0), defaultOption: 0, because: "",
          span: place)
      ], files: [source])
  }()

  // MARK: Data

  static func row(_ entity: EntityID, _ index: Int) -> RowID { RowID(entity: entity, index: index) }

  /// Stations in turn in the districts, three workers each, named after their number.
  static func dataset(stations names: [String] = ["示例站"], workers: [String] = ["示例甲", "示例乙", "示例丙"])
    -> Dataset
  {
    var districts = Table(entity: district, fieldCount: 1, isSupplied: true)
    var districtNames = Column(type: .text, heading: "名称")
    for (index, name) in ["海曙区", "江北区"].enumerated() {
      districtNames.append(.value(.text(name)))
      districts.places.append(Place(file: "districts.csv", line: index + 2, column: ""))
    }
    districts.columns[0] = districtNames
    var stations = Table(entity: station, fieldCount: 7, isSupplied: true)
    var stationNames = Column(type: .text, heading: "站名")
    var parents = Column(type: .row([district]), heading: "所在区县")
    for (index, name) in names.enumerated() {
      stationNames.append(.value(.text(name)))
      parents.append(.value(.row(row(district, index % 2))))
      stations.places.append(Place(file: "stations.csv", line: index + 2, column: ""))
    }
    stations.columns[0] = stationNames
    stations.columns[1] = parents
    var staff = Table(entity: worker, fieldCount: 4, isSupplied: true)
    var workerNames = Column(type: .text, heading: "姓名")
    var homes = Column(type: .row([station]), heading: "所在站")
    var certified = Column(type: .truth, heading: "持证")
    for (index, name) in workers.enumerated() {
      workerNames.append(.value(.text(name)))
      homes.append(.value(.row(row(station, index / 3))))
      certified.append(index == 2 ? .unknown : .value(.truth(true)))
      staff.places.append(Place(file: "workers.csv", line: index + 2, column: ""))
    }
    staff.columns[0] = workerNames
    staff.columns[1] = homes
    staff.columns[2] = certified
    return Dataset(schema: schema, tables: [districts, stations, staff])
  }

  // MARK: Findings

  static func subject(_ index: Int = 0, worker number: Int? = nil) -> Subject {
    var steps: [Subject.Step] = [.row(row(station, index))]
    if let number { steps.append(.row(row(worker, number))) }
    return Subject(steps: steps)
  }

  static func finding(
    _ rule: Int, _ verdict: Verdict, station: Int = 0, because: Trace? = nil,
    _ change: (inout Finding) -> Void = { _ in }
  ) -> Finding {
    let source = program.rules[rule]
    let line = source.lines[0]
    var finding = Finding(
      policy: PolicyID(0), rule: source.id, part: 1, clause: source.clause, tags: source.tags,
      modality: line.modality, bearers: [ActorID(0)], holders: [nil], subject: subject(station), period: nil,
      verdict: verdict,
      because: because
        ?? Trace(
          expr: line.condition, result: verdict == .unknown ? .unknown : .value(.truth(verdict == .met))),
      span: place)
    if verdict == .breached { finding.severity = FindingSeverity(breachOf: line.modality) }
    change(&finding)
    return finding
  }

  /// `计数(持证社工) 为 3名以上` with so many certified workers.
  static func teamTrace(_ count: Int, _ truth: TraceResult) -> Trace {
    let rows = (0..<count).map { row(worker, $0) }
    let leaf = Trace(
      expr: certified, result: .unknown, row: row(worker, 2), field: WorkerField.certified,
      missing: .cell(row(worker, 2), WorkerField.certified))
    let list = Trace(
      expr: certifiedStaff,
      result: .rows(rows, maybe: truth == .unknown ? [row(worker, 2)] : [], isWhole: true),
      children: truth == .unknown ? [leaf] : [])
    let result: TraceResult =
      truth == .unknown
      ? .numbers(Rational(count), Rational(count + 1)) : .value(.number(Rational(count)))
    return Trace(
      expr: team, result: truth, children: [Trace(expr: staffCount, result: result, children: [list])])
  }

  static func teamBreached(_ count: Int = 2, station: Int = 0) -> Finding {
    finding(0, .breached, station: station, because: teamTrace(count, .value(.truth(false)))) {
      $0.distance = Distance(
        actual: .number(Rational(count)), comparison: .greaterOrEqual, required: .number(Rational(3)),
        gap: Rational(3 - count), unit: unit("名"))
      $0.readings = [ReadingUse(reading: ReadingID(0), option: 0, matters: false)]
    }
  }

  static func teamUnknown(station: Int = 0) -> Finding {
    finding(0, .unknown, station: station, because: teamTrace(2, .unknown)) {
      $0.missing = [.cell(row(worker, 2), WorkerField.certified)]
    }
  }
}
