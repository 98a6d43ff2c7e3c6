import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

/// The names of one scope: every spelling leads to one declaration.
struct NameTable {
  enum Target: Hashable {
    case entity(EntityID)
    case choice(ChoiceID)
    case actor(ActorID)
    case unit(Int)
    case policy(PolicyID)
    case definition(DefinitionID)
    case parameter(ParameterID)
    case reading(ReadingID)
    case table(TableID)
    case rule(RuleID)
    case rank(RankID)
    /// Position among the policy's exceptions.
    case exception(Int)
    case field(Int)
    case member(Int)
  }

  struct Entry {
    var target: Target
    var span: Span
  }

  private(set) var entries: [String: Entry] = [:]
  /// In the order declared, for suggestions.
  private(set) var spellings: [String] = []

  subscript(spelling: String) -> Target? { entries[spelling]?.target }

  /// The places of spellings that were there already.
  mutating func insert(_ target: Target, _ spellings: [(text: String, span: Span)]) -> [(String, Span, Span)]
  {
    var clashes: [(String, Span, Span)] = []
    for (text, span) in spellings {
      if let other = entries[text] {
        if other.target != target || other.span != span { clashes.append((text, span, other.span)) }
      } else {
        entries[text] = Entry(target: target, span: span)
        self.spellings.append(text)
      }
    }
    return clashes
  }
}

extension NameSyntax {
  var identifiers: [Identifier] { [first] + (second.map { [$0] } ?? []) + also }
}

/// Whether a spelling counts as Chinese: script, not order, says which of two spellings is which.
func isHan(_ text: String) -> Bool {
  text.unicodeScalars.contains { $0.properties.isIdeographic }
}

extension Checker {
  /// The spellings of a declared name; two of one script are an error.
  func names(_ syntax: NameSyntax) -> Names {
    var zh: String?
    var en: String?
    for identifier in [syntax.first, syntax.second].compactMap(\.self) {
      if isHan(identifier.text) {
        if zh != nil { reportTwoOfAScript(syntax, Bilingual("中文", "Chinese")) }
        zh = zh ?? identifier.text
      } else {
        if en != nil { reportTwoOfAScript(syntax, Bilingual("英文", "Latin")) }
        en = en ?? identifier.text
      }
    }
    let names = Names(zh: zh, en: en, also: syntax.also.map(\.text))
    nameUses[syntax.first.span] = NameUse(names: names, isAlias: false)
    if let second = syntax.second { nameUses[second.span] = NameUse(names: names, isAlias: true) }
    return names
  }

  private func reportTwoOfAScript(_ syntax: NameSyntax, _ script: Bilingual) {
    report(
      .twoSpellingsOfOneScript,
      Bilingual("“|”两边都是\(script.zh)；一个名称至多一个中文写法、一个英文写法", "both spellings beside | are \(script.en)"),
      at: syntax.span,
      fixes: [Fix(Bilingual("把第二个写成“又称”", "make the second an `also`"), certainty: .confirm)])
  }

  /// Enters a name in a table and reports spellings that it already had.
  func insert(
    _ syntax: NameSyntax, _ target: NameTable.Target, into table: inout NameTable, scope: Bilingual
  ) {
    for (text, span, other) in table.insert(target, syntax.identifiers.map { ($0.text, $0.span) }) {
      report(
        .duplicateName,
        Bilingual("“\(text)”在\(scope.zh)里已经有了", "“\(text)” is already declared in \(scope.en)"),
        at: span, related: [.init(other, Bilingual("第一次在这里", "first declared here"))])
    }
  }

  /// Reports a name that nothing in sight bears, with what may have been meant.
  func reportUnknown(
    _ identifier: Identifier, _ what: Bilingual, candidates: [String], notes: [Bilingual] = []
  ) {
    var fixes: [Fix] = []
    if let split = splitWords(identifier.text, candidates: candidates) {
      fixes.append(
        Fix(
          Bilingual("改为 `\(split)`（两个词之间加空格）", "write `\(split)` with a space between the words"),
          edits: [TextEdit(identifier.span, split)], certainty: .automatic))
    }
    let near = Suggestion.near(identifier.text, in: candidates)
    if let best = near.first, fixes.isEmpty {
      let others = near.dropFirst().joined(separator: "、")
      fixes.append(
        Fix(
          Bilingual(
            "改为 `\(best)`" + (others.isEmpty ? "" : "；其他相近：\(others)"),
            "did you mean `\(best)`" + (others.isEmpty ? "?" : "? also near: \(others)")),
          edits: [TextEdit(identifier.span, best)], certainty: near.count == 1 ? .automatic : .choose))
    }
    report(
      .unknownName,
      Bilingual("没有名为“\(identifier.text)”的\(what.zh)", "no \(what.en) named “\(identifier.text)”"),
      at: identifier.span, notes: notes, fixes: fixes)
  }

  /// `每个人员` → `每个 人员`, where the parts are a word of the language and a name in sight, or two names.
  private func splitWords(_ text: String, candidates: [String]) -> String? {
    let characters = Array(text)
    guard characters.count >= 2, characters.count <= 24 else { return nil }
    let known = Set(candidates)
    let words = Set(Keyword.allCases.flatMap { [$0.chinese, $0.english] })
    for cut in 1..<characters.count {
      let (left, right) = (String(characters[..<cut]), String(characters[cut...]))
      if words.contains(left) && (known.contains(right) || words.contains(right))
        || known.contains(left) && words.contains(right)
      {
        return left + " " + right
      }
    }
    return nil
  }
}
