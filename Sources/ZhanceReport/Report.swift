package import ZhanceDiagnostics
package import ZhanceEvaluation
package import ZhanceModel

/// All that a rendering of an evaluation needs.
package struct Report: Sendable {
  package var program: Program
  package var dataset: Dataset
  package var evaluation: Evaluation
  package var load: LoadSummary
  package var language: Language
  package var options: ReportOptions

  package init(
    program: Program, dataset: Dataset, evaluation: Evaluation, load: LoadSummary = LoadSummary(),
    language: Language = .zh, options: ReportOptions = ReportOptions()
  ) {
    self.program = program
    self.dataset = dataset
    self.evaluation = evaluation
    self.load = load
    self.language = language
    self.options = options
  }

  func wording(_ language: Language) -> Wording {
    Wording(program: program, dataset: dataset, language: language, showPrivate: options.showPrivate)
  }
}

package struct ReportOptions: Sendable, Hashable {
  /// Every finding is listed in text and Markdown, not only the gravest.
  package var all: Bool
  /// How many findings text and Markdown list without `all`.
  package var limit: Int
  /// Values of private fields and keys of persons are shown.
  package var showPrivate: Bool
  /// CSV begins with a byte order mark, as spreadsheets like it.
  package var bom: Bool
  /// JSON findings carry the tree of values that decided them.
  package var includesBecause: Bool
  /// Summaries are broken down by the row of this entity that a subject's references lead to.
  package var groupBy: EntityID?
  /// Up to this many subjects, text lists every finding and leaves the summary out.
  package var detailLimit: Int

  package init(
    all: Bool = false, limit: Int = 20, showPrivate: Bool = false, bom: Bool = false,
    includesBecause: Bool = true, groupBy: EntityID? = nil, detailLimit: Int = 3
  ) {
    self.all = all
    self.limit = limit
    self.showPrivate = showPrivate
    self.bom = bom
    self.includesBecause = includesBecause
    self.groupBy = groupBy
    self.detailLimit = detailLimit
  }
}

package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  case text, json, ndjson, csv, markdown
}

/// What was read, and what became of it.
package struct LoadSummary: Sendable, Hashable {
  package var files: [File]
  /// One line each: a rejected row, a cell that could not be read.
  package var problems: [Bilingual]
  /// Digest of each policy's source, by position in the program.
  package var policyDigests: [PolicyID: String]
  package var languageVersion: String

  package init(
    files: [File] = [], problems: [Bilingual] = [], policyDigests: [PolicyID: String] = [:],
    languageVersion: String = "1"
  ) {
    self.files = files
    self.problems = problems
    self.policyDigests = policyDigests
    self.languageVersion = languageVersion
  }

  package struct File: Sendable, Hashable {
    package var path: String
    package var digest: String?
    package var read: Int
    package var evaluated: Int
    package var rejected: Int
    package var skipped: Int
    package init(path: String, digest: String? = nil, read: Int, evaluated: Int, rejected: Int, skipped: Int)
    {
      self.path = path
      self.digest = digest
      self.read = read
      self.evaluated = evaluated
      self.rejected = rejected
      self.skipped = skipped
    }
  }
}

/// The report in one of its forms, ending in a newline.
package func render(_ report: Report, as format: ReportFormat) -> String {
  switch format {
  case .text: TextReport(report).text()
  case .json: JSONReport(report).json()
  case .ndjson: JSONReport(report).lines()
  case .csv: CSVReport(report).text()
  case .markdown: MarkdownReport(report).text()
  }
}
