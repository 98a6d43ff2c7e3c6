import ZhanceModel

extension Evaluator {
  func runRankings(into evaluation: inout Evaluation) {
    for rank in program.ranks
    where options.rules == nil && options.policies?.contains(rank.policy) ?? true {
      let ranking = ranking(rank)
      if work.isStopped { return }
      if !ranking.places.isEmpty { evaluation.rankings.append(ranking) }
    }
  }

  /// Each row's span of places: behind those that surely are better, or also behind those that may be.
  private func ranking(_ rank: Rank) -> Ranking {
    let env = Environment(policy: rank.policy)
    var ranking = Ranking(rank: rank.id, subject: nil, places: [])
    guard let list = list(evaluate(rank.list, env)) else { return ranking }
    var entries: [Entry] = []
    for item in list.items {
      guard case .row(let row)? = item.value.known else { continue }
      let inner = env.binding(rank.row, to: item)
      entries.append(Entry(row: row, isSure: item.isSure, keys: rank.keys.map { evaluate($0, inner) }))
    }
    for entry in entries {
      var surely = 0
      var possibly = 0
      for other in entries where other.row != entry.row {
        guard work.spend() else { return ranking }
        switch isBetter(other.keys, entry.keys) {
        case .true where other.isSure:
          surely += 1
          possibly += 1
        case .true, .unknown: possibly += 1
        case .false: break
        }
      }
      ranking.places.append((row: entry.row, best: 1 + surely, worst: 1 + possibly))
    }
    return ranking
  }

  private struct Entry {
    let row: RowID
    let isSure: Bool
    let keys: [Node]
  }

  /// Keys compare in order; the first that is open leaves the pair open.
  private func isBetter(_ a: [Node], _ b: [Node]) -> Truth {
    for (x, y) in zip(a, b) {
      switch order(x, y) {
      case .better: return .true
      case .worse: return .false
      case .equal: continue
      case .open: return .unknown
      }
    }
    return .false
  }

  private enum Order {
    case better, equal, worse, open
  }

  private func order(_ x: Node, _ y: Node) -> Order {
    if x.value.known == .blank, y.value.known == .blank { return .equal }
    // Nothing ranks behind having nothing.
    if x.value.known == .blank { return y.value.mayBeBlank || y.value.mayLackValue ? .open : .worse }
    if y.value.known == .blank { return x.value.mayBeBlank || x.value.mayLackValue ? .open : .better }
    if let a = x.value.known, let b = y.value.known {
      if areSame(a, b) { return .equal }
      if case .truth(let isTrue) = a, case .truth = b { return isTrue ? .better : .worse }
    }
    if truth(x, .greater, y) == .true { return .better }
    if truth(x, .less, y) == .true { return .worse }
    return .open
  }
}
