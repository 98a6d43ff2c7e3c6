import ZhanceDiagnostics
import ZhanceModel

/// The data and options of a scenario as its steps have left them.
struct ScenarioWorld {
  let program: Program
  private(set) var data: Dataset
  var options: EvaluationOptions
  /// Data was loaded; else the tables hold what the scenario itself states, and no more.
  private var isLoaded: Bool
  private(set) var subjects: [EntityID: RowID] = [:]
  private(set) var latest: RowID?
  private var overlay = Overlay()

  init(program: Program, data: Dataset?, options: EvaluationOptions) {
    self.program = program
    self.data = data ?? Dataset(schema: program.schema)
    self.options = options
    isLoaded = data != nil
  }

  var bindings: [BindingID: Value] {
    var bindings: [BindingID: Value] = [:]
    for (entity, row) in subjects { bindings[scenarioSubject(entity)] = .row(row) }
    return bindings
  }

  var expressions: ExpressionEvaluator {
    ExpressionEvaluator(program: program, data: data, options: options)
  }

  /// Other data in the place of all that was there.
  mutating func load(_ loaded: Dataset) {
    data = loaded
    overlay = loaded.overlay
    isLoaded = true
    subjects = [:]
    latest = nil
  }

  mutating func given(
    _ entity: EntityID, key: String?, _ changes: [Scenario.CellChange], creates: Bool, _ span: Span
  ) -> [ScenarioResult.Problem] {
    let row: RowID
    if let key, let known = data.row(entity, key: key) {
      row = known
    } else if creates || key == nil {
      row = newRow(entity)
      if let key, let field = data.schema[entity].key {
        overlay.cells[row, default: [:]][field] = .value(.text(key))
      }
      refresh()
    } else {
      return [ScenarioResult.Problem(.noRow(entity, key: key ?? ""), span)]
    }
    subjects[entity] = row
    latest = row
    return change([row], changes, span)
  }

  /// A further row; a reference to the subject's entity that it does not state leads to the subject.
  mutating func add(_ entity: EntityID, _ changes: [Scenario.CellChange], _ span: Span)
    -> [ScenarioResult.Problem]
  {
    let row = newRow(entity)
    if let subject = latest, let field = reference(from: entity, to: subject.entity),
      !changes.contains(where: { $0.field == field })
    {
      overlay.cells[row, default: [:]][field.index] = .value(.row(subject))
    }
    refresh()
    return change([row], changes, span)
  }

  /// The field by which rows of an entity belong to a row of another: that of a declared list
  /// before any other.
  private func reference(from entity: EntityID, to target: EntityID) -> FieldID? {
    for field in program.schema[target].fields {
      if case .rows(entity, let back) = field.type { return back }
    }
    return program.schema[entity].fields.first { field in
      if case .row(let entities) = field.type { entities.contains(target) } else { false }
    }?.id
  }

  private mutating func newRow(_ entity: EntityID) -> RowID {
    let index = data.tables[entity.index].count + (overlay.added[entity] ?? 0)
    overlay.added[entity, default: 0] += 1
    // Without loaded data the scenario is the whole world.
    if !isLoaded { overlay.supplied.insert(entity) }
    return RowID(entity: entity, index: index)
  }

  mutating func change(_ rows: [RowID], _ changes: [Scenario.CellChange], _ span: Span)
    -> [ScenarioResult.Problem]
  {
    var problems: [ScenarioResult.Problem] = []
    for change in changes {
      guard let cell = cell(change, span, &problems) else { continue }
      for row in rows where row.entity == change.field.entity {
        overlay.cells[row, default: [:]][change.field.index] = cell
      }
    }
    refresh()
    return problems
  }

  mutating func remove(_ rows: [RowID]) {
    overlay.removed.formUnion(rows)
    refresh()
  }

  mutating func waive(_ rule: RuleID, subject: String?, because: String) {
    let policy = program[program[rule].policy].names.spellings.first ?? ""
    let name = program[rule].names.spellings.first ?? ""
    data.waivers.append(
      Waiver(
        rule: "\(policy).\(name)", subject: subject, because: because,
        place: Place(file: "", line: 0, column: "")))
  }

  private mutating func refresh() { data = data.with(overlay: overlay) }

  /// The new content of a cell, keys of rows replaced by the rows; nil where one does not exist.
  private func cell(
    _ change: Scenario.CellChange, _ span: Span, _ problems: inout [ScenarioResult.Problem]
  ) -> Cell? {
    let cell = expressions.cell(of: change.value, bindings: bindings)
    switch program.schema[change.field].type {
    case .row(let entities):
      guard case .value(let value) = cell else { return cell }
      return target(value, entities, change.field, span, &problems).map(Cell.value)
    case .list(of: let element):
      guard let (values, isWhole) = values(cell) else { return cell }
      guard case .row(let entities) = element else { return .list(values, isWhole: isWhole) }
      let targets = values.compactMap { target($0, entities, change.field, span, &problems) }
      return targets.count == values.count ? .list(targets, isWhole: isWhole) : nil
    case .truth, .attested, .number, .date, .text, .choice, .rows, .span, .actor, .verdict, .invalid:
      return cell
    }
  }

  private func values(_ cell: Cell) -> (values: [Value], isWhole: Bool)? {
    switch cell {
    case .value(let value): ([value], true)
    case .list(let values, let isWhole): (values, isWhole)
    case .unknown, .blank, .range: nil
    }
  }

  private func target(
    _ value: Value, _ entities: [EntityID], _ field: FieldID, _ span: Span,
    _ problems: inout [ScenarioResult.Problem]
  ) -> Value? {
    guard case .text(let text) = value else { return value }
    for entity in entities {
      if let row = data.row(entity, key: text) { return .row(row) }
      for name in program.schema[entity].names.spellings where text.hasPrefix(name) {
        let rest = text.dropFirst(name.count)
        if let mark = rest.first, mark == ":" || mark == "：",
          let row = data.row(entity, key: String(rest.dropFirst()))
        {
          return .row(row)
        }
      }
    }
    problems.append(ScenarioResult.Problem(.noTarget(field, key: text), span))
    return nil
  }
}
