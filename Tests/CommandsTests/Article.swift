import Foundation

/// One article of the manual, with what it shows.
struct Article {
  static let folder = "Sources/Zhance/Zhance.docc"

  static let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: Project.root + "/" + folder))?
    .filter { $0.hasSuffix(".md") }.sorted() ?? []

  var name: String
  private var lines: [Substring]

  init(_ name: String) throws {
    self.name = name
    lines = try Project.read(name == "README.md" ? name : Self.folder + "/" + name)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The blocks in the language, taken as one file.
  var source: String { block("```zhance").joined(separator: "\n") + "\n" }

  /// The commands of the project that it tells the reader to type, in their order.
  var commands: [String] { block("```sh").map(String.init).filter { $0.hasPrefix("zhance ") } }

  private func block(_ opening: String) -> [Substring] {
    var found: [Substring] = []
    var isInside = false
    for line in lines {
      if line == opening {
        isInside = true
      } else if line.hasPrefix("```") {
        isInside = false
      } else if isInside {
        found.append(line)
      }
    }
    return found
  }

  /// Blocks under a line that begins with a file's name in backquotes.
  var files: [(name: String, text: String)] {
    lines.indices.compactMap { index in
      guard lines[index].hasPrefix("`data/"), let end = lines[index].dropFirst().firstIndex(of: "`"),
        let open = lines[index...].firstIndex(where: { $0.hasPrefix("```") })
      else { return nil }
      let body = lines[(open + 1)...].prefix { !$0.hasPrefix("```") }
      return (String(lines[index].dropFirst()[..<end]), body.joined(separator: "\n") + "\n")
    }
  }
}
