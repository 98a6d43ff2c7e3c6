package import ZhanceDiagnostics
package import ZhanceModel

/// The tables made of the data, and what became of every row.
package struct LoadResult: Sendable {
  package var dataset: Dataset
  package var report: LoadReport
}

/// What was read, what was made of it, and what is wrong with it.
package struct LoadReport: Sendable {
  package var files: [FileReport] = []
  /// In the order of files, lines and columns; at most `problemLimit`, see `problemCount`.
  package var problems: [DataProblem] = []
  /// How many there are of each kind, also beyond `problemLimit`.
  package var counts: [DataCode: Int] = [:]
  package var rejects: [RejectedRow] = []
  package var openValues: [OpenValue] = []
  /// Words for an empty cell, such as `-` and `暂无`, and how often each stood.
  package var blankTokens: [String: Int] = [:]
  /// Of the bytes of all files with their names, in order.
  package var digest = ""

  package static let problemLimit = 10_000

  package var problemCount: Int { counts.values.reduce(0, +) }
  package var errorCount: Int {
    counts.reduce(0) { $0 + ($1.key.entry.severity == .error ? $1.value : 0) }
  }
  package var read: Int { files.reduce(0) { $0 + $1.read } }
  package var evaluated: Int { files.reduce(0) { $0 + $1.evaluated } }
  package var rejected: Int { files.reduce(0) { $0 + $1.rejected } }
  package var skipped: Int { files.reduce(0) { $0 + $1.skipped } }
}

/// The rows of one file: `read` is always the sum of the other three.
package struct FileReport: Hashable, Sendable {
  package var file: String
  package var byteCount: Int
  package var digest: String
  /// False where the file as a whole was refused; its rows are then not counted.
  package var isReadable = true
  package var read = 0
  package var evaluated = 0
  package var rejected = 0
  /// Rows that hold no data, by reason.
  package var skips: [Skip: Int] = [:]

  package var skipped: Int { skips.values.reduce(0, +) }

  package enum Skip: String, Hashable, Sendable, CaseIterable {
    case header, blank, identical, unanswered

    package var label: Bilingual {
      switch self {
      case .header: Bilingual("表头", "heading")
      case .blank: Bilingual("空行", "blank")
      case .identical: Bilingual("重复", "identical")
      case .unanswered: Bilingual("尚未认定", "not yet attested")
      }
    }
  }
}

/// A value of an open choice that the vocabulary does not list.
package struct OpenValue: Hashable, Sendable {
  package var field: FieldID
  package var value: String
  package var count: Int
  /// Listed members that are spelt much the same.
  package var near: [String]
}
