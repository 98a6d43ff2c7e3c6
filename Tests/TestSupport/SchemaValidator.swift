import Foundation

/// Python's jsonschema judges what this project writes by the schemas that it publishes.
package enum SchemaValidator {
  private static func run(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String)
  {
    // Files, not pipes: a child started at the same time would inherit a pipe's end and keep it open.
    let folder = NSTemporaryDirectory() + "zhance-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(input.utf8).write(to: URL(fileURLWithPath: folder + "/in"))
    try Data().write(to: URL(fileURLWithPath: folder + "/out"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/out"))
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/in"))
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/out"))
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// A build server has to have it; elsewhere its absence skips the tests.
  package static let isAvailable: Bool =
    ProcessInfo.processInfo.environment["CI"] == "true"
    || (try? run(["-c", "import jsonschema"]))?.status == 0

  /// What is wrong with the documents, one JSON text a line; empty if nothing.
  package static func complaints(schema: String, lines: String) throws -> String {
    let program = """
      import json, sys, jsonschema
      schema = json.loads(sys.stdin.readline())
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      count = 0
      for line in sys.stdin:
          count += 1
          for error in validator.iter_errors(json.loads(line)):
              print(error.json_path, error.message[:300])
      print("checked", count)
      """
    let flat = schema.split(separator: "\n").joined(separator: " ")
    let (status, output) = try run(["-c", program], input: flat + "\n" + lines)
    let count = lines.split(separator: "\n").count
    return status == 0 && output == "checked \(count)\n" ? "" : output
  }
}
