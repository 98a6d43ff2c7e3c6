import ZhanceDiagnostics

/// Why a cell cannot be read; its place is added where it is known.
struct CellFault: Error {
  var code: DataCode
  var message: Bilingual
  var expected: Bilingual?
  var suggestion: Bilingual?

  init(_ code: DataCode, _ zh: String, _ en: String, expected: Bilingual? = nil, suggestion: Bilingual? = nil)
  {
    self.code = code
    self.message = Bilingual(zh, en)
    self.expected = expected
    self.suggestion = suggestion
  }

  func problem(at place: DataPlace, value: String) -> DataProblem {
    DataProblem(
      code: code, place: place, value: value, message: message, expected: expected, suggestion: suggestion)
  }
}

/// A text in quotation marks, shortened for a message.
func quoted(_ text: String) -> String {
  let limit = 40
  var shown = String(text.unicodeScalars.prefix(limit).map { $0.value < 0x20 ? "␣" : Character($0) })
  if text.unicodeScalars.count > limit { shown += "…" }
  return "“\(shown)”"
}
