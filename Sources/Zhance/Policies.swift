import ZhanceData
import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel
import ZhanceReport
import ZhanceSemantics

/// The language of what people read; codes and keys never change with it.
public enum ReadingLanguage: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// A form in which findings can be written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case text, json, ndjson, csv, markdown
}

/// Why policies could not be read, or data not evaluated.
public enum ZhanceError: Error, Sendable, CustomStringConvertible {
  /// The policy files have errors; the text shows each with its place, in both languages' codes.
  case policies(String)
  /// A date that is not written as `2020-08-01`, or does not exist.
  case date(String)
  /// A data file that could not be read at all.
  case data(String)

  public var description: String {
    switch self {
    case .policies(let text), .data(let text): text
    case .date(let text): "not a date such as 2020-08-01: \(text)"
    }
  }
}

/// Policies read and checked once, to be evaluated many times and from any thread.
public struct Policies: Sendable {
  private let program: Program

  /// Reads policy files or folders and all that they use.
  ///
  /// - Parameters:
  ///   - paths: files, folders, or names of folders below `policies`.
  ///   - root: only files below it are read; by default the nearest folder above that holds `policies`.
  /// - Throws: ``ZhanceError/policies(_:)`` with every error of every file.
  public init(_ paths: [String], root: String? = nil) throws(ZhanceError) {
    let workspace = Workspace(paths, root: root)
    let checked = checkPolicies(workspace)
    guard !checked.hasErrors else {
      let files = workspace.files.isEmpty ? [SourceFile(id: FileID(0), path: "", text: "")] : workspace.files
      throw .policies(
        render(checked.diagnostics.filter(\.isError), sources: files, language: .en, style: .text))
    }
    program = checked.value.program
  }

  /// Evaluates data files or folders as of a day.
  ///
  /// Rows that cannot be read are left out, reported in ``Findings/dataReport(_:)``, and make the
  /// lists that they belonged to open upwards: they never make a verdict rosier.
  public func evaluate(dataAt paths: [String], asOf: String) throws(ZhanceError) -> Findings {
    try evaluate(load(paths, schema: program.schema, standardInput: nil), asOf: asOf)
  }

  /// Evaluates one document in memory; its name tells the entity and the format: `社工站.csv`,
  /// `stations.json`.
  public func evaluate(document text: String, named name: String, asOf: String) throws(ZhanceError)
    -> Findings
  {
    try evaluate(load([DataDocument(name: name, text: text)], schema: program.schema), asOf: asOf)
  }

  private func evaluate(_ loaded: LoadResult, asOf: String) throws(ZhanceError) -> Findings {
    guard let date = CalendarDate(iso: asOf) else { throw .date(asOf) }
    if let unreadable = loaded.report.files.first(where: { !$0.isReadable }) {
      throw .data(([unreadable.file] + loaded.report.lines(.en)).joined(separator: "\n"))
    }
    let evaluation = ZhanceEvaluation.evaluate(
      program, on: loaded.dataset, options: EvaluationOptions(asOf: date))
    return Findings(program: program, loaded: loaded, evaluation: evaluation)
  }
}

/// What one evaluation found.
public struct Findings: Sendable {
  private let program: Program
  private let loaded: LoadResult
  private let evaluation: Evaluation

  init(program: Program, loaded: LoadResult, evaluation: Evaluation) {
    self.program = program
    self.loaded = loaded
    self.evaluation = evaluation
  }

  /// How many findings have this verdict: `met`, `breached`, `unknown`, `notApplicable`, `pending`.
  public func count(verdict: String) -> Int {
    evaluation.findings.count { $0.verdict.rawValue == verdict }
  }

  /// The findings in one of the command's output formats, all of them.
  public func write(_ format: OutputFormat, in language: ReadingLanguage = .chinese) -> String {
    let form: ReportFormat =
      switch format {
      case .text: .text
      case .json: .json
      case .ndjson: .ndjson
      case .csv: .csv
      case .markdown: .markdown
      }
    return render(
      Report(
        program: program, dataset: loaded.dataset, evaluation: evaluation,
        language: language == .chinese ? .zh : .en, options: ReportOptions(all: true)), as: form)
  }

  /// What was read, rejected and skipped, a line each.
  public func dataReport(_ language: ReadingLanguage = .chinese) -> [String] {
    loaded.report.lines(language == .chinese ? .zh : .en)
  }
}
