import ZhanceDiagnostics
import ZhanceModel

/// What a cell holds before references are followed.
enum BoundCell: Hashable {
  case cell(Cell)
  /// The key of a row, as it is written.
  case reference(String)
  case references([String])
  /// The row that the JSON nests it in.
  case nested(in: RowID)

  var isUnknown: Bool { self == .cell(.unknown) }
}

/// Reads the cells of one column by the type of its field.
final class CellReader: Sendable {
  let field: Field
  let isCSV: Bool
  private let number: NumberReader?
  private let choice: ChoiceReader?
  private let actors: [String: String]

  init(
    field: Field, schema: Schema, units: UnitTable, choices: [ChoiceReader], isCSV: Bool,
    headingUnit: Rational?
  ) {
    self.field = field
    self.isCSV = isCSV
    var element = field.type
    while case .list(let inner) = element { element = inner }
    var number: NumberReader?
    var choice: ChoiceReader?
    var actors: [String: String] = [:]
    switch element {
    case .number(let dimension):
      number = NumberReader(
        schema: schema, units: units, dimension: dimension, unit: field.unit, headingUnit: headingUnit)
    case .choice(let id): choice = id.index < choices.count ? choices[id.index] : nil
    case .actor:
      for actor in schema.actors {
        for spelling in actor.names.spellings {
          actors[Fold.heading(spelling)] = actor.names.spellings.first ?? spelling
        }
      }
    case .truth, .attested, .date, .text, .row, .rows, .list, .span, .verdict, .invalid: break
    }
    self.number = number
    self.choice = choice
    self.actors = actors
  }

  /// The cell of an empty field.
  var empty: BoundCell {
    guard field.mayBeBlank else { return .cell(.unknown) }
    if case .list = field.type { return .cell(.list([], isWhole: true)) }
    return .cell(.blank)
  }

  /// `tokens` counts the words that stand for an empty cell.
  func read(_ value: RawValue, tokens: inout [String: Int]) throws(CellFault) -> BoundCell {
    switch value {
    case .null: return empty
    case .text(let text):
      let trimmed = Fold.trim(text)
      if trimmed.isEmpty { return empty }
      return try read(text: trimmed, tokens: &tokens)
    case .array(let elements):
      guard case .list(let element) = field.type else { throw mismatch() }
      var cells: [BoundCell] = []
      for item in elements {
        do throws(CellFault) {
          cells.append(try read(item.value, as: element))
        } catch {
          throw inList(error)
        }
      }
      return try list(cells)
    case .number, .truth:
      if case .list(let element) = field.type { return try list([read(value, as: element)]) }
      return try read(value, as: field.type)
    case .object: throw mismatch()
    }
  }

  private func read(text: String, tokens: inout [String: Int]) throws(CellFault) -> BoundCell {
    if case .list(let element) = field.type {
      if text == "无" { return .cell(.list([], isWhole: true)) }
      if BlankTokens.words.contains(Fold.width(text).lowercased()) {
        tokens[text, default: 0] += 1
        return .cell(.unknown)
      }
      var cells: [BoundCell] = []
      for part in text.split(whereSeparator: { "；;、".contains($0) }) {
        let item = Fold.trim(String(part))
        guard !item.isEmpty else { continue }
        do throws(CellFault) {
          cells.append(try read(text: item, as: element))
        } catch {
          throw inList(error)
        }
      }
      return try list(cells)
    }
    if BlankTokens.words.contains(Fold.width(text).lowercased()), !takes(text) {
      tokens[text, default: 0] += 1
      return .cell(.unknown)
    }
    if text == "无", field.mayBeBlank, meansNone {
      tokens[text, default: 0] += 1
      return .cell(.blank)
    }
    return try read(text: text, as: field.type)
  }

  private func read(_ value: RawValue, as type: ValueType) throws(CellFault) -> BoundCell {
    switch value {
    case .text(let text): return try read(text: Fold.trim(text), as: type)
    case .number(let digits):
      switch type {
      case .number:
        guard let number else { throw mismatch() }
        return .cell(try number.read(json: digits))
      case .text, .row, .date, .choice: return try read(text: digits, as: type)
      case .truth, .attested: return try read(text: digits, as: type)
      case .rows, .list, .span, .actor, .verdict, .invalid: throw mismatch()
      }
    case .truth(let truth):
      switch type {
      case .truth, .attested: return .cell(.value(.truth(truth)))
      case .number, .date, .text, .choice, .row, .rows, .list, .span, .actor, .verdict, .invalid:
        throw mismatch()
      }
    case .null, .array, .object: throw mismatch()
    }
  }

