package import Foundation
package import Testing

/// Compares a text with the file that holds what is expected.
///
/// A missing file, or `RECORD_SNAPSHOTS=1`, writes the text and fails, so that nothing passes
/// unseen.
package func expectSnapshot(_ text: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation) {
  let isRecording = Environment.value("RECORD_SNAPSHOTS") == "1"
  guard !isRecording, let expected = try? String(contentsOf: file, encoding: .utf8) else {
    do {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(file.lastPathComponent); look at it and run again", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot write \(file.path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard expected != text else { return }
  Issue.record(
    "\(file.lastPathComponent): \(firstDifference(expected, text))", sourceLocation: sourceLocation)
}

/// The first line in which two texts differ.
package func firstDifference(_ expected: String, _ found: String) -> String {
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let given = found.split(separator: "\n", omittingEmptySubsequences: false)
  for line in 0..<max(wanted.count, given.count) {
    let left = line < wanted.count ? String(wanted[line]) : "(no line)"
    let right = line < given.count ? String(given[line]) : "(no line)"
    if left != right { return "line \(line + 1)\n  expected \(left)\n  found    \(right)" }
  }
  return "the same lines"
}

/// The files of a folder with one of the given endings, by name.
package func files(in folder: URL, ending: String) -> [URL] {
  let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
  return all.filter { $0.lastPathComponent.hasSuffix(ending) }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
}
