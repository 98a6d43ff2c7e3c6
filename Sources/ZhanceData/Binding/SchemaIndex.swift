import ZhanceDiagnostics
import ZhanceModel

/// What rows under a name become.
enum TableTarget: Hashable {
  case entity(EntityID)
  case attestations
  case waivers
  /// No table has the name; these entities are called much the same.
  case unknown(near: [EntityID])
}

/// The names of a schema as data spells them, and what reading its types needs.
struct SchemaIndex {
  let schema: Schema
  let units: UnitTable
  let choices: [ChoiceReader]
  /// The lists over an entity: the fields that have it as their rows.
  let lists: [EntityID: [Field]]
  /// The fields of an entity that say under whom a row counts, by position.
  let ownerFields: [EntityID: [Int]]
  private var entities: [String: EntityID] = [:]
  private var fields: [EntityID: [String: Int]] = [:]

  init(_ schema: Schema) {
    self.schema = schema
    units = UnitTable(schema)
    choices = schema.choices.map(ChoiceReader.init)
    var lists: [EntityID: [Field]] = [:]
    var owners: [EntityID: [Int]] = [:]
    for entity in schema.entities {
      for spelling in entity.names.spellings where entities[Fold.heading(spelling)] == nil {
        entities[Fold.heading(spelling)] = entity.id
      }
      var names: [String: Int] = [:]
      for (index, field) in entity.fields.enumerated() {
        for spelling in field.names.spellings where names[Fold.heading(spelling)] == nil {
          names[Fold.heading(spelling)] = index
        }
        if case .rows(let target, by: let by) = field.type {
          lists[target, default: []].append(field)
          if owners[target]?.contains(by.index) != true { owners[target, default: []].append(by.index) }
        }
      }
      fields[entity.id] = names
    }
    self.lists = lists
    ownerFields = owners
  }

  /// Without `comparesNames` an unknown name may stand for any entity.
  func target(_ name: String, comparesNames: Bool = true) -> TableTarget {
    let folded = Fold.heading(name)
    if let entity = entities[folded] { return .entity(entity) }
    switch folded {
    case "认定", "attestations": return .attestations
    case "豁免", "waivers": return .waivers
    default:
      guard comparesNames, name.count <= 64 else { return .unknown(near: schema.entities.map(\.id)) }
      var near: [EntityID] = []
      for spelling in Suggestion.near(name, in: schema.entities.flatMap(\.names.spellings)) {
        if let entity = entities[Fold.heading(spelling)], !near.contains(entity) { near.append(entity) }
      }
      return .unknown(near: near)
    }
  }

  func isTable(_ name: String) -> Bool {
    let folded = Fold.heading(name)
    return entities[folded] != nil || ["认定", "attestations", "豁免", "waivers"].contains(folded)
  }

  func entity(_ name: String) -> EntityID? { entities[Fold.heading(name)] }

  func field(_ heading: String, of entity: EntityID) -> Int? { fields[entity]?[Fold.heading(heading)] }

  func label(_ names: Names) -> Bilingual {
    Bilingual(names.zh ?? names.en ?? "", names.en ?? names.zh ?? "")
  }

  func label(_ entity: EntityID) -> Bilingual { label(schema[entity].names) }
  func label(_ field: FieldID) -> Bilingual { label(schema[field].names) }
}
