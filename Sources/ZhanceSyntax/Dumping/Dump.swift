/// The tree as an S-expression without places: two texts mean the same exactly if it is the same.
package func dump(_ tree: SourceTree) -> String {
  tree.declarations.map { Dumper.declaration($0).description + "\n" }.joined()
}

package func dump(_ expression: ExpressionSyntax) -> String { Dumper.expression(expression).description }

package func dump(_ steps: [StepSyntax]) -> String {
  steps.map { Dumper.step($0).description + "\n" }.joined()
}

/// A list, or a word; written on one line where it fits.
struct Dump: CustomStringConvertible {
  var head: String
  var parts: [Dump]
  var isList: Bool

  init(_ head: String, _ parts: [Dump]) { (self.head, self.parts, isList) = (head, parts, true) }

  /// `nil` parts are left out.
  init(_ head: String, _ parts: Dump?...) { self.init(head, parts.compactMap { $0 }) }

  init(atom: String) { (head, parts, isList) = (atom, [], false) }

  var description: String {
    var text = ""
    write(indent: 0, into: &text)
    return text
  }

  private var flat: String {
    isList ? "(" + ([head] + parts.map(\.flat)).joined(separator: " ") + ")" : head
  }

  /// Characters of `flat`, or more than fits as soon as that is sure.
  private func width(limit: Int) -> Int {
    var width = head.count + 2
    for part in parts {
      guard width <= limit else { return width }
      width += part.width(limit: limit) + 1
    }
    return width
  }

  private func write(indent: Int, into text: inout String) {
    if !isList || width(limit: 90) + indent <= 90 {
      text += flat
      return
    }
    text += "(" + head
    for part in parts {
      text += "\n" + String(repeating: " ", count: indent + 2)
      part.write(indent: indent + 2, into: &text)
    }
    text += ")"
  }
}

enum Dumper {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  static func text(_ text: TextSyntax) -> Dump { Dump(atom: quoted(text.value)) }

  static func name(_ name: Identifier) -> Dump {
    let isPlain =
      !name.text.isEmpty
      && name.text.unicodeScalars.allSatisfy {
        CharacterClass.continuesWord($0) || CharacterClass.isDigit($0) || CharacterClass.isUnitSign($0)
      }
    return Dump(atom: isPlain ? name.text : "`" + name.text + "`")
  }

  static func path(_ path: [Identifier]) -> Dump {
    Dump(atom: path.map { name($0).head }.joined(separator: "."))
  }

  static func name(_ name: NameSyntax) -> Dump {
    guard name.second != nil || !name.also.isEmpty else { return self.name(name.first) }
    return Dump(
      "name",
      [self.name(name.first)] + (name.second.map { [self.name($0)] } ?? [])
        + (name.also.isEmpty ? [] : [Dump("also", name.also.map(self.name))]))
  }

  static func list(_ head: String, _ parts: [Dump]) -> Dump? { parts.isEmpty ? nil : Dump(head, parts) }

  static func date(_ date: DateSyntax) -> Dump {
    switch date.form {
    case .day(let year, let month, let day): Dump("day", atoms(year, month, day))
    case .month(let year, let month, let end): Dump(end ? "month-end" : "month", atoms(year, month))
    case .yearEnd(let year): Dump("year-end", atoms(year))
    }
  }

  private static func atoms(_ numbers: Int...) -> [Dump] { numbers.map { Dump(atom: String($0)) } }
}
