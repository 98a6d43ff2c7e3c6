import Foundation
import TestSupport
import Testing
import ZhanceDiagnostics
import ZhanceSyntax

/// A source file of the tests, shown by its name.
struct SourceCase: CustomTestStringConvertible, Sendable {
  var url: URL
  var text: String
  var testDescription: String { url.lastPathComponent }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Cases")

  /// The files under Cases.
  static let all: [SourceCase] = files(in: folder, ending: ".zhance").map(SourceCase.init)

  /// The policies that the project publishes.
  static let published: [SourceCase] = {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("policies")
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let folders = [root] + entries.sorted().map { root.appendingPathComponent($0) }
    return folders.flatMap { files(in: $0, ending: ".zhance") }.map(SourceCase.init)
  }()

  init(_ url: URL) {
    self.url = url
    text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }
}

func parse(_ text: String) -> Checked<SourceTree> {
  parse(SourceFile(id: FileID(0), path: "test.zhance", text: text))
}

/// The tokens, joined, are the file to the byte.
func isLossless(_ tree: SourceTree) -> Bool {
  var bytes: [UInt8] = []
  for token in tree.tokens {
    bytes += Array(token.leading.utf8)
    bytes += Array(token.text.utf8)
  }
  return bytes == Array(tree.file.text.utf8)
}

/// The text that a span covers.
func text(_ span: Span, of file: String) -> String {
  let bytes = Array(file.utf8)
  guard span.start <= span.end, span.end <= bytes.count else { return "(outside)" }
  return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
}

func summary(_ diagnostics: [Diagnostic], of file: String) -> String {
  diagnostics.map { "\($0.code.id) “\(text($0.primary.span, of: file))” \($0.message.zh)" }
    .joined(separator: "\n")
}

/// Applies one fix; edits lie apart.
func apply(_ fix: Fix, to file: String) -> String {
  var bytes = Array(file.utf8)
  for edit in fix.edits.sorted(by: { ($0.span.start, $0.span.end) > ($1.span.start, $1.span.end) }) {
    bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.text.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}
