import Foundation
import Testing
import ZhanceCommands
import ZhanceDiagnostics
import ZhanceSyntax

@Suite struct ManualTests {
  private static let folder = "Sources/Zhance/Zhance.docc"

  static let articles: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: Project.root + "/" + folder))?
    .filter { $0.hasSuffix(".md") }.sorted() ?? []

  /// The blocks of an article in the language, taken as one file.
  private func source(_ article: String) throws -> String {
    var blocks: [String] = []
    var isInside = false
    for line in try Project.read(Self.folder + "/" + article).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line == "```zhance" {
        isInside = true
      } else if line.hasPrefix("```") {
        isInside = false
      } else if isInside {
        blocks.append(String(line))
      }
    }
    return blocks.joined(separator: "\n") + "\n"
  }

  /// Blocks under a line that begins with a file's name in backquotes.
  private func files(_ article: String) throws -> [(String, String)] {
    let lines = try Project.read(Self.folder + "/" + article).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { index in
      guard lines[index].hasPrefix("`data/"), let end = lines[index].dropFirst().firstIndex(of: "`"),
        let open = lines[index...].firstIndex(where: { $0.hasPrefix("```") })
      else { return nil }
      let body = lines[(open + 1)...].prefix { !$0.hasPrefix("```") }
      return (String(lines[index].dropFirst()[..<end]), body.joined(separator: "\n") + "\n")
    }
  }

  @Test(arguments: articles)
  func everyExampleChecksAndItsScenariosPass(_ article: String) throws {
    let source = try source(article)
    guard source.count > 1 else { return }
    let used = source.split(separator: "\n").filter { !$0.hasPrefix("引用") && !$0.hasPrefix("use ") }
    let scratch = try Scratch(["例.zhance": used.joined(separator: "\n") + "\n"])
    for (name, text) in try files(article) { try scratch.write(name, text) }
    let request = PolicyRequest(policies: ["例.zhance"], folder: scratch.path)
    let output = runCheck(request, format: "text", isStrict: false)
    #expect(output.status == .answered, "\(article): \(output.err)")
    if source.contains("情景 ") || source.contains("scenario ") {
      let tests = runTest(request, only: nil)
      #expect(tests.status == .answered, "\(article): \(tests.out)")
    }
  }

  /// The table of words in the manual is that of the language.
  @Test func everyKeywordStandsInTheManual() throws {
    let table = try Project.read(Self.folder + "/Keywords.md")
    for keyword in Keyword.allCases {
      let stands = table.split(separator: "\n").contains { row in
        let cells = row.split(separator: "|").map {
          $0.filter { $0 != "`" }.trimmingCharacters(in: .whitespaces)
        }
        return cells.contains(keyword.english) && cells.contains(keyword.chinese)
      }
      #expect(stands, "\(keyword.english) | \(keyword.chinese)")
    }
  }
}
