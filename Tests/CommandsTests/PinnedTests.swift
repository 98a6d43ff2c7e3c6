import Testing
import ZhanceCommands
import ZhanceDiagnostics

/// The examples that pin the language's meaning.
@Suite struct PinnedTests {
  @Test func everyExampleHolds() {
    let request = PolicyRequest(policies: ["Tests/CommandsTests/Cases/pinned.zhance"], folder: Project.root)
    let output = runTest(request, only: nil)
    #expect(output.err == "")
    let failures = output.out.split(separator: "\n").filter { $0.hasPrefix("✗") || $0.hasPrefix("    ") }
    #expect(failures == [])
    #expect(output.status == .answered)
  }
}
