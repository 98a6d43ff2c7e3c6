import ZhanceDiagnostics

/// Reads yes and no.
enum TruthReader {
  static let expected = Bilingual("是或否", "yes or no")

  private static let words: [String: Bool] = [
    "是": true, "有": true, "√": true, "✓": true, "✔": true, "yes": true, "true": true, "y": true,
    "否": false, "无": false, "×": false, "✗": false, "✘": false, "no": false, "false": false, "n": false,
  ]

  /// A digit counts only where the source has no truth values of its own.
  static func read(_ text: String, allowsDigits: Bool) throws(CellFault) -> Bool {
    let word = Fold.width(text).lowercased()
    if let truth = words[word] { return truth }
    if allowsDigits, word == "1" || word == "0" { return word == "1" }
    throw CellFault(
      .badTruth, "\(quoted(text))不是“是”或“否”", "\(quoted(text)) is neither yes nor no", expected: expected)
  }
}
