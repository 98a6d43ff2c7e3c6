import ZhanceModel

/// The persons' findings of the data, by item and subject.
struct AttestationIndex {
  private var values: [Key: Set<Value>] = [:]

  private struct Key: Hashable {
    let item: String
    let subject: String
  }

  init(_ records: [AttestationRecord]) {
    for record in records {
      values[Key(item: record.item, subject: record.subject), default: []].insert(record.value)
    }
  }

  /// The value on which all records agree that bear one of these names.
  func value(items: [String], subject: String) -> Value? {
    var found: Set<Value> = []
    for item in items { found.formUnion(values[Key(item: item, subject: subject)] ?? []) }
    return found.count == 1 ? found.first : nil
  }
}

extension Evaluator {
  func attestation(_ definition: Definition, _ row: RowID, _ expr: Expr) -> Node {
    if let value = attested(definition.names, policy: program[definition.policy].names, row) {
      return Node(expr, AbstractValue(.known(value)))
    }
    return openLeaf(expr, missing: .attestation(definition.id, row))
  }

  /// What the records say of a row; nil where none does, or where they contradict each other.
  func attested(_ names: Names, policy: Names?, _ row: RowID) -> Value? {
    guard let subject = data.key(of: row) else { return nil }
    let index: AttestationIndex
    if let known = attestationMemo {
      index = known
    } else {
      index = AttestationIndex(data.attestations)
      attestationMemo = index
    }
    return index.value(items: names.qualified(by: policy), subject: subject)
  }
}

extension Names {
  /// Every spelling, alone and behind every spelling of the policy.
  func qualified(by policy: Names?) -> [String] {
    spellings + (policy?.spellings ?? []).flatMap { prefix in spellings.map { "\(prefix).\($0)" } }
  }
}
