import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// The vocabulary of the tests: districts with stations, stations with workers.
enum World {
  static let district = EntityID(0)
  static let station = EntityID(1)
  static let worker = EntityID(2)

  static let operation = ChoiceID(0)
  static let grade = ChoiceID(1)
  static let function = ChoiceID(2)

  static let schema = Schema(
    choices: [
      choice(operation, ["self_run", "third_party"]),
      choice(grade, ["fail", "pass", "good", "excellent"], isOrdered: true),
      choice(function, ["office", "case", "group", "multi", "archive", "chess"], isOpen: true),
    ],
    entities: [
      entity(
        district, "District",
        [("name", .text, false), ("stations", .rows(station, by: FieldID(entity: station, index: 1)), false)]),
      entity(
        station, "Station",
        [
          ("name", .text, false), ("district", .row([district]), false),
          ("operation", .choice(operation), false), ("flag", .truth, false), ("other", .truth, false),
          ("people", .number(.persons), false), ("amount", .number(.number), false),
          ("total", .number(.number), false), ("signed", .date, true), ("opened", .date, false),
          ("reason", .text, true), ("grade", .choice(grade), false),
          ("functions", .list(of: .choice(function)), false),
          ("staff", .rows(worker, by: FieldID(entity: worker, index: 1)), false), ("title", .text, false),
          ("optional", .number(.number), true),
        ]),
      entity(
        worker, "Worker",
        [
          ("name", .text, false), ("station", .row([station]), false), ("certified", .truth, false),
          ("head", .truth, false), ("second", .truth, false), ("score", .number(.number), false),
          ("posted", .date, false), ("licensed", .date, true),
        ]),
    ])

  private static func choice(
    _ id: ChoiceID, _ members: [String], isOrdered: Bool = false, isOpen: Bool = false
  ) -> Choice {
    Choice(
      id: id, names: nil, members: members.map { Names(zh: nil, en: $0) }, isOrdered: isOrdered,
      isOpen: isOpen,
      span: place())
  }

  private static func entity(_ id: EntityID, _ name: String, _ fields: [(String, ValueType, Bool)]) -> Entity
  {
    let all = fields.enumerated().map { index, field in
      Field(
        id: FieldID(entity: id, index: index), names: Names(zh: nil, en: field.0), type: field.1, unit: nil,
        mayBeBlank: field.2, isKey: index == 0, isPrivate: false, isFixed: false, onlyUp: false,
        derivation: nil, span: place())
    }
    let unit = ZhanceModel.Unit(names: Names(zh: nil, en: "rows"), dimension: .persons, factor: .one)
    return Entity(id: id, names: Names(zh: nil, en: name), unit: unit, fields: all, key: 0, span: place())
  }

  static func field(_ entity: EntityID, _ name: String) -> FieldID {
    schema[entity].field(named: name)?.id ?? FieldID(entity: entity, index: 0)
  }

  /// `row.field`
  static func dot(_ row: Expr, _ entity: EntityID, _ name: String) -> Expr {
    let id = field(entity, name)
    return .make(.field(row, id), schema[id].type)
  }

  /// A field of the rule's station.
  static func my(_ name: String) -> Expr { dot(.variable(Bind.subject, station), station, name) }

  /// A field of the worker that a filter, quantifier or `for each` binds.
  static func their(_ name: String, _ id: BindingID = Bind.row) -> Expr {
    dot(.variable(id, worker), worker, name)
  }

  static let staff = my("staff")
  static let stations = Expr.all(station, by: FieldID(entity: station, index: 1))
  static let workers = Expr.all(worker, by: FieldID(entity: worker, index: 1))
  static let districts = Expr.make(
    .allRows(district), .rows(district, by: FieldID(entity: station, index: 1)))

  static let stationID = RowID(entity: station, index: 0)
}

/// The rows of the tests' tables, cells by name; what is not stated is unknown.
struct Rows {
  var cells: [EntityID: [[String: Cell]]] = [:]
  var supplied: Set<EntityID> = [World.district, World.station, World.worker]
  var waivers: [Waiver] = []
  var attestations: [AttestationRecord] = []
  var partial: Set<Dataset.ListOwner> = []
  var lost: [EntityID: Int] = [:]

  /// One station in one district, with workers.
  static func station(_ cells: [String: Cell] = [:], workers: [[String: Cell]] = []) -> Rows {
    var station: [String: Cell] = [
      "name": .value(.text("S0")), "district": .value(.row(RowID(entity: World.district, index: 0))),
    ]
    station.merge(cells) { $1 }
    var rows = Rows()
    rows.cells[World.district] = [["name": .value(.text("D0"))]]
    rows.cells[World.station] = [station]
    rows.cells[World.worker] = workers.enumerated().map { index, cells in
      var worker: [String: Cell] = [
        "name": .value(.text("W\(index)")), "station": .value(.row(World.stationID)),
      ]
      worker.merge(cells) { $1 }
      return worker
    }
    return rows
  }

  var dataset: Dataset {
    let tables = World.schema.entities.map { entity in
      var table = Table(
        entity: entity.id, fieldCount: entity.fields.count, isSupplied: supplied.contains(entity.id))
      let rows = cells[entity.id] ?? []
      for field in entity.fields {
        guard let name = field.names.en, rows.contains(where: { $0[name] != nil }) else { continue }
        var column = Column(type: field.type, heading: name)
        for row in rows { column.append(row[name] ?? .unknown) }
        table.columns[field.id.index] = column
      }
      table.places = rows.indices.map { Place(file: "\(entity.id.index).csv", line: $0 + 2, column: "") }
      return table
    }
    return Dataset(
      schema: World.schema, tables: tables, attestations: attestations, waivers: waivers,
      partialLists: partial, lostRows: lost)
  }
}

