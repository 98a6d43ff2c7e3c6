import ZhanceDiagnostics

/// Why a cell cannot be read; its place is added where it is known.
struct CellFault: Error {
  var code: DataCode
  var message: Bilingual
  var expected: Bilingual?
  var suggestion: Bilingual?
  /// The word, and names of which one may have been meant.
  var near: (word: String, names: [String])?

  init(_ code: DataCode, _ zh: String, _ en: String, expected: Bilingual? = nil, suggestion: Bilingual? = nil)
  {
    self.code = code
    self.message = Bilingual(zh, en)
    self.expected = expected
    self.suggestion = suggestion
  }

  /// Did-you-mean is sought only for the first ones of many.
  func problem(at place: DataPlace, value: String, comparesNames: Bool) -> DataProblem {
    var problem = DataProblem(
      code: code, place: place, value: value, message: message, expected: expected, suggestion: suggestion)
    if comparesNames, let near { problem.suggestion = Did.youMean(near.word, in: near.names) }
    return problem
  }
}

/// A text in quotation marks, shortened for a message.
func quoted(_ text: String) -> String {
  let limit = 40
  var shown = String(text.unicodeScalars.prefix(limit).map { $0.value < 0x20 ? "␣" : Character($0) })
  if text.unicodeScalars.count > limit { shown += "…" }
  return "“\(shown)”"
}
