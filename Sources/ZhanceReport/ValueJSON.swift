import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// Values, names, rows and places as JSON; numbers exact.
struct ValueJSON {
  let wording: Wording

  /// `"name": "team", "label": "人员配备"`: the name for programs, the label for people.
  func names(_ names: Names, _ writer: inout JSONWriter) {
    writer.member("name", names.en ?? names.zh ?? names.also.first ?? "")
    writer.member("label", names.zh ?? names.en ?? names.also.first ?? "")
  }

  /// A JSON number where it is whole and every reader keeps it exact, else a text: `"12.5"`, `"2/3"`.
  func number(_ number: Rational, _ writer: inout JSONWriter) {
    if number.isInteger {
      let isSafe = number.numerator.magnitude < 1 << 53
      if isSafe {
        writer.number(verbatim: "\(number.numerator)")
      } else {
        writer.value("\(number.numerator)")
      }
      return
    }
    let (text, isExact) = number.description()
    writer.value(isExact ? text : "\(number.numerator)/\(number.denominator)")
  }

  func span(_ span: DateSpan, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("start", "\(span.start)")
      writer.member("end", "\(span.end)")
    }
  }

  /// An object with `kind` and what belongs to the kind; a number is in its base unit.
  func value(_ value: Value, _ type: ValueType?, _ unit: Unit?, _ writer: inout JSONWriter) {
    writer.object { writer in
      switch value {
      case .blank: writer.member("kind", "blank")
      case .truth(let truth):
        writer.member("kind", "truth")
        writer.member("value", truth)
      case .number(let number):
        writer.member("kind", "number")
        writer.member("value") { self.number(number, &$0) }
        dimension(type, unit, &writer)
      case .date(let date):
        writer.member("kind", "date")
        writer.member("value", "\(date)")
      case .text(let text):
        writer.member("kind", "text")
        writer.member("value", text)
      case .choice(let choice):
        writer.member("kind", "choice")
        self.choice(choice, &writer)
      case .row(let id):
        writer.member("kind", "row")
        writer.member("row") { row(id, &$0) }
      case .span(let span):
        writer.member("kind", "span")
        writer.member("start", "\(span.start)")
        writer.member("end", "\(span.end)")
      case .verdict(let verdict):
        writer.member("kind", "verdict")
        writer.member("value", snakeCase(verdict.rawValue))
      }
    }
  }

  private func dimension(_ type: ValueType?, _ unit: Unit?, _ writer: inout JSONWriter) {
    var dimension = unit?.dimension
    if dimension == nil, case .number(let known)? = type { dimension = known }
    writer.member("dimension") { writer in
      guard let dimension, wording.schema.dimensions.indices.contains(dimension.index) else {
        return writer.null()
      }
      writer.object { names(wording.schema[dimension].names, &$0) }
    }
  }

  private func choice(_ choice: ChoiceValue, _ writer: inout JSONWriter) {
    if case .member(let id, let index) = choice, wording.schema.choices.indices.contains(id.index),
      wording.schema[id].members.indices.contains(index)
    {
      names(wording.schema[id].members[index], &writer)
    } else if case .other(let word) = choice {
      names(Names(zh: word, en: nil), &writer)
    }
  }

  /// The key of a row; where it is private or there is none, the place: `workers.csv:4`.
  func id(_ row: RowID) -> String {
    if let key = wording.publicKey(row) { return key }
    guard let place = wording.dataset.place(row, nil), !place.file.isEmpty else { return "#\(row.index + 1)" }
    return place.line > 0 ? "\(place.file):\(place.line)" : "\(place.file)#\(place.column)"
  }

  func row(_ row: RowID, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("entity") { writer in
        guard wording.schema.entities.indices.contains(row.entity.index) else { return writer.null() }
        writer.object { names(wording.schema[row.entity].names, &$0) }
      }
      writer.member("id", id(row))
    }
  }

  func place(_ place: Place, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("file", place.file.isEmpty ? nil : place.file)
      writer.member("row", place.line > 0 ? place.line : nil)
      writer.member("column", place.column.isEmpty ? nil : place.column)
    }
  }

  func citation(_ citation: Citation, _ writer: inout JSONWriter) {
    writer.object { writer in
      names(citation.names, &writer)
      writer.member("policy") { writer in
        guard wording.program.policies.indices.contains(citation.policy.index) else { return writer.null() }
        writer.object { names(wording.program[citation.policy].names, &$0) }
      }
      writer.member("clause", citation.clause.citation)
    }
  }

  func fault(_ fault: Fault, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", snakeCase(fault.kind.rawValue))
      writer.member("file", source(fault.span)?.path)
      writer.member("line", source(fault.span)?.lines.position(of: fault.span.start).line)
      writer.member("citations") { writer in
        writer.array { writer in
          for citation in fault.citations { self.citation(citation, &writer) }
        }
      }
    }
  }

  private func source(_ span: Span) -> SourceFile? {
    wording.program.files.indices.contains(span.file.index) ? wording.program.files[span.file.index] : nil
  }
}
