package import ZhanceDiagnostics

/// The file in the one canonical layout: two blanks a level, the author's line breaks, at most one
/// empty line in a row, comments where they were; translated if a surface is asked.
///
/// `names` gives the spelling for each place of a name; other names stay. Literals keep their written
/// form. A file whose tokens the parser had to skip comes back unchanged. Idempotent.
package func format(_ tree: SourceTree, surface: Surface? = nil, names: [Span: String] = [:]) -> String {
  if tree.tokens.contains(where: { $0.role == .skipped || $0.kind == .unknown }) { return tree.file.text }
  var formatter = Formatter(surface: surface, names: names)
  for token in tree.tokens { formatter.write(token) }
  // Layout never changes what a file says: what would read otherwise is left as it was.
  let again = parse(SourceFile(id: tree.file.id, path: tree.file.path, text: formatter.text))
  let keepsMeaning = surface == nil ? dump(again.value) == dump(tree) : !again.hasErrors || tree.hasErrors
  return keepsMeaning ? formatter.text : tree.file.text
}

struct Formatter {
  let surface: Surface?
  let names: [Span: String]
  var text = ""
  /// Braces of blocks that are open.
  private var depth = 0
  /// Parentheses, brackets and braces of sets that are open.
  private var brackets = 0
  private var previous: Token?

  init(surface: Surface?, names: [Span: String]) {
    self.surface = surface
    self.names = names
  }

  mutating func write(_ token: Token) {
    let isClosing = token.kind == .punctuation(.rightBrace)
    if isClosing { depth = max(0, depth - 1) }
    let leading = Leading(token.leading)
    writeComments(leading, before: token, isClosing: isClosing)
    if token.kind == .endOfFile {
      while text.last == " " || text.last == "\n" { text.removeLast() }
      if !text.isEmpty { text += "\n" }
      return
    }
    let written = spelling(of: token)
    if previous == nil && text.isEmpty {
      text += written
    } else if leading.endsLine {
      if !text.hasSuffix("\n") { text += "\n" }
      let isFirstInBlock = previous?.kind == .punctuation(.leftBrace) && leading.comments.isEmpty
      if leading.blankBeforeToken, !isClosing, !isFirstInBlock, !text.hasSuffix("\n\n") { text += "\n" }
      text += indentation(of: token) + written
    } else {
      text += (needsSpace(before: token) ? " " : "") + written
    }
    track(token)
    previous = token
  }

  private mutating func track(_ token: Token) {
    switch token.kind {
    case .punctuation(.leftBrace): depth += 1
    case .punctuation(.leftParenthesis), .punctuation(.leftBracket), .punctuation(.callStart),
      .punctuation(.setStart):
      brackets += 1
    case .punctuation(.rightParenthesis), .punctuation(.rightBracket), .punctuation(.setEnd):
      brackets = max(0, brackets - 1)
    case .punctuation, .word, .quotedName, .number, .scale, .unit, .approximation, .date, .text, .tag,
      .unknown, .endOfFile:
      break
    }
  }

  // MARK: Comments and lines

  private mutating func writeComments(_ leading: Leading, before token: Token, isClosing: Bool) {
    for comment in leading.comments {
      if comment.isTrailing, !text.isEmpty, !text.hasSuffix("\n") {
        text += "  " + comment.text
      } else {
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        if comment.blankBefore, !text.isEmpty, !text.hasSuffix("\n\n"),
          previous?.kind != .punctuation(.leftBrace)
        {
          text += "\n"
        }
        text += String(repeating: "  ", count: depth + (isClosing ? 1 : 0)) + comment.text
      }
      text += "\n"
    }
  }

  /// Two blanks a level; two more for a line that goes on with what the line before began.
  private func indentation(of token: Token) -> String {
    String(repeating: "  ", count: depth + (continues(token) ? 1 : 0))
  }

  private func continues(_ token: Token) -> Bool {
    if brackets > 0 { return true }
    if case .keyword(let keyword) = token.role, keyword.continuesLine { return true }
    switch previous?.kind {
    case .punctuation(let sign)?: return sign.leavesOpen
    case .word?, .quotedName?, .number?, .scale?, .unit?, .approximation?, .date?, .text?, .tag?, .unknown?,
      .endOfFile?, nil:
      break
    }
    if case .keyword(let keyword)? = previous?.role { return keyword.leavesOpen }
    return false
  }

