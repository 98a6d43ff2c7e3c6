import ZhanceDiagnostics
import ZhanceModel

/// One step of a pattern whose holes have been filled: texts any of which may stand here, or nil
/// for any text.
enum PatternStep {
  case texts([[Character]])
  case anything
  case optional([PatternStep])
}

extension Evaluator {
  func matches(_ text: Expr, _ pattern: TextPattern, _ expr: Expr, _ env: Environment) -> Node {
    let subject = evaluate(text, env)
    var holes: [Node] = []
    let steps = steps(of: pattern.parts, env, &holes)
    return strict([subject] + holes, expr) { mayBeBlank, mayLackValue in
      guard let known = subject.value.known, !mayLackValue else { return .unknown }
      let fits = spellings(of: known).contains { PatternStep.match(steps, PatternStep.folded($0)) }
      // With a hole unknown any text is let pass there, so only a failure is certain.
      if !fits { return .truth(false) }
      return holes.allSatisfy { $0.value.known != nil } ? .truth(true) : .unknown
    }
  }

  private func steps(of parts: [TextPattern.Part], _ env: Environment, _ holes: inout [Node])
    -> [PatternStep]
  {
    var steps: [PatternStep] = []
    for part in parts {
      switch part {
      case .literal(let text): steps.append(.texts([PatternStep.folded(text)]))
      case .oneOf(let texts): steps.append(.texts(texts.map(PatternStep.folded)))
      case .optional(let inner): steps.append(.optional(self.steps(of: inner, env, &holes)))
      case .anything: steps.append(.anything)
      case .hole(let expr):
        let node = evaluate(expr, env)
        holes.append(node)
        if let value = node.value.known {
          steps.append(.texts(spellings(of: value).map(PatternStep.folded)))
        } else {
          steps.append(.anything)
        }
      }
    }
    return steps
  }

  /// The texts by which people write a value.
  func spellings(of value: Value) -> [String] {
    switch value {
    case .blank: []
    case .text(let text): [text]
    case .number(let number): [number.description().text]
    case .date(let date): [date.description]
    case .truth(let truth): truth ? ["是", "yes"] : ["否", "no"]
    case .row(let row): data.key(of: row).map { [$0] } ?? []
    case .choice(.other(let word)): [word]
    case .choice(.member(let choice, let index)):
      program.schema[choice].members.indices.contains(index)
        ? program.schema[choice].members[index].spellings : []
    case .span(let span): ["\(span.start)–\(span.end)"]
    case .verdict(let verdict): [verdict.label.zh, verdict.label.en]
    }
  }
}

extension PatternStep {
  /// Whether the whole text fits; cost: its length times that of the pattern.
  static func match(_ steps: [PatternStep], _ text: [Character]) -> Bool {
    advance([0], steps, text).contains(text.count)
  }

  /// The positions that can be reached behind the steps from some of the given ones, ascending.
  private static func advance(_ starts: [Int], _ steps: [PatternStep], _ text: [Character]) -> [Int] {
    var positions = starts
    for step in steps {
      if positions.isEmpty { return [] }
      switch step {
      case .anything: positions = Array(positions[0]...text.count)
      case .optional(let inner): positions = union(positions, advance(positions, inner, text))
      case .texts(let texts):
        positions = texts.reduce([]) { reached, literal in
          union(reached, positions.compactMap { begins($0, literal, text) })
        }
      }
    }
    return positions
  }

  private static func begins(_ start: Int, _ literal: [Character], _ text: [Character]) -> Int? {
    let end = start + literal.count
    return end <= text.count && text[start..<end].elementsEqual(literal) ? end : nil
  }

  private static func union(_ a: [Int], _ b: [Int]) -> [Int] { Set(a).union(b).sorted() }

  /// Both widths of brackets and spaces become one.
  static func folded(_ text: String) -> [Character] {
    text.map { character in
      switch character {
      case "（": "("
      case "）": ")"
      case "［": "["
      case "］": "]"
      case "｛": "{"
      case "｝": "}"
      case "＜": "<"
      case "＞": ">"
      case "\u{3000}": " "
      default: character
      }
    }
  }
}
