import Zhance
package import ZhanceDiagnostics
import ZhanceModel
import ZhanceSemantics
import ZhanceSyntax

/// Lays files out in the one canonical way and, if asked, translates them to a surface.
///
/// A file with errors stays as it is and is named. Translation reads all that the file uses, since
/// that is where the other spellings stand.
package func runFormat(_ request: PolicyRequest, surface: Language?, isCheck: Bool, prints: Bool)
  -> CommandOutput
{
  let workspace = Workspace(request.policies, root: request.root, folder: request.folder)
  let result = check(workspace.trees)
  var output = CommandOutput()
  if workspace.named.isEmpty {
    return CommandOutput(
      err: render(
        workspace.diagnostics, sources: sources(workspace), language: request.language, style: .text),
      status: .failed)
  }
  let named = Set(workspace.named.map(FileSystem.tidy))
  var changed = 0
  for tree in workspace.trees where named.contains(tree.file.path) {
    let errors = workspace.diagnostics.filter { $0.isError && $0.primary.span.file == tree.file.id }
    if !errors.isEmpty {
      output.err += render(errors, sources: workspace.files, language: request.language, style: .text)
      output.status = .failed
      continue
    }
    let target: Surface? = surface.map { $0 == .zh ? .zh : .en }
    let text = format(
      tree, surface: target, names: surface.map { spellings(result.value.names, in: $0) } ?? [:])
    if prints {
      output.out += text
      continue
    }
    guard text != tree.file.text else { continue }
    changed += 1
    if isCheck {
      output.out += tree.file.path + "\n"
    } else if !FileSystem.write(text, to: tree.file.path) {
      output.err +=
        Bilingual("写不了“\(tree.file.path)”\n", "cannot write “\(tree.file.path)”\n")[request.language]
      output.status = .failed
    }
  }
  if isCheck, changed > 0, output.status == .answered { output.status = .matched }
  return output
}

/// The spelling that each name takes on a surface; names without one in that language stay.
func spellings(_ uses: [Span: NameUse], in language: Language) -> [Span: String] {
  var spellings: [Span: String] = [:]
  for (span, use) in uses {
    let (own, other) = language == .zh ? (use.names.zh, use.names.en) : (use.names.en, use.names.zh)
    if let text = use.isAlias ? other : own { spellings[span] = text }
  }
  return spellings
}
