/// A text with the name under which people know it.
package struct SourceFile: Sendable {
  package let id: FileID
  /// The path as the user gave it, with `/`; shown in messages, never opened from here.
  package let path: String
  package let text: String
  package let lines: LineTable

  package init(id: FileID, path: String, text: String) {
    self.id = id
    self.path = path
    self.text = text
    self.lines = LineTable(text)
  }
}

/// The position of a file in the list of sources that one run reads.
package struct FileID: Hashable, Sendable, Comparable {
  package let index: Int
  package init(_ index: Int) { self.index = index }
  package static func < (a: FileID, b: FileID) -> Bool { a.index < b.index }
}

/// A stretch of a file, in UTF-8 offsets; columns are computed where a message is shown.
package struct Span: Hashable, Sendable {
  package var file: FileID
  package var start: Int
  package var end: Int

  package init(file: FileID, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The shortest span that covers both; the receiver if the other lies in another file.
  package func union(_ other: Span) -> Span {
    guard other.file == file else { return self }
    return Span(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  /// An empty span at the start of a file, for what has no place of its own.
  package static func start(of file: FileID) -> Span { Span(file: file, start: 0, end: 0) }
}
