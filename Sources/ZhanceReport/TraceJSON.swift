package import ZhanceDiagnostics
package import ZhanceEvaluation
import ZhanceModel

/// The tree of values that decided a finding, for programs.
package struct TraceJSON: Sendable {
  /// Deeper parts are left out and marked; readers of JSON have limits of their own.
  static let depthLimit = 100
  /// How many rows or values of a long list a node names; it always counts all.
  static let listLimit = 50

  let values: ValueJSON
  private let zh: Wording
  private let en: Wording

  package init(_ zh: Wording, _ en: Wording) {
    self.zh = zh
    self.en = en
    values = ValueJSON(wording: zh)
  }

  package func text(_ trace: Trace) -> String {
    var writer = JSONWriter()
    write(trace, &writer)
    return writer.text
  }

  package func write(_ trace: Trace, _ writer: inout JSONWriter) { write(trace, &writer, depth: 0) }

  private func write(_ trace: Trace, _ writer: inout JSONWriter, depth: Int) {
    let isPrivate = zh.isPrivate(trace)
    writer.object { writer in
      writer.member("expression", Bilingual(zh.expression(trace.expr), en.expression(trace.expr)))
      writer.member("result") { writer in
        if isPrivate {
          writer.object { $0.member("kind", "private") }
        } else {
          result(trace, &writer)
        }
      }
      writer.member("source") { writer in
        if let place = place(trace) { values.place(place, &writer) } else { writer.null() }
      }
      writer.member("missing") { writer in
        if let item = trace.missing { missing(item, nil, &writer) } else { writer.null() }
      }
      if depth >= TraceJSON.depthLimit, !trace.children.isEmpty { writer.member("truncated", true) }
      writer.member("children") { writer in
        writer.array { writer in
          guard depth < TraceJSON.depthLimit else { return }
          for child in trace.children { write(child, &writer, depth: depth + 1) }
        }
      }
    }
  }

  private func result(_ trace: Trace, _ writer: inout JSONWriter) {
    switch trace.result {
    case .value(let value): values.value(value, trace.expr.type, trace.expr.unit, &writer)
    case .numbers(let low, let high):
      writer.object { writer in
        writer.member("kind", "number_range")
        writer.member("from") { writer in
          if let low { values.number(low, &writer) } else { writer.null() }
        }
        writer.member("to") { writer in
          if let high { values.number(high, &writer) } else { writer.null() }
        }
      }
    case .dates(let low, let high):
      writer.object { writer in
        writer.member("kind", "date_range")
        writer.member("from", low.map { "\($0)" })
        writer.member("to", high.map { "\($0)" })
      }
    case .rows(let rows, let maybe, let isWhole):
      list("rows", rows, maybe, isWhole, &writer) { values.row($0, &$1) }
    case .values(let items, let maybe, let isWhole):
      list("values", items, maybe, isWhole, &writer) { values.value($0, nil, trace.expr.unit, &$1) }
    case .unknown: writer.object { $0.member("kind", "unknown") }
    case .noValue: writer.object { $0.member("kind", "no_value") }
    case .fault(let fault):
      writer.object { writer in
        writer.member("kind", "fault")
        writer.member("fault") { values.fault(fault, &$0) }
      }
    }
  }

  private func list<Item>(
    _ kind: String, _ sure: [Item], _ maybe: [Item], _ isWhole: Bool, _ writer: inout JSONWriter,
    _ body: (Item, inout JSONWriter) -> Void
  ) {
    writer.object { writer in
      writer.member("kind", kind)
      writer.member("count", sure.count)
      writer.member("maybe_count", maybe.count)
      writer.member("whole", isWhole)
      for (key, items) in [("items", sure), ("maybe", maybe)] {
        writer.member(key) { writer in
          writer.array { writer in
            for item in items.prefix(TraceJSON.listLimit) { body(item, &writer) }
          }
        }
      }
    }
  }

  func place(_ trace: Trace) -> Place? {
    guard let row = trace.row else { return nil }
    return zh.dataset.place(row, trace.field?.index)
  }

  /// Where the data of the leaves stands, in the order of the tree, each once.
  func sources(_ trace: Trace) -> [Place] {
    var seen = Set<Place>()
    var found: [Place] = []
    func visit(_ node: Trace, _ depth: Int) {
      guard depth < 200 else { return }
      if let place = place(node), seen.insert(place).inserted { found.append(place) }
      for child in node.children { visit(child, depth + 1) }
    }
    visit(trace, 0)
    return found
  }

  func missing(_ item: MissingItem, _ subject: Subject?, _ writer: inout JSONWriter) {
    writer.object { writer in
      switch item {
      case .cell(let row, let field):
        writer.member("kind", "cell")
        writer.member("row") { values.row(row, &$0) }
        writer.member("field") { self.field(field, &$0) }
        writer.member("source") { self.source(row, field, &$0) }
      case .list(let row, let field):
        writer.member("kind", "list")
        writer.member("row") { values.row(row, &$0) }
        writer.member("field") { self.field(field, &$0) }
      case .table(let entity):
        writer.member("kind", "table")
        writer.member("entity") { writer in writer.object { values.names(zh.schema[entity].names, &$0) } }
      case .attestation(let id, let row):
        writer.member("kind", "attestation")
        writer.member("attestation") { writer in writer.object { values.names(zh.program[id].names, &$0) } }
        writer.member("row") { values.row(row, &$0) }
      case .parameter(let id):
        writer.member("kind", "parameter")
        writer.member("parameter") { writer in writer.object { values.names(zh.program[id].names, &$0) } }
      case .openList(let text, _):
        writer.member("kind", "open_list")
        writer.member("value", text)
      }
      writer.member("message", Bilingual(zh.missing(item, for: subject), en.missing(item, for: subject)))
    }
  }

  private func field(_ field: FieldID, _ writer: inout JSONWriter) {
    writer.object { values.names(zh.schema[field].names, &$0) }
  }

  private func source(_ row: RowID, _ field: FieldID, _ writer: inout JSONWriter) {
    if let place = zh.dataset.place(row, field.index) { values.place(place, &writer) } else { writer.null() }
  }
}
