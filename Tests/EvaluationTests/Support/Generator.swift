import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// Numbers that follow from a seed alone.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Something that the data leaves open, and what it may turn out to be.
struct OpenCell {
  let item: MissingItem
  let completions: [@Sendable (inout Rows) -> Void]
}

/// A made-up policy on one station with up to three workers, of which some cells are open.
struct RandomCase {
  var draft = Draft()
  var rows = Rows.station()
  var open: [OpenCell] = []
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    makeData()
    makeRules()
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func pick<Element>(_ elements: [Element], or fallback: Element) -> Element {
    elements.randomElement(using: &random) ?? fallback
  }

  // MARK: Data

  private mutating func makeData() {
    let truths = [Cell.truth(true), .truth(false)]
    let numbers = [Cell.number(0), .number(1), .number(2)]
    let dates = [Cell.date("2021-05-01"), .date("2021-07-01")]
    let fields: [(String, [Cell])] = [
      ("flag", truths), ("other", truths), ("people", numbers), ("amount", numbers), ("total", numbers),
      ("optional", numbers + [.blank]), ("signed", dates + [.blank]), ("opened", dates),
      ("reason", [.text("x"), .blank]), ("grade", (0..<4).map { .choice(World.grade, $0) }),
    ]
    let workerFields: [(String, [Cell])] = [("certified", truths), ("head", truths), ("score", numbers)]
    for (name, cells) in fields { fill(World.station, 0, name, cells) }
    let workers = Int.random(in: 0...3, using: &random)
    rows.cells[World.worker] = (0..<workers).map { index in
      ["name": .text("W\(index)"), "station": .value(.row(World.stationID))]
    }
    for index in 0..<workers { for (name, cells) in workerFields { fill(World.worker, index, name, cells) } }
    if chance(20), open.count < 4 { loseRow() }
  }

  /// Sets a cell, or leaves it open.
  private mutating func fill(_ entity: EntityID, _ row: Int, _ name: String, _ cells: [Cell]) {
    guard chance(18), open.count < 4 else {
      let cell = pick(cells, or: .blank)
      rows.cells[entity]?[row][name] = cell
      return
    }
    rows.cells[entity]?[row][name] = .unknown
    open.append(
      OpenCell(
        item: .cell(RowID(entity: entity, index: row), World.field(entity, name)),
        completions: cells.map { cell in { $0.cells[entity]?[row][name] = cell } }))
  }

  /// A worker more may have been in the data.
  private mutating func loseRow() {
    let list = Dataset.ListOwner(owner: World.stationID, field: World.field(World.station, "staff"))
    rows.partial = [list]
    var completions: [@Sendable (inout Rows) -> Void] = [{ $0.partial = [] }]
    for (isCertified, score) in [(true, 2), (false, 0)] {
      completions.append { rows in
        rows.partial = []
        rows.cells[World.worker]?.append([
          "name": .text("new"), "station": .value(.row(World.stationID)), "certified": .truth(isCertified),
          "head": .truth(!isCertified), "score": .number(score),
        ])
      }
    }
    open.append(OpenCell(item: .list(list.owner, list.field), completions: completions))
  }

  // MARK: Rules

