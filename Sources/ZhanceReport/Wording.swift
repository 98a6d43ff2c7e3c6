package import ZhanceDiagnostics
package import ZhanceEvaluation
package import ZhanceModel

/// How things are called in one language, and what may be said of them: names, rows, places.
///
/// All texts that it returns are free of characters that a terminal could act on.
package struct Wording: Sendable {
  package let program: Program
  package let dataset: Dataset
  package let language: Language
  /// Values of private fields and keys of persons are shown.
  package let showPrivate: Bool
  private let bindingNames: [BindingID: String]
  let privacy: Privacy

  package init(program: Program, dataset: Dataset, language: Language, showPrivate: Bool = false) {
    self.program = program
    self.dataset = dataset
    self.language = language
    self.showPrivate = showPrivate
    var names: [BindingID: String] = [:]
    for rule in program.rules {
      for binder in rule.scope.binders { names[binder.binding] = binder.name }
    }
    bindingNames = names
    privacy = Privacy(program)
  }

  var schema: Schema { program.schema }

  func callAsFunction(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func clean(_ text: String) -> String { PlainText.clean(text) }

  // MARK: Names

  package func name(_ names: Names) -> String {
    clean((language == .zh ? names.zh ?? names.en : names.en ?? names.zh) ?? names.also.first ?? "")
  }

  func name(_ id: EntityID) -> String { name(schema[id].names) }
  func name(_ id: FieldID) -> String { name(schema[id].names) }
  func name(_ id: ActorID) -> String { name(schema[id].names) }
  func name(of binding: BindingID) -> String? {
    if binding.index < 0 {
      let entity = -1 - binding.index
      return schema.entities.indices.contains(entity) ? name(schema.entities[entity].names) : nil
    }
    return bindingNames[binding].map(clean)
  }

  func name(_ choice: ChoiceValue) -> String {
    switch choice {
    case .other(let word): clean(word)
    case .member(let id, let index):
      schema.choices.indices.contains(id.index) && schema[id].members.indices.contains(index)
        ? name(schema[id].members[index]) : "?"
    }
  }

  /// `“…”` or `"…"`, as texts are quoted in messages of the language.
  func quoted(_ text: String) -> String { "“\(text)”" }

  func listed(_ items: [String]) -> String { items.joined(separator: self("、", ", ")) }

  // MARK: Rows and places

  /// The key of a row; nil where it has none or the key is a private field.
  package func publicKey(_ row: RowID) -> String? {
    guard schema.entities.indices.contains(row.entity.index) else { return nil }
    let entity = schema[row.entity]
    guard let key = entity.key, entity.fields.indices.contains(key),
      showPrivate || !entity.fields[key].isPrivate
    else { return nil }
    return dataset.key(of: row).map(clean)
  }

  /// The key of a row, or where it stands: `示例站`, `第 4 行`.
  package func row(_ row: RowID) -> String {
    if let key = publicKey(row) { return key }
    guard schema.entities.indices.contains(row.entity.index) else { return "?" }
    if let place = dataset.place(row, nil), place.line > 0 || !place.column.isEmpty {
      return place.line > 0 ? self("第 \(place.line) 行", "row \(place.line)") : clean(place.column)
    }
    let position = row.index + 1
    return self("\(name(row.entity)) 第 \(position) 个", "\(name(row.entity)) no. \(position)")
  }

  /// Whom a row with a private or missing key belongs to: the first row that it refers to and that has
  /// a key to show.
  func owner(of row: RowID) -> RowID? {
    guard schema.entities.indices.contains(row.entity.index) else { return nil }
    for field in schema[row.entity].fields {
      guard case .row = field.type, case .value(.row(let target)) = dataset.cell(row, field.id.index),
        target != row, publicKey(target) != nil
      else { continue }
      return target
    }
    return nil
  }

  /// `workers.csv 第 4 行`, without the column; empty where the row stands nowhere (added by a what-if).
  func place(_ row: RowID, _ field: FieldID? = nil) -> String {
    guard let place = dataset.place(row, field?.index) else { return self("假设", "what-if") }
    if place.file.isEmpty { return self("假设", "what-if") }
    let file = clean(place.file)
    if place.line > 0 { return self("\(file) 第 \(place.line) 行", "\(file) row \(place.line)") }
    return place.column.isEmpty ? file : "\(file) \(clean(place.column))"
  }

  /// The rows and values of a subject, outermost first.
  package func subject(_ subject: Subject) -> String {
    guard !subject.steps.isEmpty else { return self("（整体）", "(all)") }
    return subject.steps.map(step).joined(separator: " › ")
  }

  func step(_ step: Subject.Step) -> String {
    switch step {
    case .row(let id): row(id)
    case .value(let value): self.value(value)
    }
  }

  func period(_ span: DateSpan) -> String {
    let (start, end) = (span.start.components, span.end.components)
    if start.day == 1, span.end.adding(days: 1)?.components.day == 1 || span.end == .latest {
      let months = (end.year - start.year) * 12 + end.month - start.month + 1
      if months == 1 { return String("\(span.start)".prefix(7)) }
      if months == 3, start.month % 3 == 1 { return "\(start.year)Q\(start.month / 3 + 1)" }
      if months == 6, start.month % 6 == 1 {
        let isFirst = start.month == 1
        return self("\(start.year)\(isFirst ? "上" : "下")半年", "\(start.year)H\(isFirst ? 1 : 2)")
      }
      if months == 12, start.month == 1 { return "\(start.year)" }
    }
    return self("\(span.start) 至 \(span.end)", "\(span.start) to \(span.end)")
  }

  // MARK: Citations

  /// Document number (else title) and clause of the text that decided: `甬民发〔2020〕55号 三`.
  package func citation(_ finding: Finding) -> String {
    let replaced = finding.liftedBy.last { $0.clause == finding.clause }
    return citation(replaced?.policy ?? finding.policy, finding.clause)
  }

  func citation(_ policy: PolicyID, _ clause: ClausePath) -> String {
    let document = self.document(policy)
    let number = clean(clause.citation)
    return number.isEmpty ? document : "\(document) \(number)"
  }

  func citation(_ citation: Citation) -> String {
    self.citation(citation.policy, citation.clause)
  }

  func document(_ id: PolicyID) -> String {
    guard program.policies.indices.contains(id.index) else { return "" }
    let policy = program[id]
    return clean(policy.document ?? (policy.title.isEmpty ? name(policy.names) : policy.title))
  }
}
