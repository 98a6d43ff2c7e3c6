import ArgumentParser
import ZhanceCommands
import ZhanceDiagnostics

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查政策文件，不需要数据 / check policy files without data",
    discussion: """
      例 examples
        zhance check policies/ningbo
        zhance check policies --format json
      """)

  @Argument(help: "政策文件、文件夹或 policies 下的名字 / policy files, folders or names below policies")
  var policies: [String]

  @Option(name: .long, help: "text、short 或 json")
  var format = "text"

  @Flag(name: .long, help: "警告也算不通过 / warnings count as errors")
  var strict = false

  @OptionGroup var shared: SharedOptions

  func run() throws { try emit(runCheck(shared.request(policies), format: format, isStrict: strict)) }
}

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "运行情景，给出规则与判定的覆盖 / run scenarios; coverage of rules and verdicts",
    discussion: """
      例 examples
        zhance test policies
        zhance test policies/ningbo --only 人员配备
      """)

  @Argument(help: "政策文件或文件夹，默认 policies / policy files or folders, default policies")
  var paths: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("只运行标题含这个词的情景 / only scenarios whose title has this word", valueName: "word"))
  var only: String?

  @OptionGroup var shared: SharedOptions

  func run() throws { try emit(runTest(shared.request(paths.isEmpty ? ["policies"] : paths), only: only)) }
}

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "整理版面，或在中英文写法间转换 / one layout; translation between the surfaces",
    discussion: """
      例 examples
        zhance format policies/ningbo/policy.zhance
        zhance format --check policies
        zhance format --surface en policies/ningbo/policy.zhance --print
      """)

  @Argument(help: "文件或文件夹 / files or folders")
  var paths: [String]

  @Flag(name: .long, help: "只检查，不改写；有未整理的以 1 退出 / only check; exit 1 if a file would change")
  var check = false

  @Flag(name: .long, help: "写到标准输出，不改文件 / print instead of rewriting the file")
  var print = false

  @Option(name: .long, help: "zh 或 en")
  var surface: Language?

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try emit(runFormat(shared.request(paths), surface: surface, isCheck: check, prints: print))
  }
}

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "写一个可以评估的样板：词汇、政策、情景、数据 / a commented sample that evaluates",
    discussion: """
      例 examples
        zhance new 我的城市
      """)

  @Argument(help: "新文件夹的名字 / name of the new folder")
  var name: String

  @OptionGroup var shared: SharedOptions

  func run() throws { try emit(runNew(name, folder: ".", language: shared.resolvedLanguage)) }
}

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "输出的 JSON Schema / the JSON Schema of an output",
    discussion: """
      例 examples
        zhance schema evaluation
        zhance schema evaluation-line
        zhance schema diagnostic
      """)

  @Argument(help: "evaluation、evaluation-line（NDJSON 的一行 / a line of NDJSON）或 diagnostic")
  var name: String

  @OptionGroup var shared: SharedOptions

  func run() throws { try emit(runSchema(name, language: shared.resolvedLanguage)) }
}
