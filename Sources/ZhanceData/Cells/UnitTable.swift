import ZhanceDiagnostics
import ZhanceModel

/// The units of a schema by their spellings, in half-width form.
struct UnitTable {
  private var units: [String: [Unit]] = [:]
  private let dimensions: [Dimension]

  init(_ schema: Schema) {
    dimensions = schema.dimensions
    for unit in schema.units {
      for spelling in unit.names.spellings { units[UnitTable.fold(spelling), default: []].append(unit) }
    }
    for entity in schema.entities {
      for spelling in entity.unit.names.spellings {
        let key = UnitTable.fold(spelling)
        if units[key]?.contains(entity.unit) != true { units[key, default: []].append(entity.unit) }
      }
    }
  }

  /// How many base units of the dimension the spelling is.
  func factor(of spelling: String, in dimension: DimensionID) -> Rational? {
    units[UnitTable.fold(spelling)]?.first { $0.dimension == dimension }?.factor
  }

  /// What a unit of another dimension measures; nil where the spelling is no unit.
  func dimensionName(of spelling: String) -> Bilingual? {
    guard let unit = units[UnitTable.fold(spelling)]?.first,
      unit.dimension.index >= 0, unit.dimension.index < dimensions.count
    else { return nil }
    let names = dimensions[unit.dimension.index].names
    return Bilingual(names.zh ?? names.en ?? spelling, names.en ?? names.zh ?? spelling)
  }

  /// A heading may also give a bare scale: （万）.
  func headingFactor(of spelling: String, in dimension: DimensionID) -> Rational? {
    if let factor = factor(of: spelling, in: dimension) { return factor }
    let plain = Fold.trim(Fold.width(spelling))
    if let scale = plain.first.flatMap({ NumberText.scales[$0] }), dimension != .ratio {
      let rest = String(plain.dropFirst())
      if rest.isEmpty { return Rational(scale) }
      return factor(of: rest, in: dimension)?.multiplied(by: Rational(scale))
    }
    return nil
  }

  private static func fold(_ spelling: String) -> String { Fold.trim(Fold.width(spelling)).lowercased() }
}
