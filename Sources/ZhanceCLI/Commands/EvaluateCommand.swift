import ArgumentParser
import ZhanceCommands
import ZhanceDiagnostics

struct DataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("数据文件或文件夹，- 为标准输入 / data file or folder, - for standard input", valueName: "path"))
  var data: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("评估日，如 2020-08-01（默认今天）/ as-of date (default: today)", valueName: "date"))
  var asOf: String?

  @Option(
    name: .long, help: ArgumentHelp("假定自这一天起施行 / evaluate as if in force from this day", valueName: "date"))
  var asIfInForce: String?

  @Option(
    name: [.long, .customLong("set")],
    help: ArgumentHelp("参数=值，可多次 / parameter=value, repeatable", valueName: "name=value"))
  var parameter: [String] = []

  @Option(name: .long, help: ArgumentHelp("读法=选项，可多次 / reading=option, repeatable", valueName: "name=option"))
  var reading: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("只看这些规则、条款或标记 / only these rules, clauses or tags", valueName: "name"))
  var only: [String] = []

  @Option(name: .long, help: ArgumentHelp("只看这个主体的义务 / only what this actor must do", valueName: "actor"))
  var bearer: [String] = []

  @Option(name: .long, help: ArgumentHelp("只看这个对象（主键）/ only this subject, by key", valueName: "key"))
  var subject: [String] = []

  @Flag(name: .long, help: "显示敏感字段的值 / show values of private fields")
  var showPrivate = false

  func request(_ policies: [String], _ shared: SharedOptions) -> EvaluationRequest {
    var request = EvaluationRequest(policy: shared.request(policies), data: data, asOf: asOf ?? today())
    request.standardInput = data.contains("-") ? readStandardInput() : nil
    request.asIfInForce = asIfInForce
    request.parameters = parameter
    request.readings = reading
    request.only = only
    request.bearers = bearer
    request.subjects = subject
    request.showPrivate = showPrivate
    return request
  }
}

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "评估每个对象，列出结论 / findings for every subject",
    discussion: """
      例 examples
        zhance evaluate ningbo --data examples/ningbo --as-of 2020-08-01
        zhance evaluate ningbo --data examples/ningbo --format ndjson | grep '"severity":"violation"'
        zhance evaluate ningbo --data examples/ningbo --fail-on violation
      退出状态 exit status: 0 已回答 answered, 1 --fail-on 命中 matched, 2 不能回答 could not answer, 64 用法 usage
      """)

  @Argument(help: "政策文件、文件夹或 policies 下的名字 / policy files, folders or names below policies")
  var policies: [String]

  @OptionGroup var data: DataOptions

  @Option(name: .long, help: "text、json、ndjson、csv 或 markdown")
  var format = "text"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "命中即以 1 退出：fault、violation、deviation、shortfall、unknown、pending、rejected、none / exit 1 if any finding is of this kind",
      valueName: "kind"))
  var failOn: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("退回行多于此数即以 2 退出 / exit 2 if more rows are rejected", valueName: "n"))
  var maxRejects: Int?

  @Option(
    name: .long, help: ArgumentHelp("把退回的行写到这个文件 / write rejected rows to this file", valueName: "file"))
  var rejects: String?

  @Flag(name: .long, help: "列出全部结论 / list all findings")
  var all = false

  @Option(name: .long, help: "不加 --all 时列出的结论数 / findings listed without --all")
  var limit = 20

  @Flag(name: .long, help: "CSV 前加 BOM，供 Excel 用 / byte order mark before CSV, for Excel")
  var bom = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    var request = data.request(policies, shared)
    request.failOn = failOn
    request.maxRejects = maxRejects
    request.showAll = all
    request.limit = limit
    request.byteOrderMark = bom
    try emit(runEvaluate(request, format: format, rejects: rejects))
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "说明一个结论的理由，或一个诊断代码 / why a finding is as it is, or what a code means",
    discussion: """
      例 examples
        zhance explain ningbo 人员配备 --data examples/ningbo --subject 莲滩站 --as-of 2020-08-01
        zhance explain ZH0304
      """)

  @Argument(help: "政策和规则，或 ZH 代码 / policies and a rule, or a ZH code")
  var words: [String]

  @OptionGroup var data: DataOptions

  @Option(name: .long, help: "text 或 json")
  var format = "text"

  @OptionGroup var shared: SharedOptions

  func run() throws {
    if words.count == 1, let word = words.first {
      try emit(runExplainCode(word, language: shared.resolvedLanguage))
      return
    }
    try emit(runExplain(data.request(words.dropLast(), shared), rule: words.last ?? "", format: format))
  }
}
