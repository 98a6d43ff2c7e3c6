import Foundation

/// The `zhance` that was built beside these tests.
enum Executable {
  struct Result {
    var status: Int32
    var out: String
    var err: String
  }

  static var url: URL {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("zhance")
  }

  /// Runs it in the project's folder; output goes through files, so that no full pipe stops it.
  static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws
    -> Result
  {
    let scratch = try Scratch(["in": input, "out": "", "err": ""])
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Project.root)
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "ZHANCE_LANGUAGE" }
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: scratch.path + "/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/err"))
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, out: try scratch.read("out"), err: try scratch.read("err"))
  }

  /// The commands that its help page lists, and the empty word for that page itself.
  static func subcommands() throws -> [String] {
    let help = try run(["--help"]).out.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = help.firstIndex(where: { $0.contains("SUBCOMMANDS:") }) else { return [] }
    let entries = help[(start + 1)...].prefix { !$0.isEmpty }
    return [""]
      + entries.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }
}
