import ZhanceDiagnostics
import ZhanceModel

extension ExpressionPrinter {
  /// A field, definition or rule of a row; of a row that is in sight, its name alone.
  mutating func member(of row: Expr, _ name: String) -> String {
    guard case .variable(let binding) = row.kind else { return text(row, .primary) + "." + name }
    if elements.last?.binding == binding { return name }
    // The names of an inner row would win, so an outer row's need its word.
    let hidden = elements.reversed().prefix { $0.binding != binding }.contains { element in
      guard let entity = element.entity else { return false }
      return wording.schema[entity].fields.contains { wording.name($0.names) == name }
    }
    if !hidden, wording.name(of: binding) == nil || binding.index < 0 { return name }
    return variable(binding, row.type) + "." + name
  }

  /// The row or value that a scope binds: by its own name, or `本 区县`.
  func variable(_ binding: BindingID, _ type: ValueType) -> String {
    if let name = wording.name(of: binding) { return name }
    guard case .row(let entities) = type, let entity = entities.first,
      wording.schema.entities.indices.contains(entity.index)
    else { return word("本", "this") }
    return word("本 ", "this ") + wording.name(entity)
  }

  mutating func inside<Result>(
    _ binding: BindingID, of list: Expr, _ body: (inout ExpressionPrinter) -> Result
  ) -> Result {
    elements.append((binding, ExpressionPrinter.entity(of: list)))
    defer { elements.removeLast() }
    return body(&self)
  }

  /// The entity whose rows a list holds.
  static func entity(of list: Expr) -> EntityID? {
    switch list.type {
    case .rows(let entity, by: _): entity
    case .list(of: .row(let entities)), .row(let entities): entities.first
    case .truth, .attested, .number, .date, .text, .choice, .list, .span, .actor, .verdict, .invalid: nil
    }
  }

  mutating func pattern(_ pattern: TextPattern) -> String {
    wording.quoted(parts(pattern.parts))
  }

  private mutating func parts(_ parts: [TextPattern.Part]) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .literal(let text):
        for character in wording.clean(text) {
          if "{}[]*\\|“”\"".contains(character) { result += "\\" }
          result.append(character)
        }
      case .hole(let expr): result += "{\(text(expr, .whole))}"
      case .oneOf(let words): result += "{\(words.map(wording.clean).joined(separator: "|"))}"
      case .optional(let inner): result += "[\(self.parts(inner))]"
      case .anything: result += "*"
      }
    }
    return result
  }
}
