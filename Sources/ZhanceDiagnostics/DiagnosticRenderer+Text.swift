extension DiagnosticRenderer {
  /// One diagnostic for people.
  func block(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity.label[language]
    var lines = ["\(severity)[\(diagnostic.code.id)] \(clean(diagnostic.message[language]))"]
    let places = placesByFile(diagnostic)
    let gutter = places.flatMap { $0.lines.map { "\($0.number)".utf8.count } }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    for (index, place) in places.enumerated() {
      var head = "\(margin) ┌─ \(clean(place.source.path)):\(place.line):\(place.column)"
      if index == 0, !diagnostic.clause.isEmpty { head += " · \(clean(diagnostic.clause))" }
      lines.append(head)
      var previous: Int?
      for line in place.lines {
        if let previous, line.number > previous + 1 { lines.append("\(margin) ·") }
        previous = line.number
        let excerpt = SourceExcerpt(line: place.source.lines.text(ofLine: line.number), marks: line.marks)
        let number = "\(line.number)"
        let pad = String(repeating: " ", count: gutter - number.utf8.count)
        lines.append(trimmed("\(pad)\(number) │ \(excerpt.text)"))
        lines += excerpt.marks.map { "\(margin) │ \($0)" }
      }
    }
    for note in diagnostic.notes {
      lines.append("\(margin) = \(Bilingual("说明：", "note: ")[language])\(clean(note[language]))")
    }
    for fix in diagnostic.fixes {
      let word = Bilingual("建议：", "help: ")[language]
      let gap = Bilingual("　", " ")[language]
      lines.append(
        "\(margin) = \(word)\(clean(fix.title[language]))\(gap)[\(fix.certainty.label[language])]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct FilePlace {
    let source: SourceFile
    /// Where the first label of the file stands.
    let line: Int
    let column: Int
    var lines: [(number: Int, marks: [SourceExcerpt.Mark])]
  }

  /// The labels by file, that of the primary first, and by line within a file. The first mark of a
  /// line is the primary one if it stands there.
  private func placesByFile(_ diagnostic: Diagnostic) -> [FilePlace] {
    var places: [FilePlace] = []
    let labels = [(diagnostic.primary, Character("^"))] + diagnostic.related.map { ($0, Character("~")) }
    for (label, symbol) in labels {
      guard let source = source(label.span.file) else { continue }
      let start = min(max(0, label.span.start), source.text.utf8.count)
      let (line, column) = source.lines.position(of: start)
      let base = source.lines.start(ofLine: line)
      let length = source.lines.text(ofLine: line).utf8.count
      let mark = SourceExcerpt.Mark(
        start: min(start - base, length), end: max(min(label.span.end - base, length), start - base),
        symbol: symbol, label: label.text.map { clean($0[language]) })
      let file = places.firstIndex { $0.source.id == source.id }
      guard let file else {
        places.append(FilePlace(source: source, line: line, column: column, lines: [(line, [mark])]))
        continue
      }
      if let known = places[file].lines.firstIndex(where: { $0.number == line }) {
        places[file].lines[known].marks.append(mark)
      } else {
        places[file].lines.append((line, [mark]))
      }
    }
    for index in places.indices { places[index].lines.sort { $0.number < $1.number } }
    return places
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
