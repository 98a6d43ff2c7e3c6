import Foundation
import Testing
import ZhanceData
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceSemantics
import ZhanceSyntax

/// A verdict reached with unknowns is the verdict of every completion; filling what is not listed as
/// missing never decides an unknown one. By brute force over generated small data, on whole rules
/// with exceptions, references and roll-ups.
@Suite struct CompletionTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  /// A column, and the values that a completion may give it; the empty cell is unknown.
  private static let columns: [(table: String, heading: String, values: [String])] = [
    ("社工站", "运营方式", ["自营", "第三方"]), ("社工站", "场所适应", ["是", "否"]),
    ("工作人员", "持证", ["是", "否"]), ("工作人员", "专职", ["是", "否"]), ("工作人员", "职务", ["站长", "一般人员"]),
    ("工作人员", "兼任职务", ["无", "办公室负责人", "项目主管"]), ("购买合同", "年度等次", ["不合格", "合格", "优秀"]),
    ("购买合同", "已续签", ["是", "否"]), ("购买合同", "专业人才数", ["0", "3"]), ("购买合同", "执行总人数", ["0", "4"]),
    ("功能空间", "承担功能", ["社工室；档案室", "个案工作室；小组工作室；多功能室"]),
  ]

  private struct Tables {
    /// table → rows → heading → text
    var rows: [String: [[String: String]]]

    func documents() -> [DataDocument] {
      rows.keys.sorted().map { name in
        let headings = Array(Set((rows[name] ?? []).flatMap(\.keys))).sorted()
        let lines = (rows[name] ?? []).map { row in headings.map { row[$0] ?? "" }.joined(separator: ",") }
        return DataDocument(
          name: name + ".csv",
          text: ([headings.joined(separator: ",")] + lines).joined(separator: "\n") + "\n")
      }
    }

    /// Where a generated cell is empty.
    var gaps: [(table: String, row: Int, heading: String, values: [String])] {
      CompletionTests.columns.flatMap { column in
        (rows[column.table] ?? []).indices.filter { rows[column.table]?[$0][column.heading] == "" }.map {
          (column.table, $0, column.heading, column.values)
        }
      }
    }
  }

  private func generate(_ random: inout Random) -> Tables {
    func fill(_ table: String, _ fixed: [[String: String]], _ random: inout Random) -> [[String: String]] {
      fixed.map { row in
        var row = row
        for column in Self.columns where column.table == table {
          row[column.heading] =
            Int.random(in: 0..<10, using: &random) < 3
            ? "" : column.values.randomElement(using: &random) ?? ""
        }
        return row
      }
    }
    let workers = (0..<Int.random(in: 1...4, using: &random)).map {
      ["姓名": "人\($0)", "所在站": "甲", "到岗日期": "2021-01-01"]
    }
    return Tables(rows: [
      "区县": [["区名": "东"], ["区名": "西"]], "街道乡镇": [["名称": "丁"]],
      "承接机构": [["机构名": "内", "所在地": "东"], ["机构名": "外", "所在地": "西"]],
      // An empty 机构 would be blank, known to be empty: it is always given.
      "社工站": fill(
        "社工站",
        [["站名": "甲", "所在区县": "东", "所在街道": "丁", "机构": Bool.random(using: &random) ? "内" : "外"]], &random),
      "工作人员": fill("工作人员", workers, &random),
      "购买合同": fill("购买合同", [["合同号": "一", "对应站": "甲"]], &random),
      "功能空间": fill("功能空间", [["间名": "一室", "所属站": "甲"], ["间名": "二室", "所属站": "甲"]], &random),
    ])
  }

  private struct Key: Hashable {
    var rule: RuleID
    var subject: [String]
    var period: DateSpan?
    var due: CalendarDate?
    var part: Int
  }

  private func verdicts(_ program: Program, _ tables: Tables) -> (
    verdicts: [Key: Verdict], findings: [Key: Finding], data: Dataset
  ) {
    let loaded = load(tables.documents(), schema: program.schema)
    #expect(loaded.report.rejected == 0, "\(loaded.report.lines(.zh))")
    var options = EvaluationOptions(asOf: CalendarDate(year: 2021, month: 6, day: 1) ?? .earliest)
    options.policies = [PolicyID(0)]
    let evaluation = evaluate(program, on: loaded.dataset, options: options)
    var verdicts: [Key: Verdict] = [:]
    var findings: [Key: Finding] = [:]
    for finding in evaluation.findings {
      let subject = finding.subject.steps.map { step in
        if case .row(let row) = step { loaded.dataset.key(of: row) ?? "" } else { "\(step)" }
      }
      let key = Key(
        rule: finding.rule, subject: subject, period: finding.period, due: finding.due, part: finding.part)
      verdicts[key] = finding.verdict
      findings[key] = finding
    }
    return (verdicts, findings, loaded.dataset)
  }

  private func program() throws -> Program {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("CommandsTests/Cases/pinned.zhance")
    let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    let checked = check([parse(SourceFile(id: FileID(0), path: "pinned", text: text)).value])
    try #require(!checked.hasErrors)
    return checked.value.program
  }

  private func run(rounds: Int, seed: UInt64) throws {
    let program = try program()
    var random = Random(state: seed)
    for round in 0..<rounds {
      let tables = generate(&random)
      let gaps = tables.gaps
      let partial = verdicts(program, tables)
      for _ in 0..<6 {
        var complete = tables
        for gap in gaps {
          complete.rows[gap.table]?[gap.row][gap.heading] = gap.values.randomElement(using: &random) ?? ""
        }
        let full = verdicts(program, complete)
        for (key, verdict) in partial.verdicts where verdict != .unknown {
          // A line of an exception that a completion switches on is another line.
          guard let found = full.verdicts[key] else { continue }
          #expect(
            found == verdict,
            "seed \(seed) round \(round): \(program[key.rule].names.spellings[0]) \(key.subject) is \(verdict) open and \(found) complete\n\(tables.rows)\n\(complete.rows)"
          )
        }
      }
      for (key, finding) in partial.findings where finding.verdict == .unknown && finding.fault == nil {
        #expect(
          !finding.missing.isEmpty,
          "seed \(seed) round \(round): \(program[key.rule].names.spellings[0]) misses nothing")
        // Fill all that it does not name: it stays unknown.
        let named = Set(finding.missing)
        var other = tables
        for gap in gaps {
          guard let entity = program.schema.entity(named: gap.table),
            let field = program.schema[entity].field(named: gap.heading),
            let rowKey = tables.rows[gap.table]?[gap.row].first(where: {
              ["站名", "姓名", "合同号", "间名"].contains($0.key)
            })?.value,
            let row = partial.data.row(entity, key: rowKey)
          else { continue }
          if named.contains(.cell(row, field.id)) { continue }
          other.rows[gap.table]?[gap.row][gap.heading] = gap.values.randomElement(using: &random) ?? ""
        }
        if let found = verdicts(program, other).verdicts[key] {
          #expect(
            found == .unknown,
            "seed \(seed) round \(round): \(program[key.rule].names.spellings[0]) \(key.subject) was decided as \(found) by what it did not name"
          )
        }
      }
    }
  }

  @Test func someData() throws { try run(rounds: 25, seed: 4711) }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["ZHANCE_LONG_TESTS"] == "1"))
  func muchDataLong() throws { try run(rounds: 400, seed: 99) }

  @Test func rowOrderChangesNothing() throws {
    let program = try program()
    var random = Random(state: 5)
    for _ in 0..<10 {
      var tables = generate(&random)
      let before = verdicts(program, tables).verdicts
      for name in tables.rows.keys.sorted() { tables.rows[name]?.shuffle(using: &random) }
      #expect(verdicts(program, tables).verdicts == before)
    }
  }
}
