import ZhanceDiagnostics
import ZhanceModel

/// What a column of the data is to its entity.
enum ColumnUse {
  case field(Int, CellReader)
  /// A list whose rows may be nested here.
  case nested(Field)
  case unread
}

/// Finds the field that a heading or JSON key names, and the unit that it gives.
struct HeadingReader {
  let index: SchemaIndex

  func use(of heading: String, entity: EntityID, isCSV: Bool, place: DataPlace, comparesNames: Bool) -> (
    ColumnUse, DataProblem?
  ) {
    if let position = index.field(heading, of: entity) {
      let field = index.schema[entity].fields[position]
      if case .rows = field.type {
        guard isCSV else { return (.nested(field), nil) }
        return (.unread, unknown(heading, entity: entity, place: place, isList: true, comparesNames))
      }
      return (.field(position, reader(field, isCSV: isCSV, headingUnit: nil)), nil)
    }
    if let (name, unit) = HeadingReader.split(heading), let position = index.field(name, of: entity) {
      let field = index.schema[entity].fields[position]
      if case .number(let dimension) = field.type {
        if let factor = index.units.headingFactor(of: unit, in: dimension) {
          return (.field(position, reader(field, isCSV: isCSV, headingUnit: factor)), nil)
        }
        let names = index.label(index.schema[dimension].names)
        let problem = DataProblem(
          code: .headingUnit, place: place, value: heading,
          message: Bilingual(
            "\(quoted(unit))不是\(quoted(name))的单位", "\(quoted(unit)) is no unit of \(quoted(name))"),
          expected: Bilingual("\(names.zh)的单位", "a unit of \(names.en)"))
        return (.unread, problem)
      }
    }
    return (.unread, unknown(heading, entity: entity, place: place, isList: false, comparesNames))
  }

  private func reader(_ field: Field, isCSV: Bool, headingUnit: Rational?) -> CellReader {
    CellReader(
      field: field, schema: index.schema, units: index.units, choices: index.choices, isCSV: isCSV,
      headingUnit: headingUnit)
  }

  private func unknown(
    _ heading: String, entity: EntityID, place: DataPlace, isList: Bool, _ comparesNames: Bool
  ) -> DataProblem {
    let name = index.label(entity)
    let candidates = index.schema[entity].fields.filter { field in
      if case .rows = field.type { false } else { true }
    }.flatMap(\.names.spellings)
    return DataProblem(
      code: .unknownColumn, place: place, value: heading,
      message: isList
        ? Bilingual(
          "\(quoted(heading))是列表，不能从一列读取", "\(quoted(heading)) is a list and cannot be read from a column")
        : Bilingual("\(name.zh)没有字段\(quoted(heading))", "\(name.en) has no field \(quoted(heading))"),
      suggestion: isList || !comparesNames ? nil : Did.youMean(Fold.trim(heading), in: candidates))
  }

  /// `项目资金（万元）` is 项目资金 in 万元.
  static func split(_ heading: String) -> (name: String, unit: String)? {
    let plain = Fold.trim(Fold.width(heading))
    guard plain.last == ")", let open = plain.lastIndex(of: "(") else { return nil }
    var unit = Fold.trim(String(plain[plain.index(after: open)...].dropLast()))
    for prefix in ["单位:", "unit:"] where unit.hasPrefix(prefix) {
      unit = Fold.trim(String(unit.dropFirst(prefix.count)))
    }
    let name = Fold.trim(String(plain[..<open]))
    return name.isEmpty || unit.isEmpty ? nil : (name, unit)
  }
}
