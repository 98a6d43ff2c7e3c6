package import ZhanceDiagnostics

extension LoadReport {
  /// The whole report as lines of text: counts by file, then at most `limit` problems.
  package func lines(_ language: Language, limit: Int = 20) -> [String] {
    var lines = files.map { $0.line(language) }
    lines += problems.prefix(limit).map { $0.line(language) }
    if problemCount > min(limit, problems.count) {
      let more = problemCount - min(limit, problems.count)
      lines.append(Bilingual("另有 \(more) 处", "and \(more) more")[language])
    }
    for value in openValues where !value.near.isEmpty {
      let near = value.near.joined(separator: language == .zh ? "、" : ", ")
      lines.append(
        Bilingual(
          "词汇没有列出“\(value.value)”（\(value.count) 处），相近的有 \(near)",
          "the vocabulary does not list “\(value.value)” (\(value.count)×); near it: \(near)")[language])
    }
    return lines
  }
}

extension FileReport {
  /// `社工站.csv: 读取 12 = 载入 9 + 退回 1 + 跳过 2（表头 1、空行 1）`
  package func line(_ language: Language) -> String {
    guard isReadable else {
      return Bilingual("\(file): 没有读入", "\(file): not read")[language]
    }
    let reasons = Skip.allCases.compactMap { skip in
      skips[skip].map { "\(skip.label[language]) \($0)" }
    }
    let zh = reasons.isEmpty ? "" : "（\(reasons.joined(separator: "、"))）"
    let en = reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
    return Bilingual(
      "\(file): 读取 \(read) = 载入 \(evaluated) + 退回 \(rejected) + 跳过 \(skipped)\(zh)",
      "\(file): read \(read) = evaluated \(evaluated) + rejected \(rejected) + skipped \(skipped)\(en)"
    )[language]
  }
}

extension DataProblem {
  /// `站点.csv:7 D列 满意率: 错误[ZH0643] … ；应为 … ；建议 …`
  package func line(_ language: Language) -> String {
    var text = place.text(language)
    text += ": \(severity.label[language])[\(code.rawValue)] \(message[language])"
    if let expected {
      text += Bilingual("；应为\(expected.zh)", "; expected \(expected.en)")[language]
    }
    if let suggestion {
      text += Bilingual("；建议\(suggestion.zh)", "; \(suggestion.en)")[language]
    }
    return text
  }
}

extension DataPlace {
  /// `站点.csv:7 D列 满意率`
  package func text(_ language: Language) -> String {
    var text = file
    if line > 0 { text += ":\(line)" }
    if columnNumber > 0 {
      text += Bilingual(" \(columnLetters)列", " column \(columnLetters)")[language]
    }
    if !column.isEmpty { text += " \(column)" }
    return text
  }
}
