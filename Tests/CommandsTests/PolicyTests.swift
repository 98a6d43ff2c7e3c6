import Foundation
import Testing
import ZhanceCommands
import ZhanceDiagnostics

@Suite struct PolicyTests {
  @Test func policiesCheckWithoutAWord() {
    let output = runCheck(Project.policies(["policies"]), format: "text", isStrict: true)
    #expect(output.err == "")
    #expect(output.status == .answered)
  }

  @Test func allScenariosPass() {
    let output = runTest(Project.policies(["policies"]), only: nil)
    #expect(!output.out.contains("✗ "), "\(output.out.split(separator: "\n").filter { $0.hasPrefix("✗") })")
    #expect(output.status == .answered)
    #expect(output.out.contains("规则 111/111"))
  }

  @Test func policiesAreLaidOut() {
    let output = runFormat(Project.policies(["policies"]), surface: nil, isCheck: true, prints: false)
    #expect(output.out == "")
    #expect(output.status == .answered)
  }

  /// To English and back gives the file again, and English means the same.
  @Test func surfacesRoundTrip() throws {
    let files = [
      "vocabulary.zhance", "ningbo/policy.zhance", "ningbo/scenarios.zhance", "kunming/policy.zhance",
      "kunming/scenarios.zhance",
    ]
    let scratch = try Scratch()
    for file in files { try scratch.write("policies/" + file, try Project.read("policies/" + file)) }
    // Some scenarios load the examples.
    try FileManager.default.copyItem(atPath: Project.root + "/examples", toPath: scratch.path + "/examples")
    let request = PolicyRequest(policies: ["policies"], folder: scratch.path)
    #expect(runFormat(request, surface: .zh, isCheck: false, prints: false).status == .answered)
    let chinese = try files.map { try scratch.read("policies/" + $0) }
    #expect(runFormat(request, surface: .en, isCheck: false, prints: false).status == .answered)
    let english = try scratch.read("policies/ningbo/policy.zhance")
    #expect(
      english.contains(
        "rule team | 人员配备 [3-e, 3-f] { subdistrict must count(certified_staff) equals 3 persons or more"))
    #expect(runTest(request, only: nil).status == .answered)
    #expect(runFormat(request, surface: .en, isCheck: true, prints: false).out == "")
    #expect(runFormat(request, surface: .zh, isCheck: false, prints: false).status == .answered)
    let back = try files.map { try scratch.read("policies/" + $0) }
    for (index, file) in files.enumerated() { #expect(back[index] == chinese[index], "\(file)") }
  }

  /// The report beside each example is what its command prints:
  /// `zhance evaluate CITY --data examples/CITY --as-of DATE --format markdown --all`.
  @Test(arguments: [("ningbo", "2020-08-01"), ("kunming", "2021-12-01")])
  func exampleReportsAreCurrent(city: String, asOf: String) throws {
    var request = Project.request(city, data: ["examples/\(city)"], asOf: asOf)
    request.limit = 60
    let output = runEvaluate(request, format: "markdown", rejects: nil)
    #expect(output.err == "")
    let text = output.out.replacingOccurrences(of: Project.root + "/", with: "")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: Project.root + "/examples/\(city)/report.md"))
    }
    #expect(text == (try Project.read("examples/\(city)/report.md")))
  }

  @Test func rowsReadAreEvaluatedRejectedOrSkipped() throws {
    let output = runEvaluate(
      Project.request("ningbo", data: ["examples/ningbo"], asOf: "2020-08-01"), format: "text", rejects: nil)
    for line in output.out.split(separator: "\n") where line.contains("读入") {
      let numbers = line.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }.suffix(4)
      let figures = Array(numbers)
      #expect(figures.count == 4 && figures[0] == figures[1] + figures[2] + figures[3], "\(line)")
    }
  }

  @Test func everyVerdictAndSeverityOccursInNingbo() {
    let output = runEvaluate(
      Project.request("ningbo", data: ["examples/ningbo"], asOf: "2020-08-01"), format: "ndjson", rejects: nil
    )
    for verdict in ["met", "breached", "unknown", "not_applicable", "pending"] {
      #expect(
        output.out.contains("\"verdict\":\"\(verdict)\"")
          || output.out.contains("\"verdict\": \"\(verdict)\""), "\(verdict)")
    }
    for word in ["violation", "deviation", "shortfall", "not_followed", "excused"] {
      #expect(output.out.contains(word), "\(word)")
    }
  }
}
