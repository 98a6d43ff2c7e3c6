import ArgumentParser
import Glibc
import ZhanceCommands
import ZhanceDiagnostics

@main
enum Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try ZhanceCommand.parseAsRoot(arguments)
      try command.run()
    } catch {
      finish(with: error)
    }
  }

  /// Help and version go to standard output with status 0; usage errors to standard error with 64.
  private static func finish(with error: any Error) -> Never {
    let code = ZhanceCommand.exitCode(for: error)
    let text = ZhanceCommand.fullMessage(for: error)
    if code == .success {
      writeAll(UsageWording.help(text) + "\n", to: 1)
    } else if !text.isEmpty {
      let commands = ZhanceCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
      writeAll(UsageWording.error(text, commands: commands), to: 2)
    }
    exit(code == .success ? 0 : code.rawValue)
  }
}

struct ZhanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhance",
    abstract: "站策：写下城市对社工站的要求，拿数据评估 / what a city demands of its social work stations, evaluated",
    discussion: """
      例 examples
        zhance evaluate ningbo --data examples/ningbo --as-of 2020-08-01
        zhance explain ningbo 人员配备 --data examples/ningbo --subject 莲滩站 --as-of 2020-08-01
        zhance check policies/ningbo
        zhance test policies
        zhance new 我的城市
      """,
    version: versionText,
    subcommands: [
      EvaluateCommand.self, CheckCommand.self, ExplainCommand.self, TestCommand.self, FormatCommand.self,
      NewCommand.self, SchemaCommand.self,
    ])
}

/// Writes all of a text; a reader that went away ends the program quietly.
func writeAll(_ text: String, to descriptor: Int32) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      exit(errno == EPIPE ? 0 : ExitStatus.failed.rawValue)
    }
    bytes = bytes.dropFirst(count)
  }
}

func emit(_ output: CommandOutput) throws {
  writeAll(output.out, to: 1)
  writeAll(output.err, to: 2)
  if output.status != .answered { throw ExitCode(output.status.rawValue) }
}

extension Language: ExpressibleByArgument {}

struct SharedOptions: ParsableArguments {
  @Option(name: .long, help: "输出语言 zh 或 en（默认 zh，或 ZHANCE_LANGUAGE）/ language of the output")
  var language: Language?

  @Option(name: .long, help: "只读这个文件夹以下的文件 / read only files below this folder")
  var root: String?

  var resolvedLanguage: Language {
    if let language { return language }
    if let value = getenv("ZHANCE_LANGUAGE"), let language = Language(rawValue: String(cString: value)) {
      return language
    }
    return .zh
  }

  func request(_ policies: [String]) -> PolicyRequest {
    PolicyRequest(policies: policies, root: root, language: resolvedLanguage)
  }
}

/// The clock is read here and nowhere else.
func today() -> String {
  var now = time(nil)
  var local = tm()
  localtime_r(&now, &local)
  func padded(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
  return "\(local.tm_year + 1900)-\(padded(local.tm_mon + 1))-\(padded(local.tm_mday))"
}

func readStandardInput() -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(0, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    if count <= 0 || bytes.count > 512 * 1024 * 1024 { return bytes }
    bytes.append(contentsOf: buffer[0..<count])
  }
}
