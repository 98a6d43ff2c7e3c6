import Foundation
import Testing
import ZhanceCommands
import ZhanceDiagnostics

@Suite struct ReadmeTests {
  /// The block of a fence that follows a marker comment.
  private func block(after marker: String, in text: String) -> [String] {
    guard let start = text.range(of: marker) else { return [] }
    let lines = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    guard let open = lines.firstIndex(where: { $0.hasPrefix("```") }) else { return [] }
    return Array(lines[(open + 1)...].prefix { !$0.hasPrefix("```") })
  }

  /// Each line of the excerpt occurs in the output, in order; `…` stands for lines left out.
  @Test func outputsAreReal() throws {
    let readme = try Project.read("README.md")
    let zh = runEvaluate(
      Project.request("ningbo", data: ["examples/ningbo"], asOf: "2020-08-01"), format: "text", rejects: nil)
    let en = runEvaluate(
      Project.request("ningbo", data: ["examples/ningbo"], asOf: "2020-08-01", language: .en), format: "text",
      rejects: nil)
    var explain = Project.request("ningbo", data: ["examples/ningbo"], asOf: "2020-08-01")
    explain.subjects = ["桐浔站"]
    let tree = runExplain(explain, rule: "四有按期", format: "text")
    for (marker, output) in [
      ("<!-- output: first -->", zh.out), ("<!-- output: english -->", en.out),
      ("<!-- output: explain -->", tree.out),
    ] {
      let excerpt = block(after: marker, in: readme)
      #expect(excerpt.count > 3, "\(marker)")
      var rest = output.replacingOccurrences(of: Project.root + "/", with: "").split(separator: "\n").map(
        String.init)[...]
      for line in excerpt where !line.isEmpty && line != "…" {
        guard let found = rest.firstIndex(of: line) else {
          Issue.record("\(marker): not in the output: \(line)")
          return
        }
        rest = rest[(found + 1)...]
      }
    }
  }

  /// The policy shown checks, put beside the shared vocabulary.
  @Test func theShownPolicyChecks() throws {
    let scratch = try Scratch(["policies/vocabulary.zhance": try Project.read("policies/vocabulary.zhance")])
    let source = block(after: "a rule reads like its document:", in: try Project.read("README.md"))
    #expect(source.count > 5)
    try scratch.write("policies/showcase/policy.zhance", source.joined(separator: "\n") + "\n")
    let output = runCheck(
      PolicyRequest(policies: ["showcase"], folder: scratch.path), format: "text", isStrict: true)
    #expect(output.err == "")
  }
}
