import Foundation
import Testing
import ZhanceCommands
import ZhanceDiagnostics
import ZhanceSyntax

@Suite struct ManualTests {
  @Test(arguments: Article.names)
  func everyExampleChecksAndItsScenariosPass(_ article: String) throws {
    let article = try Article(article)
    let source = article.source
    guard source.count > 1 else { return }
    let used = source.split(separator: "\n").filter { !$0.hasPrefix("引用") && !$0.hasPrefix("use ") }
    let scratch = try Scratch(["例.zhance": used.joined(separator: "\n") + "\n"])
    for (name, text) in article.files { try scratch.write(name, text) }
    let request = PolicyRequest(policies: ["例.zhance"], folder: scratch.path)
    let output = runCheck(request, format: "text", isStrict: false)
    #expect(output.status == .answered, "\(article.name): \(output.err)")
    if source.contains("情景 ") || source.contains("scenario ") {
      let tests = runTest(request, only: nil)
      #expect(tests.status == .answered, "\(article.name): \(tests.out)")
    }
  }

  /// The table of words in the manual is that of the language.
  @Test func everyKeywordStandsInTheManual() throws {
    let table = try Project.read(Article.folder + "/Keywords.md")
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
