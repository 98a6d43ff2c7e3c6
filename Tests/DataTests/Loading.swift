import Testing
import ZhanceData
import ZhanceDiagnostics
import ZhanceModel

/// Loads texts by name, checks what must hold of every report, and shows the result as text.
func loaded(_ documents: [(String, String)]) -> LoadResult {
  checked(documents.map { DataDocument(name: $0.0, text: $0.1) })
}

func checked(_ documents: [DataDocument], _ note: Comment? = nil) -> LoadResult {
  let result = load(documents, schema: TestSchema.schema)
  let report = result.report
  for file in report.files {
    #expect(file.read == file.evaluated + file.rejected + file.skipped, note)
  }
  #expect(report.rejects.count == report.rejected, note)
  #expect(report.rejects.allSatisfy { !$0.problems.isEmpty }, note)
  let rows = result.dataset.tables.reduce(0) { $0 + $1.count }
  let records = result.dataset.attestations.count + result.dataset.waivers.count
  #expect(rows + records == report.evaluated, note)
  for table in result.dataset.tables {
    #expect(table.columns.allSatisfy { $0.map { $0.count == table.count } ?? true }, note)
  }
  return result
}

/// The report and the dataset as lines; the tests' snapshots.
func shown(_ documents: [(String, String)]) -> String {
  let result = loaded(documents)
  return (result.report.lines(.zh) + result.dataset.lines()).joined(separator: "\n")
}

extension Dataset {
  /// Every row with its cells, in an order that does not depend on that of the data.
  func content() -> [String] { lines().sorted() }

  func lines() -> [String] {
    var lines: [String] = []
    for entity in schema.entities where isSupplied(entity.id) {
      let rows = rows(of: entity.id)
      if rows.isEmpty { lines.append("\(entity.names.zh ?? "") 空表") }
      for row in rows {
        var parts: [String] = []
        for (index, field) in entity.fields.enumerated() {
          let name = field.names.zh ?? ""
          if case .rows = field.type {
            let (listed, isWhole) = list(row, field.id)
            parts.append(
              "\(name)=[\(listed.map(name(of:)).sorted().joined(separator: " "))\(isWhole ? "" : "…")]")
          } else if tables[entity.id.index].columns[index] != nil {
            parts.append("\(name)=\(text(cell(row, index)))")
          }
        }
        lines.append("\(entity.names.zh ?? "") \(parts.joined(separator: " "))")
      }
    }
    for (entity, count) in lostRows.sorted(by: { $0.key < $1.key }) {
      lines.append("失去 \(schema[entity].names.zh ?? "") \(count)")
    }
    for record in attestations { lines.append("认定 \(record.item) \(record.subject) \(text(record.value))") }
    for waiver in waivers {
      lines.append(
        "豁免 \(waiver.rule) \(waiver.subject ?? "*") \(waiver.because) \(waiver.from?.description ?? "-")")
    }
    return lines
  }

  private func name(of row: RowID) -> String { key(of: row) ?? "#\(row.index)" }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .unknown: "?"
    case .blank: "空"
    case .value(let value): text(value)
    case .range(let low, let high): "\(low.description().text)..\(high.description().text)"
    case .list(let values, _): "{\(values.map { text($0) }.joined(separator: " "))}"
    }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .blank: "空"
    case .truth(let truth): truth ? "是" : "否"
    case .number(let number): number.description().text
    case .date(let date): date.description
    case .text(let text): "‘\(text)’"
    case .choice(.member(let choice, let index)): schema[choice].members[index].zh ?? ""
    case .choice(.other(let text)): "其他:\(text)"
    case .row(let row): "→\(name(of: row))"
    case .span: "span"
    case .verdict: "verdict"
    }
  }
}
