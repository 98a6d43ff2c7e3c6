import Testing
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// What not knowing may and may not do, tried out on every completion of small made-up cases.
@Suite struct CompletionTests {
  private static let cases = 250
  private static let seed: UInt64 = 20_210_601

  /// All ways to fill the open cells at these positions.
  private func completions(_ rows: Rows, _ open: [OpenCell]) -> [Rows] {
    open.reduce([rows]) { all, cell in
      all.flatMap { rows in
        cell.completions.map { complete in
          var copy = rows
          complete(&copy)
          return copy
        }
      }
    }
  }

  private func outcome(_ draft: Draft, _ rows: Rows, _ rule: RuleID) -> (RollUp, [Finding]) {
    let findings = draft.findings(rows, rule: rule)
    return (RollUp(findings), findings)
  }

  /// A verdict reached with unknowns is the verdict of every completion.
  @Test func decidedMeansDecided() {
    var decided = 0
    for number in 0..<UInt64(Self.cases) {
      let seed = Self.seed &+ number
      let example = RandomCase(seed: seed)
      for rule in example.draft.rules.map(\.id) {
        let (found, findings) = outcome(example.draft, example.rows, rule)
        guard found.verdict != .unknown, !example.open.isEmpty else { continue }
        decided += 1
        let isFirm = findings.allSatisfy(\.missing.isEmpty)
        for rows in completions(example.rows, example.open) {
          let (completed, _) = outcome(example.draft, rows, rule)
          #expect(completed.verdict == found.verdict, "seed \(seed), rule \(rule.index)")
          if isFirm { #expect(completed.severity == found.severity, "seed \(seed), rule \(rule.index)") }
        }
      }
    }
    #expect(decided > Self.cases / 4)
  }

  /// Nothing outside the missing items can decide an unknown verdict.
  @Test func missingIsAllThatMatters() {
    var unknown = 0
    for number in 0..<UInt64(Self.cases) {
      let seed = Self.seed &+ number
      let example = RandomCase(seed: seed)
      for rule in example.draft.rules.map(\.id) {
        let (found, findings) = outcome(example.draft, example.rows, rule)
        guard found.verdict == .unknown else { continue }
        unknown += 1
        let missing = Set(findings.filter { $0.verdict == .unknown }.flatMap(\.missing))
        for item in missing { #expect(example.open.contains { $0.item == item }, "seed \(seed): \(item)") }
        for rows in completions(example.rows, example.open.filter { !missing.contains($0.item) }) {
          let (filled, _) = outcome(example.draft, rows, rule)
          #expect(filled.verdict == .unknown, "seed \(seed), rule \(rule.index)")
        }
      }
    }
    #expect(unknown > Self.cases / 8)
  }

  /// The finding's list is that of its trace, except where the trace is decided and only the
  /// reason of a breach is open.
  @Test func missingFollowsFromTheTrace() {
    for number in 0..<UInt64(Self.cases) {
      let example = RandomCase(seed: Self.seed &+ number)
      for finding in example.draft.findings(example.rows) where finding.verdict == .unknown {
        #expect(missingItems(of: finding.because) == finding.missing)
      }
    }
  }

  @Test func orderOfRowsChangesNothing() {
    for number in 0..<UInt64(Self.cases) {
      let example = RandomCase(seed: Self.seed &+ number)
      var turned = example.rows
      turned.cells[World.worker]?.reverse()
      for rule in example.draft.rules.map(\.id) {
        let there = outcome(example.draft, example.rows, rule)
        let back = outcome(example.draft, turned, rule)
        #expect(there.0 == back.0, "seed \(Self.seed &+ number), rule \(rule.index)")
        #expect(
          Set(there.1.flatMap(\.missing).map(Kind.init)) == Set(back.1.flatMap(\.missing).map(Kind.init)))
      }
    }
  }

  /// A missing item without the position of its row.
  private struct Kind: Hashable {
    let field: FieldID?
    init(_ item: MissingItem) {
      switch item {
      case .cell(_, let field), .list(_, let field): self.field = field
      case .table, .attestation, .parameter, .openList: field = nil
      }
    }
  }

  @Test func sameInputSameResult() {
    let example = RandomCase(seed: Self.seed)
    let first = example.draft.findings(example.rows)
    let second = example.draft.findings(example.rows)
    #expect("\(first)" == "\(second)")
  }
}
