import Foundation
import Testing

/// Each command that a help page or the manual tells the reader to type, typed as it stands there.
@Suite struct CommandExampleTests {
  /// A copy of the project's policies and data, so that nothing typed can change them.
  private final class Playground {
    let scratch: Scratch
    init() throws {
      scratch = try Scratch()
      for folder in ["policies", "examples"] {
        try FileManager.default.copyItem(
          atPath: Project.root + "/" + folder, toPath: scratch.path + "/" + folder)
      }
    }

    /// Runs the line in a shell that knows `zhance`.
    func type(_ line: String) throws -> (status: Int32, output: String) {
      let script = """
        set -o pipefail
        cd "$1"
        exec >"$1/typed" 2>&1 </dev/null
        executable=$2
        zhance() { "$executable" "$@"; }
        \(line)
        """
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", script, "bash", scratch.path, Executable.url.path]
      process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "ZHANCE_LANGUAGE" }
      try process.run()
      process.waitUntilExit()
      return (process.terminationStatus, (try? scratch.read("typed")) ?? "")
    }
  }

  private func expectAnswered(_ line: String, in playground: Playground) throws {
    let (status, output) = try playground.type(line)
    let statuses: Set<Int32> = line.contains("--fail-on") ? [0, 1] : [0]
    #expect(statuses.contains(status), "\(line): status \(status)\n\(output.prefix(1_000))")
    #expect(
      !output.isEmpty || line.hasPrefix("zhance format") || line.contains("check policies --format json"),
      "\(line) printed nothing")
  }

  @Test(arguments: try Executable.subcommands())
  func theExamplesOfAHelpPageRun(_ command: String) throws {
    let page = try Executable.run(
      command.isEmpty ? ["--help"] : ["help", command], environment: ["COLUMNS": "1000"])
    let examples = page.out.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("zhance ") }
    #expect(!examples.isEmpty)
    let playground = try Playground()
    for line in examples { try expectAnswered(line, in: playground) }
  }

  @Test(arguments: Article.names + ["README.md"])
  func theCommandsOfTheManualRun(_ name: String) throws {
    let article = try Article(name)
    guard !article.commands.isEmpty else { return }
    let playground = try Playground()
    for line in article.commands {
      try expectAnswered(line, in: playground)
      // The tutorial has its reader put its own text in the place of the sample.
      if name == "Tutorial.md", line.hasPrefix("zhance new "), let folder = line.split(separator: " ").last {
        for file in ["vocabulary.zhance", "scenarios.zhance", "data"] {
          try FileManager.default.removeItem(atPath: playground.scratch.path + "/\(folder)/" + file)
        }
        try playground.scratch.write("\(folder)/policy.zhance", article.source)
        for (file, text) in article.files { try playground.scratch.write("\(folder)/" + file, text) }
      }
    }
  }
}
