/// Where a piece of data stands, for people: file, row, column.
package struct Place: Hashable, Sendable, Comparable {
  package var file: String
  /// The physical line from 1; 0 where the source has none.
  package var line: Int
  /// Heading of the column, or a JSON pointer.
  package var column: String
  package init(file: String, line: Int, column: String) {
    self.file = file
    self.line = line
    self.column = column
  }
  package static func < (a: Place, b: Place) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

/// The rows of one entity in typed columns; immutable once built.
package struct Table: Sendable {
  package let entity: EntityID
  /// By position of the field; nil: the data has no such column.
  package var columns: [Column?]
  package var places: [Place]
  /// A table was given, be it empty.
  package var isSupplied: Bool
  package init(entity: EntityID, fieldCount: Int, isSupplied: Bool) {
    self.entity = entity
    self.columns = Array(repeating: nil, count: fieldCount)
    self.places = []
    self.isSupplied = isSupplied
  }
  package var count: Int { places.count }
}

/// A person's finding, as the data gives it.
package struct AttestationRecord: Hashable, Sendable {
  /// The name of an attestation, any spelling, with or without its policy.
  package var item: String
  package var subject: String
  package var value: Value
  package var place: Place
  package init(item: String, subject: String, value: Value, place: Place) {
    self.item = item
    self.subject = subject
    self.value = value
    self.place = place
  }
}

/// A recorded reason for a deviation.
package struct Waiver: Hashable, Sendable {
  package var rule: String
  /// nil: every subject
  package var subject: String?
  package var because: String
  package var from: CalendarDate?
  package var until: CalendarDate?
  package var place: Place
  package init(
    rule: String, subject: String?, because: String, from: CalendarDate? = nil, until: CalendarDate? = nil,
    place: Place
  ) {
    self.rule = rule
    self.subject = subject
    self.because = because
    self.from = from
    self.until = until
    self.place = place
  }
}

/// What a what-if lays over the loaded tables; the tables never change.
package struct Overlay: Sendable {
  package var cells: [RowID: [Int: Cell]] = [:]
  /// Rows after the loaded ones of each entity; their cells stand in `cells`.
  package var added: [EntityID: Int] = [:]
  package var removed: Set<RowID> = []
  /// Entities that count as supplied from now on.
  package var supplied: Set<EntityID> = []
  package init() {}
}

/// Loaded tables with an overlay: what an evaluation reads.
package struct Dataset: Sendable {
  package let schema: Schema
  package private(set) var tables: [Table]
  package private(set) var overlay: Overlay
  package var attestations: [AttestationRecord]
  package var waivers: [Waiver]
  /// Lists that lost a rejected row: not whole.
  package var partialLists: Set<ListOwner>
  /// Entities that lost a rejected row whose owner could not be read.
  package var lostRows: [EntityID: Int]
  /// For each `list` field, the rows that refer to an owner, in row order.
  private var inverse: [FieldID: [RowID: [RowID]]] = [:]
  private var keys: [EntityID: [String: RowID]] = [:]

  package struct ListOwner: Hashable, Sendable {
    package let owner: RowID
    package let field: FieldID
    package init(owner: RowID, field: FieldID) {
      self.owner = owner
      self.field = field
    }
  }

  /// Indexes the tables; cost: one pass over all rows.
  package init(
    schema: Schema, tables: [Table] = [], overlay: Overlay = Overlay(),
    attestations: [AttestationRecord] = [], waivers: [Waiver] = [], partialLists: Set<ListOwner> = [],
    lostRows: [EntityID: Int] = [:]
  ) {
    self.schema = schema
    var byEntity = schema.entities.map {
      Table(entity: $0.id, fieldCount: $0.fields.count, isSupplied: false)
    }
    for table in tables where table.entity.index < byEntity.count { byEntity[table.entity.index] = table }
    self.tables = byEntity
    self.overlay = overlay
    self.attestations = attestations
    self.waivers = waivers
    self.partialLists = partialLists
    self.lostRows = lostRows
    reindex()
  }

  /// The same data under another overlay.
  package func with(overlay: Overlay) -> Dataset {
    var copy = self
    copy.overlay = overlay
    copy.reindex()
    return copy
  }

  package func isSupplied(_ entity: EntityID) -> Bool {
    tables[entity.index].isSupplied || overlay.supplied.contains(entity)
  }

  /// The live rows of an entity in order.
  package func rows(of entity: EntityID) -> [RowID] {
    let count = tables[entity.index].count + (overlay.added[entity] ?? 0)
    return (0..<count).map { RowID(entity: entity, index: $0) }.filter { !overlay.removed.contains($0) }
  }

  package func contains(_ row: RowID) -> Bool {
    row.entity.index < tables.count && row.index >= 0
      && row.index < tables[row.entity.index].count + (overlay.added[row.entity] ?? 0)
      && !overlay.removed.contains(row)
  }

  /// The cell as the data gives it; `unknown` where it has no such column. Never for `list` fields
  /// with an inverse, which `list` answers.
  package func cell(_ row: RowID, _ field: Int) -> Cell {
    if let changed = overlay.cells[row]?[field] { return changed }
    let table = tables[row.entity.index]
    guard row.index < table.count, field < table.columns.count, let column = table.columns[field] else {
      return .unknown
    }
    return column.cell(row.index)
  }

  /// The rows whose `by` field refers to `owner`; not whole where the table was not supplied, or
  /// lost a row of this owner.
  package func list(_ owner: RowID, _ field: FieldID) -> (rows: [RowID], isWhole: Bool) {
    guard case .rows(let entity, by: _) = schema[field].type else { return ([], false) }
    let whole = isSupplied(entity) && !partialLists.contains(ListOwner(owner: owner, field: field))
    return (inverse[field]?[owner] ?? [], whole)
  }

  package func key(of row: RowID) -> String? {
    guard let field = schema[row.entity].key, case .value(.text(let text)) = cell(row, field) else {
      return nil
    }
    return text
  }

  package func row(_ entity: EntityID, key: String) -> RowID? { keys[entity]?[key] }

  /// Where a cell stands; for a changed cell the overlay says so.
  package func place(_ row: RowID, _ field: Int?) -> Place? {
    if let field, overlay.cells[row]?[field] != nil {
      return Place(file: "", line: 0, column: schema[row.entity].fields[field].names.spellings.first ?? "")
    }
    let table = tables[row.entity.index]
    guard row.index < table.count else { return nil }
    var place = table.places[row.index]
    if let field, field < table.columns.count {
      let name = schema[row.entity].fields[field].names.spellings.first ?? ""
      let heading = table.columns[field]?.heading ?? ""
      place.column =
        place.column.isEmpty
        ? (heading.isEmpty ? name : heading) : place.column + "/" + (heading.isEmpty ? name : heading)
    }
    return place
  }

  private mutating func reindex() {
    inverse = [:]
    keys = [:]
    for entity in schema.entities {
      guard let key = entity.key else { continue }
      var index: [String: RowID] = [:]
      for row in rows(of: entity.id) {
        if case .value(.text(let text)) = cell(row, key), index[text] == nil { index[text] = row }
      }
      keys[entity.id] = index
    }
    for entity in schema.entities {
      for field in entity.fields {
        guard case .rows(let target, by: let back) = field.type else { continue }
        var index: [RowID: [RowID]] = [:]
        for row in rows(of: target) {
          if case .value(.row(let owner)) = cell(row, back.index), owner.entity == entity.id {
            index[owner, default: []].append(row)
          }
        }
        inverse[field.id] = index
      }
    }
  }
}