extension Cell {
  static func truth(_ value: Bool) -> Cell { .value(.truth(value)) }
  static func number(_ value: Int) -> Cell { .value(.number(Rational(value))) }
  static func date(_ text: String) -> Cell { .value(.date(day(text))) }
  static func text(_ text: String) -> Cell { .value(.text(text)) }
  static func choice(_ choice: ChoiceID, _ member: Int) -> Cell { .value(.choice(.member(choice, member))) }
  static func choices(_ choice: ChoiceID, _ members: [Int]) -> Cell {
    .list(members.map { .choice(.member(choice, $0)) }, isWhole: true)
  }
}

/// A small policy, in force since 2020, whose rules the tests put together.
struct Draft {
  var policies: [Policy] = [Draft.policy()]
  var rules: [Rule] = []
  var definitions: [Definition] = []
  var parameters: [Parameter] = []
  var tables: [PolicyTable] = []
  var ranks: [Rank] = []
  var checks: [DataCheck] = []
  /// Of policy 0: the built-in ones, then others.
  var readings: [Reading] = Draft.builtinReadings
  var schema = World.schema

  var program: Program {
    Program(
      schema: schema, policies: policies, rules: rules, definitions: definitions, parameters: parameters,
      readings: readings, tables: tables, ranks: ranks, checks: checks)
  }

  static let from = ["2020-01-01"]

  static func policy(
    _ index: Int = 0, status: PolicyStatus = .final, from: String? = "2020-01-01", to: String? = nil
  ) -> Policy {
    var builtin: [BuiltinReading: ReadingID] = [:]
    for (index, kind) in BuiltinReading.allCases.enumerated() { builtin[kind] = ReadingID(index) }
    return Policy(
      id: PolicyID(index), names: Names(zh: nil, en: "p\(index)"), title: "", status: status,
      inForceFrom: from.map(day), inForceTo: to.map(day), builtinReadings: builtin, span: place())
  }

  static let builtinReadings: [Reading] = BuiltinReading.allCases.enumerated().map { index, kind in
    let names = kind == .listsOpen ? ["ask", "accept", "refuse"] : ["first", "second"]
    return Reading(
      id: ReadingID(index), policy: PolicyID(0), builtin: kind, names: kind.names, clause: ClausePath(),
      options: names.map { Names(zh: nil, en: $0) }, choice: ChoiceID(100 + index), defaultOption: 0,
      because: "", span: place())
  }

  static func id(_ kind: BuiltinReading) -> ReadingID {
    ReadingID(BuiltinReading.allCases.firstIndex(of: kind) ?? 0)
  }

  /// Adds a rule on stations unless other binders are given.
  @discardableResult
  mutating func rule(
    _ lines: Line..., binders: [Binder] = [Draft.stations], period: PeriodRule? = nil, due: Due = .none,
    when condition: Expr? = nil, exceptions: [ExceptionNode] = [], policy: Int = 0
  ) -> RuleID {
    let id = RuleID(rules.count)
    let numbered = lines.enumerated().map { index, line in
      Line(
        part: index + 1, bearers: line.bearers, with: line.with, modality: line.modality,
        condition: line.condition, applies: line.applies, excuse: line.excuse, isSilent: line.isSilent,
        span: line.span)
    }
    rules.append(
      Rule(
        id: id, policy: PolicyID(policy), names: Names(zh: nil, en: "r\(id.index)"),
        clause: ClausePath(numbers: ["\(id.index)"]), tags: [],
        scope: Scope(binders: binders, period: period, due: due, condition: condition), lines: numbered,
        exceptions: exceptions, span: place(id.index)))
    return id
  }

  static let stations = Binder(
    binding: Bind.subject, name: nil, source: World.stations, entity: World.station)
  static let staff = Binder(binding: Bind.element, name: nil, source: World.staff, entity: World.worker)

  func findings(
    _ rows: Rows, on date: String = "2021-06-01", rule: RuleID? = nil,
    _ change: (inout EvaluationOptions) -> Void = { _ in }
  ) -> [Finding] {
    evaluation(rows, on: date, rule: rule, change).findings
  }

  func evaluation(
    _ rows: Rows, on date: String = "2021-06-01", rule: RuleID? = nil,
    _ change: (inout EvaluationOptions) -> Void = { _ in }
  ) -> Evaluation {
    var options = EvaluationOptions(asOf: day(date))
    options.rules = rule.map { [$0] }
    change(&options)
    return evaluate(program, on: rows.dataset, options: options)
  }
}

func line(
  _ modality: Modality = .must, _ condition: Expr, when applies: Expr? = nil, orExplain excuse: Expr? = nil,
  isSilent: Bool = false
) -> Line {
  Line(
    part: 1, bearers: [], modality: modality, condition: condition, applies: applies, excuse: excuse,
    isSilent: isSilent, span: place())
}

func exception(
  _ name: String, when condition: Expr?, due: Expr? = nil, lines: [Line]? = nil,
  children: [ExceptionNode] = [], policy: Int = 0
) -> ExceptionNode {
  ExceptionNode(
    names: Names(zh: nil, en: name), policy: PolicyID(policy), clause: ClausePath(numbers: [name]), tags: [],
    condition: condition, due: due, lines: lines, children: children, span: place(900))
}
