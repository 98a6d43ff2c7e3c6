import Foundation
import Testing

/// Compares with Snapshots/`name`; a missing file, or RECORD_SNAPSHOTS=1, writes it and fails.
func expectSnapshot(
  _ actual: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots").appendingPathComponent(name)
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  guard !isRecording, let data = try? Data(contentsOf: file) else {
    try Data(actual.utf8).write(to: file)
    Issue.record("wrote snapshot \(name); look at it and run again", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  // Bytes, not canonical equivalence: composed and decomposed letters are different output.
  guard Array(actual.utf8) != Array(expected.utf8) else { return }
  let (old, new) = (expected.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
  let line =
    zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  func text(_ lines: [String]) -> String { lines.indices.contains(line) ? lines[line] : "(end)" }
  Issue.record(
    "\(name) differs from line \(line + 1)\nexpected: \(text(old))\nactual:   \(text(new))\n---\n\(actual)",
    sourceLocation: sourceLocation)
}
