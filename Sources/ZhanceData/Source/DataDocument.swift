import ZhanceDiagnostics

/// A piece of data in memory: a file that was read, or standard input under a name given to it.
package struct DataDocument: Sendable {
  /// As people know it; what stands after the last `/` and before the extension names the entity.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  package enum Format: String, Sendable, CaseIterable {
    case csv, json, ndjson
  }

  /// By the extension; nil for one that is not known.
  package var format: Format? {
    switch fileExtension.lowercased() {
    case "csv": .csv
    case "json": .json
    case "ndjson", "jsonl": .ndjson
    default: nil
    }
  }

  var baseName: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let point = last.lastIndex(of: "."), point != last.startIndex else { return last }
    return String(last[..<point])
  }

  private var fileExtension: String {
    let last = name.split(separator: "/").last ?? ""
    guard let point = last.lastIndex(of: "."), point != last.startIndex else { return "" }
    return String(last[last.index(after: point)...])
  }
}

/// What holds for every input; beyond it the readers stop with a clear error.
package enum DataLimits {
  package static let fileBytes = 512 << 20
  package static let rowColumns = 4096
  package static let cellBytes = 1 << 20
  package static let jsonDepth = 64
}
