import ZhanceModel

/// The rows of one entity while they are gathered: typed columns, references still as keys, and
/// what became of each row.
struct TableBuilder {
  enum Fate: UInt8 {
    case kept, rejected, identical
  }

  let entity: Entity
  /// By field; nil: the data has no such column. Those that refer to rows are in `references`.
  private(set) var columns: [Column?]
  private(set) var references: [[BoundCell]?]
  private(set) var headings: [(text: String, position: Int)]
  private(set) var origins: [RowOrigin] = []
  /// The row that the JSON nests each in.
  private(set) var parents: [Int: RowID] = [:]
  var fates: [Fate] = []
  /// Cells that could not be read, by row.
  private(set) var faults: [Int: [(field: Int, problem: DataProblem)]] = [:]
  var rejections: [Int: [DataProblem]] = [:]
  /// For each list that is nested in rows of this entity, the rows that have it.
  var nested: [Int: Set<Int>] = [:]
  /// Stands in a table of its own, not only nested in others.
  var isDirect = false
  var isNested = false

  var count: Int { origins.count }
  var isSupplied: Bool { isDirect || isNested }

  init(_ entity: Entity) {
    self.entity = entity
    columns = Array(repeating: nil, count: entity.fields.count)
    references = Array(repeating: nil, count: entity.fields.count)
    headings = Array(repeating: ("", 0), count: entity.fields.count)
  }

  /// The data has a column for the field; earlier rows are unknown in it.
  mutating func addColumn(_ field: Int, heading: String, position: Int) {
    guard columns[field] == nil, references[field] == nil else { return }
    headings[field] = (heading, position)
    if TableBuilder.refers(entity.fields[field].type) {
      references[field] = Array(repeating: .cell(.unknown), count: count)
    } else {
      var column = Column(type: entity.fields[field].type, heading: heading, position: position)
      for _ in 0..<count { column.append(.unknown) }
      columns[field] = column
    }
  }

  /// Appends a row; `cells` is by field, nil where the row has none.
  mutating func append(
    _ cells: [BoundCell?], origin: RowOrigin, parent: RowID?, faults rowFaults: [(Int, DataProblem)]
  ) -> Int {
    let row = count
    for field in cells.indices {
      let cell = cells[field] ?? .cell(.unknown)
      if references[field] != nil {
        references[field]?.append(cell)
      } else if columns[field] != nil {
        if case .cell(let plain) = cell {
          columns[field]?.append(plain)
        } else {
          columns[field]?.append(.unknown)
        }
      }
    }
    origins.append(origin)
    fates.append(.kept)
    if let parent { parents[row] = parent }
    if !rowFaults.isEmpty { faults[row] = rowFaults.map { (field: $0.0, problem: $0.1) } }
    return row
  }

  mutating func reject(_ row: Int, _ problem: DataProblem) {
    fates[row] = .rejected
    rejections[row, default: []].append(problem)
  }

  /// What the row holds, as far as it was read.
  func cell(_ row: Int, _ field: Int) -> BoundCell {
    if let column = columns[field] { return .cell(column.cell(row)) }
    return references[field]?[row] ?? .cell(.unknown)
  }

  /// As it is written; nil where it is blank, unknown, or the entity has no key.
  func key(_ row: Int) -> String? {
    guard let field = entity.key, case .value(.text(let text))? = columns[field]?.cell(row) else {
      return nil
    }
    return text
  }

  static func refers(_ type: ValueType) -> Bool {
    switch type {
    case .row: true
    case .list(of: let element): refers(element)
    case .truth, .attested, .number, .date, .text, .choice, .rows, .span, .actor, .verdict, .invalid: false
    }
  }
}