  private mutating func makeRules() {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let isOnStaff = chance(30)
      let binders = isOnStaff ? [Draft.stations, Draft.staff] : [Draft.stations]
      let modality = pick(Modality.allCases, or: .must)
      var lines: [Line] = []
      for _ in 0..<(chance(30) ? 2 : 1) { lines.append(makeLine(modality, isOnStaff)) }
      var exceptions: [ExceptionNode] = []
      for index in 0..<(chance(50) ? Int.random(in: 1...2, using: &random) : 0) {
        exceptions.append(makeException("e\(index)", isOnStaff, depth: 1))
      }
      let condition = chance(25) ? truth(2, isOnStaff) : nil
      let id = RuleID(draft.rules.count)
      draft.rules.append(
        Rule(
          id: id, policy: PolicyID(0), names: Names(zh: nil, en: "r\(id.index)"), clause: ClausePath(),
          tags: [],
          scope: Scope(binders: binders, due: makeDue(), condition: condition), lines: lines,
          exceptions: exceptions, span: place(id.index)))
    }
  }

  private mutating func makeDue() -> Due {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .date(World.my("signed"))
    case 1: .date(World.my("opened"))
    case 2: .date(.date("2021-05-15"))
    case 3: .date(.date("2021-06-15"))
    default: .none
    }
  }

  private mutating func makeLine(_ modality: Modality, _ isOnStaff: Bool) -> Line {
    line(
      modality, truth(3, isOnStaff), when: chance(15) ? truth(1, isOnStaff) : nil,
      orExplain: chance(20) ? World.my("reason") : nil)
  }

  private mutating func makeException(_ name: String, _ isOnStaff: Bool, depth: Int) -> ExceptionNode {
    let modality = pick(Modality.allCases, or: .must)
    let lines = chance(50) ? nil : [makeLine(modality, isOnStaff)]
    let children = depth > 0 && chance(30) ? [makeException(name + "x", isOnStaff, depth: depth - 1)] : []
    return exception(name, when: chance(90) ? truth(1, isOnStaff) : nil, lines: lines, children: children)
  }

  // MARK: Expressions

  private mutating func truth(_ depth: Int, _ isOnStaff: Bool, _ row: BindingID? = nil) -> Expr {
    let kind = Int.random(in: 0..<(depth > 0 ? 18 : 5), using: &random)
    switch kind {
    case 0: return World.my(pick(["flag", "other"], or: "flag"))
    case 1, 2:
      if let row { return World.their(pick(["certified", "head"], or: "head"), row) }
      if isOnStaff { return World.their(pick(["certified", "head"], or: "head"), Bind.element) }
      return World.my("flag")
    case 3: return comparison(0, isOnStaff, row)
    case 4: return .compare(World.my("opened"), .lessOrEqual, .date("2021-06-01"))
    case 5: return .and(truth(depth - 1, isOnStaff, row), truth(depth - 1, isOnStaff, row))
    case 6: return .or(truth(depth - 1, isOnStaff, row), truth(depth - 1, isOnStaff, row))
    case 7: return .not(truth(depth - 1, isOnStaff, row))
    case 8: return .isBlank(World.my(pick(["optional", "signed"], or: "signed")))
    case 9, 10: return comparison(depth - 1, isOnStaff, row)
    case 11, 12:
      let quantifier = pick(Quantifier.allCases, or: .all)
      let id = BindingID(20 + depth)
      return .make(
        .quantifier(quantifier, staff(depth, isOnStaff), id, truth(depth - 1, isOnStaff, id)), .truth)
    case 13:
      return .compare(
        World.my("grade"), pick([.equal, .greaterOrEqual, .notEqual], or: .equal),
        .choice(World.grade, Int.random(in: 0..<4, using: &random)))
    case 14:
      return .range(number(depth - 1, isOnStaff, row), .number(1), chance(50) ? .number(2) : nil)
    case 15:
      return .make(.isMember(World.my("grade"), of: grades()), .truth)
    default: return reference(row, isOnStaff)
    }
  }

  private mutating func grades() -> Expr {
    .set((0..<2).map { _ in .choice(World.grade, Int.random(in: 0..<4, using: &random)) })
  }

  /// An earlier rule, for the station or for the worker at hand.
  private mutating func reference(_ row: BindingID?, _ isOnStaff: Bool) -> Expr {
    guard let rule = draft.rules.randomElement(using: &random) else { return World.my("other") }
    var subject = Expr.variable(Bind.subject, World.station)
    if let row, chance(60) { subject = .variable(row, World.worker) }
    if chance(60) { return .holds(rule.id, subject) }
    return .compare(.verdict(rule.id, subject), .equal, .verdict(pick([.met, .breached], or: .met)))
  }

  private mutating func staff(_ depth: Int, _ isOnStaff: Bool) -> Expr {
    guard chance(60) else { return World.staff }
    let id = BindingID(10 + depth)
    return .filter(World.staff, id, truth(depth - 1, isOnStaff, id))
  }

  private mutating func comparison(_ depth: Int, _ isOnStaff: Bool, _ row: BindingID?) -> Expr {
    .compare(
      number(depth, isOnStaff, row), pick(Comparison.allCases, or: .equal),
      depth > 0 && chance(30)
        ? number(depth - 1, isOnStaff, row) : .number(Int.random(in: 0...2, using: &random)))
  }

  private mutating func number(_ depth: Int, _ isOnStaff: Bool, _ row: BindingID?) -> Expr {
    let kind = Int.random(in: 0..<(depth > 0 ? 14 : 4), using: &random)
    switch kind {
    case 0, 1: return World.my(pick(["people", "amount", "total", "optional"], or: "amount"))
    case 2:
      return row.map { World.their("score", $0) } ?? World.my("amount")
    case 3: return .number(Int.random(in: 0...2, using: &random))
    case 4, 5:
      let operation = pick(Arithmetic.allCases, or: .add)
      return .make(
        .arithmetic(operation, number(depth - 1, isOnStaff, row), number(depth - 1, isOnStaff, row)),
        .number(.number))
    case 6, 7: return .count(staff(depth, isOnStaff))
    case 8, 9:
      let function = pick(Aggregate.allCases.filter { $0 != .earliest && $0 != .latest }, or: .sum)
      let id = BindingID(30 + depth)
      return .make(
        .aggregate(function, .collect(staff(depth, isOnStaff), id, number(depth - 1, isOnStaff, id))),
        .number(.number))
    case 10:
      let id = BindingID(40 + depth)
      return .make(.shareOf(staff(depth, isOnStaff), id, truth(depth - 1, isOnStaff, id)), .number(.ratio))
    case 11:
      return .make(
        .ratio(number(depth - 1, isOnStaff, row), number(depth - 1, isOnStaff, row)), .number(.ratio))
    case 12:
      return .make(
        .extremum(
          isMaximum: chance(50), [number(depth - 1, isOnStaff, row), number(depth - 1, isOnStaff, row)]),
        .number(.number))
    default:
      var arms = [
        Expr.CaseArm(condition: truth(depth - 1, isOnStaff, row), value: number(depth - 1, isOnStaff, row))
      ]
      if chance(60) { arms.append(Expr.CaseArm(condition: nil, value: number(depth - 1, isOnStaff, row))) }
      return .make(.cases(arms), .number(.number))
    }
  }
}
