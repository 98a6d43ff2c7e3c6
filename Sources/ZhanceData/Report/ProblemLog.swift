import ZhanceDiagnostics

/// Gathers problems: keeps the first ones of each kind, counts them all.
struct ProblemLog {
  private(set) var problems: [DataProblem] = []
  private(set) var counts: [DataCode: Int] = [:]

  mutating func add(_ problem: DataProblem) {
    counts[problem.code, default: 0] += 1
    // Each kind has its own room, so that a flood of one does not hide the others.
    if counts[problem.code, default: 0] <= ProblemLog.room { problems.append(problem) }
  }

  /// A further problem of this kind will be shown, so that looking for a suggestion is worth while.
  func hasRoom(for code: DataCode) -> Bool { counts[code, default: 0] < ProblemLog.room }

  private static let room = LoadReport.problemLimit / 20

  mutating func add(_ added: [DataProblem]) {
    for problem in added { add(problem) }
  }

  /// In the order of `files`, then as they stand in the file.
  func sorted(files: [String]) -> [DataProblem] {
    var order: [String: Int] = [:]
    for (index, file) in files.enumerated() where order[file] == nil { order[file] = index }
    let keyed = problems.enumerated().map {
      (order[$0.element.place.file] ?? files.count, $0.offset, $0.element)
    }
    let sorted = keyed.sorted { a, b in
      if a.0 != b.0 { return a.0 < b.0 }
      if a.2.place != b.2.place { return a.2.place < b.2.place }
      if a.2.code != b.2.code { return a.2.code.rawValue < b.2.code.rawValue }
      return a.1 < b.1
    }
    return Array(sorted.map(\.2).prefix(LoadReport.problemLimit))
  }
}
