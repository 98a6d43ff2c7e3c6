import ZhanceDiagnostics

/// Usage errors and help pages in both languages, made from the argument parser's English text.
///
/// The parser words its errors itself and in English only; each of its sentences is matched here
/// with its Chinese one. A sentence that no row matches is shown as it is.
package enum UsageWording {
  /// A usage error as it is printed: the sentence in Chinese, in English, then how the command is used.
  ///
  /// - Parameters:
  ///   - text: the parser's whole message, beginning with `Error: `.
  ///   - commands: the names of all subcommands, for a misspelt one.
  package static func error(_ text: String, commands: [String]) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first, first.hasPrefix(errorLabel) else { return "用法错误 usage error\n\(text)\n" }
    let sentence = String(first.dropFirst(errorLabel.count))
    lines.removeFirst()
    var chinese = chinese(sentence) ?? sentence
    var english = sentence
    if let word = unexpectedWord(sentence), lines.first == "Usage: zhance <subcommand>" {
      chinese = "没有名为“\(word)”的命令"
      english = "There is no command '\(word)'"
      let near = Suggestion.near(word, in: commands)
      if let best = near.first {
        chinese += "，是不是 \(best)？"
        english += ". Did you mean '\(best)'?"
      }
    }
    var out = "用法错误：\(chinese)\nUsage error: \(english)\n"
    for line in lines { out += labelled(line) + "\n" }
    return out
  }

  /// A help page with its headings in both languages.
  package static func help(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { labelled(String($0)) }.joined(separator: "\n")
  }

  private static let errorLabel = "Error: "

  private static func labelled(_ line: String) -> String {
    for (english, chinese) in headings where line.hasPrefix(english) {
      return chinese + " " + line
    }
    for (english, both) in phrases where line.contains(english) {
      return replacing(english, with: both, in: line)
    }
    return line
  }

  private static let headings = [
    ("OVERVIEW:", "简介"), ("USAGE:", "用法"), ("ARGUMENTS:", "参数"), ("OPTIONS:", "选项"),
    ("SUBCOMMANDS:", "命令"), ("Usage:", "用法"), ("Help:", "说明"),
  ]

  private static let phrases = [
    ("Show the version.", "显示版本 / show the version"),
    ("Show help information.", "显示帮助 / show help"),
    ("Show subcommand help information.", "显示一个命令的帮助 / show a command's help"),
  ]

  /// Parts in ‘'…'’ fill the holes ① ② of the Chinese sentence in their order.
  private static let sentences: [(pattern: String, chinese: String)] = [
    ("Missing expected argument '①'", "缺少参数 ①"),
    ("Missing one of: '①", "缺少其中之一：'①"),
    ("Missing value for '①'", "①后面缺少值"),
    ("Unknown option '①'. Did you mean '②'?", "没有选项 ①，是不是 ②？"),
    ("Unknown option '①'", "没有选项 ①"),
    ("The option '①' does not take any value, but '②' was specified.", "选项 ① 不带值，这里写了“②”"),
    ("The value '①' is invalid for '②'. Please provide one of ③.", "“②”不能是“①”，可以是 ③"),
    ("The value '①' is invalid for '②'", "“②”不能是“①”"),
    ("Unexpected argument '①'", "多出的参数“①”"),
    ("① unexpected arguments: '②'", "多出 ① 个参数：“②”"),
  ]

  static func chinese(_ sentence: String) -> String? {
    for (pattern, wording) in sentences {
      guard let parts = holes(of: pattern, in: sentence) else { continue }
      var out = wording
      for (mark, part) in zip(["①", "②", "③"], parts) {
        var filled = replacing(mark, with: part, in: out)
        if mark == "③" { filled = replacing(" and ", with: " 和 ", in: filled) }
        out = filled
      }
      return out
    }
    return nil
  }

  private static func unexpectedWord(_ sentence: String) -> String? {
    if let parts = holes(of: "Unexpected argument '①'", in: sentence) { return parts[0] }
    if let parts = holes(of: "① unexpected arguments: '②'", in: sentence) {
      let words = parts[1]
      return words.firstRange(of: "', '").map { String(words[..<$0.lowerBound]) } ?? words
    }
    return nil
  }

  /// What stands at each hole of a pattern, or nil where the sentence is not of its form.
  private static func holes(of pattern: String, in sentence: String) -> [String]? {
    var parts: [String] = []
    var rest = Substring(sentence)
    var literal = ""
    var isOpen = false
    func take() -> Bool {
      guard isOpen else {
        guard rest.hasPrefix(literal) else { return false }
        rest = rest.dropFirst(literal.count)
        return true
      }
      if literal.isEmpty {
        parts.append(String(rest))
        rest = ""
        return true
      }
      guard let range = rest.firstRange(of: literal) else { return false }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
      return true
    }
    for character in pattern {
      if "①②③".contains(character) {
        guard take() else { return nil }
        literal = ""
        isOpen = true
      } else {
        literal.append(character)
      }
    }
    // The last hole may hold what follows it: it ends where the sentence does.
    if isOpen, !literal.isEmpty, rest.hasSuffix(literal) {
      parts.append(String(rest.dropLast(literal.count)))
      return parts
    }
    guard take(), rest.isEmpty else { return nil }
    return parts
  }

  private static func replacing(_ old: String, with new: String, in text: String) -> String {
    var out = ""
    var rest = Substring(text)
    while let range = rest.firstRange(of: old) {
      out += rest[..<range.lowerBound] + new
      rest = rest[range.upperBound...]
    }
    return out + rest
  }
}
