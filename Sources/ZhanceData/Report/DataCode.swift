package import ZhanceDiagnostics

/// The messages about data.
package enum DataCode: String, DiagnosticCatalogue {
  case unreadableFile = "ZH0601"
  case encoding = "ZH0602"
  case tooLarge = "ZH0603"
  case badJSON = "ZH0604"
  case unknownTable = "ZH0605"
  case noHeader = "ZH0606"
  case noKnownColumn = "ZH0607"
  case unknownFormat = "ZH0608"

  case unknownColumn = "ZH0610"
  case duplicateColumn = "ZH0611"
  case headingUnit = "ZH0612"
  case missingColumn = "ZH0613"
  case openQuote = "ZH0620"
  case columnCount = "ZH0621"
  case notARow = "ZH0622"
  case badKey = "ZH0630"
  case duplicateKey = "ZH0631"
  case identicalRow = "ZH0632"
  case badOwner = "ZH0633"
  case danglingOwner = "ZH0634"
  case ownerRejected = "ZH0635"
  case ownerConflict = "ZH0636"

  case badTruth = "ZH0640"
  case badNumber = "ZH0641"
  case badUnit = "ZH0642"
  case badRatio = "ZH0643"
  case approximate = "ZH0644"
  case notACount = "ZH0645"
  case badDate = "ZH0646"
  case ambiguousDate = "ZH0647"
  case noSuchDay = "ZH0648"
  case badChoice = "ZH0649"
  case danglingReference = "ZH0650"
  case ambiguousReference = "ZH0651"
  case noTargetTable = "ZH0652"
  case badText = "ZH0653"
  case badList = "ZH0654"
  case conflictingCells = "ZH0655"
  case badAttestation = "ZH0670"
  case badWaiver = "ZH0671"
  case unknownSubject = "ZH0672"

  package var entry: DiagnosticCode {
    switch self {
    case .unreadableFile: unreadableFileEntry
    case .encoding: encodingEntry
    case .tooLarge: tooLargeEntry
    case .badJSON: badJSONEntry
    case .unknownTable: unknownTableEntry
    case .noHeader: noHeaderEntry
    case .noKnownColumn: noKnownColumnEntry
    case .unknownFormat: unknownFormatEntry
    case .unknownColumn: unknownColumnEntry
    case .duplicateColumn: duplicateColumnEntry
    case .headingUnit: headingUnitEntry
    case .missingColumn: missingColumnEntry
    case .openQuote: openQuoteEntry
    case .columnCount: columnCountEntry
    case .notARow: notARowEntry
    case .badKey: badKeyEntry
    case .duplicateKey: duplicateKeyEntry
    case .identicalRow: identicalRowEntry
    case .badOwner: badOwnerEntry
    case .danglingOwner: danglingOwnerEntry
    case .ownerRejected: ownerRejectedEntry
    case .ownerConflict: ownerConflictEntry
    case .badTruth: badTruthEntry
    case .badNumber: badNumberEntry
    case .badUnit: badUnitEntry
    case .badRatio: badRatioEntry
    case .approximate: approximateEntry
    case .notACount: notACountEntry
    case .badDate: badDateEntry
    case .ambiguousDate: ambiguousDateEntry
    case .noSuchDay: noSuchDayEntry
    case .badChoice: badChoiceEntry
    case .danglingReference: danglingReferenceEntry
    case .ambiguousReference: ambiguousReferenceEntry
    case .noTargetTable: noTargetTableEntry
    case .badText: badTextEntry
    case .badList: badListEntry
    case .conflictingCells: conflictingCellsEntry
    case .badAttestation: badAttestationEntry
    case .badWaiver: badWaiverEntry
    case .unknownSubject: unknownSubjectEntry
    }
  }
}
