import ZhanceDiagnostics
import ZhanceModel

/// What is wrong with references.
extension Linker {
  mutating func noteMissingTarget(_ id: RowID, _ field: Int) {
    let field = FieldID(entity: id.entity, index: field)
    guard binder.builders[id.entity.index].references[field.index] != nil,
      case .row(let targets) = index.schema[field].type, reportedTargets.insert(field).inserted
    else { return }
    let names = targets.map { index.label($0) }
    let own = index.label(field)
    let (heading, number) = binder.builders[id.entity.index].headings[field.index]
    let batch = binder.builders[id.entity.index].origins[id.index].batch
    binder.log.add(
      DataProblem(
        code: .noTargetTable,
        place: DataPlace(file: binder.file(batch), column: heading, columnNumber: number), value: "",
        message: Bilingual(
          "没有给出表\(names.map { quoted($0.zh) }.joined(separator: "、"))，\(quoted(own.zh))按未知处理",
          "no table \(names.map { quoted($0.en) }.joined(separator: ", ")) was given, so \(quoted(own.en)) is unknown"
        )))
  }

  func problem(_ code: DataCode, _ id: RowID, _ field: Int, _ value: String, _ message: Bilingual)
    -> DataProblem
  {
    let builder = binder.builders[id.entity.index]
    let name = index.label(FieldID(entity: id.entity, index: field))
    let (heading, number) = builder.headings[field]
    return DataProblem(
      code: code,
      place: binder.place(builder.origins[id.index], heading.isEmpty ? name.zh : heading, number),
      value: value, message: message)
  }

  mutating func dangling(_ code: DataCode, _ id: RowID, _ field: Int, _ text: String) -> DataProblem {
    var targets: [EntityID] = []
    var type = index.schema[id.entity].fields[field].type
    while case .list(let element) = type { type = element }
    if case .row(let entities) = type { targets = entities }
    let names = targets.map { index.label($0) }
    let zh = names.map(\.zh).joined(separator: "、")
    let en = names.map(\.en).joined(separator: ", ")
    var result = problem(
      code, id, field, text, Bilingual("\(zh)里没有\(quoted(text))", "there is no \(quoted(text)) in \(en)"))
    result.expected = Bilingual("\(zh)的一个主键", "a key of \(en)")
    let size = targets.reduce(0) { $0 + rowsByKey[$1.index].count }
    if size <= comparisons {
      comparisons -= size
      let keys = targets.flatMap { target in
        rowsByKey[target.index].sorted { $0.value < $1.value }
          .compactMap { binder.builders[target.index].key($0.value) }
      }
      result.suggestion = Did.youMean(text, in: keys)
    }
    return result
  }

  func ambiguous(_ id: RowID, _ field: Int, _ text: String) -> DataProblem {
    var found: [EntityID] = []
    if case .row(let targets) = index.schema[id.entity].fields[field].type,
      case .ambiguous(_, let entities) = resolve(text, targets)
    {
      found = entities
    }
    let names = found.map { index.label($0) }
    var result = problem(
      .ambiguousReference, id, field, text,
      Bilingual(
        "\(names.map(\.zh).joined(separator: "、"))里都有\(quoted(text))",
        "\(names.map(\.en).joined(separator: ", ")) each have \(quoted(text))"))
    result.suggestion = Bilingual(
      "写明是哪一张表的：\(names.map { "\($0.zh):\(text)" }.joined(separator: "、"))",
      "say which: \(names.map { "\($0.en):\(text)" }.joined(separator: ", "))")
    return result
  }
}
