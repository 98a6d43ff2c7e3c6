import Zhance
import ZhanceDiagnostics
import ZhanceModel
import ZhanceSemantics
import ZhanceSyntax

package let versionText = "zhance 0.1.0 (language 1, schema zhance/evaluation@1)"

/// What stands at the head of standard error for a request that cannot be done.
func failure(_ text: Bilingual, _ language: Language, status: ExitStatus = .failed) -> CommandOutput {
  CommandOutput(err: Bilingual("错误：", "error: ")[language] + text[language] + "\n", status: status)
}

/// Reads and checks the policies of a request; a nil program comes with the messages to print.
func compile(_ request: PolicyRequest) -> (checked: CheckedProgram?, workspace: Workspace, messages: String) {
  let workspace = Workspace(request.policies, root: request.root, folder: request.folder)
  let result = checkPolicies(workspace)
  let shown = result.hasErrors ? result.diagnostics.filter(\.isError) : []
  let messages =
    shown.isEmpty
    ? ""
    : render(shown, sources: sources(workspace), language: request.language, style: .text)
  return (result.hasErrors ? nil : result.value, workspace, messages)
}

/// The sources by file; one empty stand-in where nothing could be read, so that messages about
/// missing files have a place.
func sources(_ workspace: Workspace) -> [SourceFile] {
  workspace.files.isEmpty ? [SourceFile(id: FileID(0), path: "", text: "")] : workspace.files
}

package func runCheck(_ request: PolicyRequest, format: String, isStrict: Bool) -> CommandOutput {
  let styles: [String: DiagnosticStyle] = ["text": .text, "short": .short, "json": .json]
  guard let style = styles[format] else {
    return unknownFormat(format, styles.keys.sorted(), request.language)
  }
  let workspace = Workspace(request.policies, root: request.root, folder: request.folder)
  let result = checkPolicies(workspace)
  let errors = result.diagnostics.count(where: \.isError)
  let warnings = result.diagnostics.count - errors
  let status: ExitStatus = errors > 0 ? .failed : isStrict && warnings > 0 ? .matched : .answered
  let rendered =
    result.diagnostics.isEmpty
    ? "" : render(result.diagnostics, sources: sources(workspace), language: request.language, style: style)
  if style == .json { return CommandOutput(out: rendered, status: status) }
  let program = result.value.program
  let summary = Bilingual(
    "检查了 \(workspace.files.count) 个文件：\(program.policies.count) 个政策，\(program.rules.count) 条规则，\(program.scenarios.count) 个情景；\(errors) 处错误，\(warnings) 处警告\n",
    "checked \(workspace.files.count) files: \(program.policies.count) policies, \(program.rules.count) rules, \(program.scenarios.count) scenarios; \(errors) errors, \(warnings) warnings\n"
  )[request.language]
  return CommandOutput(out: summary, err: rendered, status: status)
}

func unknownFormat(_ format: String, _ known: [String], _ language: Language) -> CommandOutput {
  failure(
    Bilingual(
      "没有输出格式“\(format)”；可用：\(known.joined(separator: "、"))",
      "no output format “\(format)”; there are: \(known.joined(separator: ", "))"), language, status: .usage)
}
