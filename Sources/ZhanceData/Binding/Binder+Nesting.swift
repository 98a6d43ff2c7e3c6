import ZhanceDiagnostics
import ZhanceModel

extension Binder {
  /// Reads the rows that a list field of a JSON row holds.
  mutating func bindNested(_ field: Field, _ member: RawMember, in owner: RowID, _ origin: RowOrigin) {
    guard case .rows(let entity, by: let by) = field.type else { return }
    let elements: [RawElement]
    switch member.element.value {
    case .null: return
    case .array(let array): elements = array
    case .object, .text, .number, .truth:
      let document = batches[origin.batch].source.document
      let place = place(origin, member.key)
      log.add(
        DataProblem(
          code: .badText, place: place,
          value: JSONPointer.text(member.element, in: documents[document].bytes),
          message: Bilingual("这里应是行的数组", "an array of rows is expected here")))
      lostRows[entity, default: 0] += 1
      openLists.insert(Dataset.ListOwner(owner: owner, field: field.id))
      return
    }
    builders[entity.index].isNested = true
    builders[owner.entity.index].nested[field.id.index, default: []].insert(owner.index)
    builders[entity.index].addColumn(by.index, heading: "", position: 0)
    let batch = nestedBatch(field, entity, in: origin.batch, key: member.key)
    let key = builders[owner.entity.index].key(owner.index)
    let document = batches[batch].source.document
    let bytes = documents[document].bytes
    var line = origin.line
    var counted = origin.range.lowerBound
    for (position, element) in elements.enumerated() {
      line += newlines(bytes, counted..<element.range.lowerBound)
      counted = element.range.lowerBound
      let number = nextRecord(field, in: origin.batch)
      let child = RowOrigin(
        batch: batch, line: line, record: number, range: element.range,
        pointer: "\(origin.pointer)/\(JSONPointer.escape(member.key))/\(position)")
      if case .object(let members) = element.value, members.count <= DataLimits.rowColumns {
        bind(
          SourceRecord(origin: child, content: .members(members)), entity: entity,
          parent: (owner, by.index, key))
      } else {
        files[document].read += 1
        files[document].rejected += 1
        let text = JSONPointer.text(element, in: bytes)
        var problem = DataProblem(
          code: .notARow, place: place(child), value: text,
          message: Bilingual("这里不是一行数据", "this is not a row"),
          expected: Bilingual("{\"字段\": 值}", "{\"field\": value}"))
        if case .object = element.value { problem = Binder.tooWide(place(child)) }
        log.add(problem)
        rejects.append(rejected(child, ["JSON"], [text], [problem]))
        lostRows[entity, default: 0] += 1
        openLists.insert(Dataset.ListOwner(owner: owner, field: field.id))
      }
    }
  }

  private mutating func nestedBatch(_ field: Field, _ entity: EntityID, in outer: Int, key: String) -> Int {
    if let known = batches[outer].nested[field.id] { return known.batch }
    batches.append(
      Batch(
        source: SourceTable(
          document: batches[outer].source.document, name: index.label(entity).zh, headings: [],
          format: batches[outer].source.format), target: .entity(entity)))
    batches[outer].nested[field.id] = (batches.count - 1, 0)
    return batches.count - 1
  }

  private mutating func nextRecord(_ field: Field, in outer: Int) -> Int {
    guard let (batch, count) = batches[outer].nested[field.id] else { return 1 }
    batches[outer].nested[field.id] = (batch, count + 1)
    return count + 1
  }

  private func newlines(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }
}
