import ZhanceDiagnostics
import ZhanceModel

/// Reads the members of one choice by any spelling.
struct ChoiceReader {
  let choice: Choice
  private var members: [String: Int] = [:]
  private let spellings: [String]

  init(_ choice: Choice) {
    self.choice = choice
    spellings = choice.members.flatMap(\.spellings)
    for (index, names) in choice.members.enumerated() {
      for spelling in names.spellings {
        let key = Fold.heading(spelling)
        if members[key] == nil { members[key] = index }
      }
    }
  }

  func member(_ text: String) -> Int? { members[Fold.heading(text)] }

  func read(_ text: String) throws(CellFault) -> ChoiceValue {
    if let index = member(text) { return .member(choice.id, index) }
    if choice.isOpen { return .other(text) }
    var fault = CellFault(
      .badChoice, "\(quoted(text))不在选项之内", "\(quoted(text)) is not one of the choices", expected: expected)
    fault.near = (text, spellings)
    throw fault
  }

  /// The members, the first of many.
  var expected: Bilingual {
    let names = choice.members.prefix(8)
    let more = choice.members.count > 8 ? "…" : ""
    return Bilingual(
      names.compactMap { $0.zh ?? $0.en }.joined(separator: "、") + more,
      names.compactMap { $0.en ?? $0.zh }.joined(separator: ", ") + more)
  }
}
