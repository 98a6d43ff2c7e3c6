import Foundation
import TestSupport
import Testing
import ZhanceCommands
import ZhanceReport

/// What the executable prints for the examples, each byte of it, against the published schemas.
@Suite(.enabled(if: SchemaValidator.isAvailable, "python3 with jsonschema is not installed"))
struct WholeOutputTests {
  private static let cities = [("ningbo", "2020-08-01"), ("kunming", "2021-12-01")]

  private func expectValid(_ lines: String, _ schema: String) throws {
    let text = try #require(jsonSchema(named: schema))
    let complaints = try SchemaValidator.complaints(schema: text, lines: lines)
    #expect(complaints == "", "\(complaints.prefix(2_000))")
  }

  private func onOneLine(_ json: String) -> String {
    json.split(separator: "\n").joined(separator: " ") + "\n"
  }

  private func output(_ arguments: [String]) throws -> String {
    let result = try Executable.run(arguments)
    #expect(result.status == 0, "\(result.err)")
    return result.out
  }

  @Test(arguments: cities, ["zh", "en"])
  func everyFindingOfTheExamplesIsAsPublished(city: (name: String, asOf: String), language: String) throws {
    let command = ["evaluate", city.name, "--data", "examples/\(city.name)", "--as-of", city.asOf]
    let json = try output(command + ["--format", "json", "--language", language])
    try expectValid(onOneLine(json), "evaluation")
    let lines = try output(command + ["--format", "ndjson", "--language", language])
      .split(separator: "\n").dropFirst()
    #expect(lines.count > 500)
    try expectValid(lines.joined(separator: "\n") + "\n", "evaluation-line")
  }

  @Test func anExplanationIsAsPublished() throws {
    let json = try output([
      "explain", "ningbo", "四有按期", "--data", "examples/ningbo", "--subject", "桐浔站", "--as-of", "2020-08-01",
      "--format", "json",
    ])
    try expectValid(onOneLine(json), "evaluation")
  }

  @Test func messagesAreAsPublished() throws {
    let scratch = try Scratch(["坏.zhance": "政策 坏 { 条款 “一” “甲” { 规则 { 街道 应当 计数(不存在) 为 3以上 } } }\n政策"])
    let result = try Executable.run(["check", scratch.path + "/坏.zhance", "--format", "json"])
    #expect(result.status == 2)
    #expect(!result.out.isEmpty)
    try expectValid(result.out, "diagnostic")
  }
}