  // MARK: Words

  private func spelling(of token: Token) -> String {
    switch token.kind {
    case .punctuation(.semicolon):
      return surface == .en ? ";" : surface == .zh ? "；" : token.text == "。" ? "；" : token.text
    case .punctuation(.comma): return ","
    case .punctuation(.ellipsis) where token.text != "…" && token.text != "...":
      return surface == nil ? token.text : "…"
    case .punctuation(let sign): return sign.canonical
    case .text: return quoted(token.text)
    case .word, .quotedName, .unit: return word(token)
    case .number, .scale, .approximation, .date, .tag, .unknown, .endOfFile: return token.text
    }
  }

  private func word(_ token: Token) -> String {
    guard let surface else { return token.text }
    if let name = names[token.span] { return Formatter.named(name) }
    if case .keyword(let keyword) = token.role { return keyword.spelling(surface) }
    return token.text
  }

  /// In backquotes where it would not be read as one name.
  private static func named(_ name: String) -> String {
    if Keyword.verdict(named: name) != nil || name == "%" { return name }
    let parsed = parseExpression(SourceFile(id: FileID(0), path: "", text: name))
    if parsed.diagnostics.isEmpty, case .name(let identifier) = parsed.value.kind, identifier.text == name {
      return name
    }
    return "`\(name)`"
  }

  /// The quotes of the surface, unless the text holds one of them.
  private func quoted(_ text: String) -> String {
    guard let surface, text.count >= 2 else { return text }
    let inner = text.dropFirst().dropLast()
    let quotes: Set<Character> = ["\"", "“", "”", "＂", "「", "」"]
    if inner.contains(where: quotes.contains) { return text }
    return surface == .zh ? "“\(inner)”" : "\"\(inner)\""
  }

  // MARK: Blanks

  private func needsSpace(before token: Token) -> Bool {
    guard let previous else { return false }
    if previous.kind == .punctuation(.leftBrace), token.kind == .punctuation(.rightBrace) { return false }
    if case .punctuation(let sign) = token.kind, !sign.takesSpaceBefore { return false }
    if case .punctuation(let sign) = previous.kind, !sign.takesSpaceAfter { return false }
    return !touches(previous, token)
  }

  /// What stands against a number: its scale and unit, and on the Chinese side 以上, 以下, 以内 and 至.
  private func touches(_ previous: Token, _ token: Token) -> Bool {
    let afterNumber = previous.kind == .number || previous.kind == .scale
    let written = spelling(of: token)
    switch token.kind {
    case .scale, .approximation: return afterNumber
    case .unit: return isHanOrSign(written)
    case .word where afterNumber && token.role == .name: return isHanOrSign(written)
    case .number:
      if case .keyword(.to) = previous.role { return spelling(of: previous) == "至" && !isSpacedTo }
      return false
    case .word:
      guard case .keyword(let keyword) = token.role, isHanOrSign(written) else { return false }
      switch keyword {
      case .orMore, .orLess, .atTheMost: return endsQuantity(previous)
      case .to: return endsQuantity(previous)
      default: return false
      }
    case .quotedName, .date, .text, .tag, .punctuation, .unknown, .endOfFile: return false
    }
  }

  /// `从 起始日 至 5`: 至 stands free where no number came before it.
  private var isSpacedTo: Bool { text.hasSuffix(" 至") }

  private func endsQuantity(_ token: Token) -> Bool {
    token.kind == .number || token.kind == .scale || token.kind == .unit
      || (token.kind == .word && token.role == .name && isUnitSpelling)
  }

  /// The last word written directly follows a digit.
  private var isUnitSpelling: Bool {
    guard let start = text.lastIndex(where: { !isLetter($0) }) else { return false }
    return text[start].isNumber
  }

  private func isLetter(_ character: Character) -> Bool {
    character.isLetter || character == "%" || character == "％" || character == "㎡"
  }

  private func isHanOrSign(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return !first.isASCII || first == "%"
  }
}
