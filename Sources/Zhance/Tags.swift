import ZhanceDiagnostics
import ZhanceModel

/// Compares the tags of each policy with the `index.csv` beside its file: an unknown tag is an
/// error, a row that no item carries a warning. A policy without an index is not asked.
func checkTags(_ program: Program) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  for policy in program.policies {
    let file = program.files[policy.span.file.index]
    let path = FileSystem.join(FileSystem.folder(of: file.path), "index.csv")
    guard FileSystem.exists(path), let text = try? FileSystem.readText(path) else { continue }
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard let header = lines.first, header.hasPrefix("id,clause,kind") else {
      diagnostics.append(
        Diagnostic(
          FileCode.indexShape,
          Bilingual(
            "“\(path)”的第一行应是 id,clause,kind,summary",
            "the first line of “\(path)” should be id,clause,kind,summary"),
          at: policy.span))
      continue
    }
    let rows = lines.dropFirst().compactMap {
      $0.split(separator: ",", omittingEmptySubsequences: false).first.map(String.init)
    }
    let known = Set(rows)
    var used: Set<String> = []
    for (tags, span) in tagged(policy, in: program) {
      for tag in tags {
        used.insert(tag)
        guard !known.contains(tag) else { continue }
        let near = Suggestion.near(tag, in: rows)
        diagnostics.append(
          Diagnostic(
            FileCode.unknownTag, Bilingual("index.csv 里没有“\(tag)”", "index.csv has no “\(tag)”"), at: span,
            fixes: near.first.map { [Fix(Bilingual("改为 `\($0)`", "write `\($0)`"), certainty: .choose)] }
              ?? []))
      }
    }
    let missing = rows.filter { !used.contains($0) }
    if !missing.isEmpty {
      let shown = missing.prefix(8).joined(separator: "、")
      diagnostics.append(
        Diagnostic(
          FileCode.uncoveredRow,
          Bilingual(
            "index.csv 里有 \(missing.count) 段没有条目带它的标记：\(shown)",
            "\(missing.count) rows of index.csv are carried by no item: \(shown)"),
          at: policy.span))
    }
  }
  return diagnostics
}

/// All tags of a policy with the place of the item that carries them.
func tagged(_ policy: Policy, in program: Program) -> [(tags: [String], span: Span)] {
  var found: [(tags: [String], span: Span)] = []
  for clause in policy.clauses {
    for item in clause.items {
      switch item {
      case .rule(let id): found.append((program[id].tags, program[id].span))
      case .exception(_, let tags): found.append((tags, clause.span))
      case .definition(let id): found.append((program[id].tags, program[id].span))
      case .rank(let id): found.append((program.ranks[id.index].tags, program.ranks[id.index].span))
      case .remark(_, let tags, let span): found.append((tags, span))
      case .parameter, .table, .reading, .check: break
      }
    }
  }
  return found
}
