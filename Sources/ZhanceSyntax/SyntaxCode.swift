package import ZhanceDiagnostics

/// The messages about text and grammar.
package enum SyntaxCode: String, DiagnosticCatalogue {
  case unbalancedBracket = "ZH0101"
  case unexpected = "ZH0102"
  case unterminated = "ZH0103"
  case unknownCharacter = "ZH0104"
  case mixedAndOr = "ZH0105"
  case chainedComparison = "ZH0106"
  case bareBound = "ZH0107"
  case wordsRunTogether = "ZH0108"
  case reservedName = "ZH0109"
  case tooDeep = "ZH0110"
  case fileTooLarge = "ZH0111"
  case approximateNumber = "ZH0112"
  case numberTooLong = "ZH0113"
  case hyphenRange = "ZH0114"
  case mixedSeparators = "ZH0115"
  case repeatedPart = "ZH0116"
  case impossibleDate = "ZH0121"
  case dateWithoutYear = "ZH0122"

  package var entry: DiagnosticCode {
    switch self {
    case .unbalancedBracket, .unexpected, .unterminated, .unknownCharacter, .wordsRunTogether, .reservedName,
      .repeatedPart, .mixedSeparators:
      structureEntry
    case .mixedAndOr, .chainedComparison, .bareBound, .hyphenRange: expressionEntry
    case .tooDeep, .fileTooLarge, .numberTooLong: limitEntry
    case .approximateNumber, .impossibleDate, .dateWithoutYear: literalEntry
    }
  }

  func code(
    _ title: Bilingual, _ explanation: Bilingual, bad: String = "", good: String = "",
    severity: Severity = .error
  ) -> DiagnosticCode {
    DiagnosticCode(rawValue, severity, title, explanation, bad: bad, good: good)
  }
}
