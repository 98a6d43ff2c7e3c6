/// Did-you-mean: names near a misspelt one, by edits of characters (a 汉字 is one).
package enum Suggestion {
  /// At most three candidates, nearest first, ties in the order given.
  ///
  /// A candidate is near within a third of the longer of both lengths (at least one edit), or if
  /// one contains the other and at least half of it is shared.
  package static func near(_ word: String, in candidates: [String]) -> [String] {
    let target = Array(word.lowercased())
    var seen = Set<String>()
    var found: [(distance: Int, order: Int, name: String)] = []
    for (order, candidate) in candidates.enumerated() where seen.insert(candidate).inserted {
      let other = Array(candidate.lowercased())
      let distance = damerau(target, other)
      let limit = max(1, max(target.count, other.count) / 3)
      let contained =
        min(target.count, other.count) >= 2
        && min(target.count, other.count) * 2 >= max(target.count, other.count)
        && (candidate.contains(word) || word.contains(candidate))
      if distance <= limit && distance < max(target.count, other.count) || contained {
        found.append((distance, order, candidate))
      }
    }
    return found.sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }.prefix(3).map(\.name)
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other
  /// (optimal string alignment).
  package static func damerau(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    if a.count > 64 || b.count > 64 { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: 0, count: b.count + 1)
      row[0] = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
