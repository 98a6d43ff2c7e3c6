/// A JSON value as text without blanks, members in order of their keys.
enum CanonicalJSON {
  static func text(_ value: RawValue) -> String {
    switch value {
    case .null: return "null"
    case .truth(let truth): return "\(truth)"
    case .number(let digits): return digits
    case .text(let text): return "\"\(text.utf8.count):\(text)\""
    case .array(let elements):
      return "[\(elements.map { CanonicalJSON.text($0.value) }.joined(separator: ","))]"
    case .object(let members):
      let parts = members.map { "\"\($0.key.utf8.count):\($0.key)\":\(CanonicalJSON.text($0.element.value))" }
      return "{\(parts.sorted().joined(separator: ","))}"
    }
  }
}