  private func read(text: String, as type: ValueType) throws(CellFault) -> BoundCell {
    switch type {
    case .truth, .attested: return .cell(.value(.truth(try TruthReader.read(text, allowsDigits: isCSV))))
    case .number:
      guard let number else { throw mismatch() }
      return .cell(try number.read(text))
    case .date: return .cell(.value(.date(try DateReader.read(text))))
    case .text:
      if field.isKey, Fold.hasControls(text) {
        throw CellFault(.badKey, "主键含有控制字符", "the key holds control characters")
      }
      return .cell(.value(.text(RejectsColumns.unguarded(text))))
    case .choice:
      guard let choice else { throw mismatch() }
      return .cell(.value(.choice(try choice.read(text))))
    case .row: return .reference(text)
    case .actor:
      guard let name = actors[Fold.heading(text)] else {
        var fault = CellFault(
          .badChoice, "没有名为\(quoted(text))的主体", "no actor is called \(quoted(text))",
          expected: Bilingual("词汇中的一个主体", "an actor of the vocabulary"))
        fault.near = (text, Set(actors.values).sorted())
        throw fault
      }
      return .cell(.value(.text(name)))
    case .invalid: return .cell(.unknown)
    case .rows, .list, .span, .verdict: throw mismatch()
    }
  }

  private func list(_ cells: [BoundCell]) throws(CellFault) -> BoundCell {
    var values: [Value] = []
    var keys: [String] = []
    for cell in cells {
      switch cell {
      case .cell(.value(let value)): if !values.contains(value) { values.append(value) }
      case .reference(let key): if !keys.contains(key) { keys.append(key) }
      case .cell, .references, .nested:
        throw CellFault(.badList, "列表里有读不出的值", "a value of the list cannot be read")
      }
    }
    return keys.isEmpty ? .cell(.list(values, isWhole: true)) : .references(keys)
  }

  private func inList(_ fault: CellFault) -> CellFault {
    var fault = fault
    fault.code = .badList
    return fault
  }

  /// The word is a value of the field, whatever it means elsewhere.
  private func takes(_ text: String) -> Bool {
    guard let choice else { return false }
    return choice.member(text) != nil
  }

  /// 无 says of these that there is none; of a number it might be zero.
  private var meansNone: Bool {
    switch field.type {
    case .date, .row, .text, .actor: true
    case .choice: !takes("无")
    case .truth, .attested, .number, .rows, .list, .span, .verdict, .invalid: false
    }
  }

  private func mismatch() -> CellFault {
    CellFault(
      .badText, "这里的值不是这个字段能有的", "the value is not of a kind that the field can have", expected: expected)
  }

  private var expected: Bilingual? {
    switch field.type {
    case .truth, .attested: TruthReader.expected
    case .number: number?.expected
    case .date: DateReader.expected
    case .text: Bilingual("文字", "a text")
    case .choice: choice?.expected
    case .row: Bilingual("另一张表的主键", "the key of another table")
    case .list: Bilingual("数组", "an array")
    case .rows, .span, .actor, .verdict, .invalid: nil
    }
  }
}

/// Words that people write into a cell about which they know nothing.
enum BlankTokens {
  static let words: Set<String> = [
    "-", "--", "—", "——", "/", "暂无", "n/a", "#n/a", "空", "不详", "未知", "待定", "待填", "未填", "null",
  ]
}

/// Did-you-mean as a suggestion.
enum Did {
  static func youMean(_ word: String, in candidates: [String]) -> Bilingual? {
    guard word.count <= 64 else { return nil }
    let near = Suggestion.near(word, in: candidates)
    guard !near.isEmpty else { return nil }
    return Bilingual("改为 \(near.joined(separator: "、"))", "did you mean \(near.joined(separator: ", "))")
  }
}
