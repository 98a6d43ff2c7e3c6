/// The two languages in which everything that a person reads exists.
package enum Language: String, Sendable, CaseIterable, Hashable {
  case zh, en
}

/// One text in both languages, written side by side where it is defined.
package struct Bilingual: Sendable, Hashable {
  package var zh: String
  package var en: String

  package init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  /// A text that is the same in both languages: a name, a number, a quotation.
  package init(verbatim text: String) {
    self.init(text, text)
  }

  package subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
