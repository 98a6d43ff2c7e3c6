package import ZhanceDiagnostics

extension Keyword {
  /// The spelling on a surface.
  package func spelling(_ surface: Surface) -> String {
    switch surface {
    case .zh: chinese
    case .en: english
    }
  }

  /// One of the five verdicts, in either spelling.
  package static func verdict(named text: String) -> Keyword? {
    allCases.first { $0.place == .verdict && ($0.chinese == text || $0.english == text) }
  }

  /// A word that can be no name unless it stands in backquotes.
  package static func isReservedWord(_ text: String) -> Bool {
    reservedWords[text] != nil
  }

  /// Reserved words that consist of one word, by both spellings; 是 gives `.is`.
  static let reservedWords: [String: Keyword] = {
    var words: [String: Keyword] = [:]
    for keyword in allCases where keyword.isReserved && keyword != .yes {
      words[keyword.chinese] = keyword
      if !keyword.english.contains(" ") { words[keyword.english] = keyword }
    }
    words["yes"] = .yes
    return words
  }()

  /// Reserved keywords of several English words by their first, longest first.
  static let reservedPhrases: [String: [Keyword]] = {
    var phrases: [String: [Keyword]] = [:]
    for keyword in allCases where keyword.isReserved && keyword.parts.count > 1 {
      phrases[keyword.parts[0], default: []].append(keyword)
    }
    return phrases.mapValues { $0.sorted { $0.parts.count > $1.parts.count } }
  }()

  /// The English spelling as the lexer cuts it: `every`, `half`, `-`, `year`.
  var parts: [String] { Self.partsTable[self] ?? [english] }

  private static let partsTable: [Keyword: [String]] = {
    var table: [Keyword: [String]] = [:]
    for keyword in allCases {
      var parts: [String] = []
      for word in keyword.english.split(separator: " ") {
        var rest = word
        while let sign = rest.firstIndex(where: { $0 == "-" || $0 == "/" }) {
          parts.append(String(rest[..<sign]))
          parts.append(String(rest[sign]))
          rest = rest[rest.index(after: sign)...]
        }
        parts.append(String(rest))
      }
      table[keyword] = parts
    }
    return table
  }()

  /// How a run of 汉字 that swallowed a keyword would be written apart; nil if none is in it.
  ///
  /// Only keywords of two characters and more count: single ones stand inside too many names.
  package static func split(_ word: String) -> (keyword: Keyword, parts: [String])? {
    var best: (keyword: Keyword, parts: [String])?
    for keyword in allCases where keyword.isReserved && keyword.chinese.count >= 2 {
      guard (best?.keyword.chinese.count ?? 0) < keyword.chinese.count,
        word.count > keyword.chinese.count, let place = range(of: keyword.chinese, in: word)
      else { continue }
      let parts = [word[..<place.lowerBound], word[place], word[place.upperBound...]]
      best = (keyword, parts.filter { !$0.isEmpty }.map(String.init))
    }
    return best
  }

  private static func range(of part: String, in word: String) -> Range<String.Index>? {
    var start = word.startIndex
    while start < word.endIndex {
      if word[start...].hasPrefix(part) {
        return start..<(word.index(start, offsetBy: part.count))
      }
      start = word.index(after: start)
    }
    return nil
  }
}

/// The two written forms of the language.
package typealias Surface = Language
