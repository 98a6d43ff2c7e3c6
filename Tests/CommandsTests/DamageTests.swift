import Foundation
import Testing
import Zhance
import ZhanceCommands
import ZhanceDiagnostics
import ZhanceSemantics
import ZhanceSyntax

/// Damaged policies end in diagnostics, never in a trap or a hang, and lose no byte.
@Suite struct DamageTests {
  private func damage(_ text: String, _ random: inout Seeded) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard !bytes.isEmpty else { break }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let length = min(Int.random(in: 1...40, using: &random), bytes.count - at)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(at..<(at + length))
      case 1:
        bytes.insert(
          contentsOf: bytes[at..<(at + length)], at: Int.random(in: 0...bytes.count, using: &random))
      case 2: bytes[at] = UInt8.random(in: 0...255, using: &random)
      default: bytes.insert(contentsOf: Array("{（“且其中1".utf8), at: at)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func run(count: Int, seed: UInt64) throws {
    let vocabulary = try Project.read("policies/vocabulary.zhance")
    let sources = try [
      "policies/vocabulary.zhance", "policies/ningbo/policy.zhance", "policies/kunming/policy.zhance",
      "policies/kunming/scenarios.zhance",
    ]
    .map { try Project.read($0) }
    var random = Seeded(seed)
    for round in 0..<count {
      var text = sources[Int.random(in: 0..<sources.count, using: &random)]
      // A stretch of the file keeps a round short.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let start = Int.random(in: 0..<lines.count, using: &random)
      text = lines[start..<min(lines.count, start + 30)].joined(separator: "\n")
      let damaged = damage(text, &random)
      let tree = parse(SourceFile(id: FileID(1), path: "b.zhance", text: damaged))
      let joined = tree.value.tokens.map { $0.leading + $0.text }.joined()
      #expect(Array(joined.utf8) == Array(damaged.utf8), "seed \(seed) round \(round) loses bytes")
      let base = parse(SourceFile(id: FileID(0), path: "a.zhance", text: vocabulary))
      if round % 8 == 0 { _ = check([base.value, tree.value]) }
      let laidOut = format(tree.value)
      if !tree.hasErrors {
        let again = parse(SourceFile(id: FileID(1), path: "b.zhance", text: laidOut))
        #expect(dump(again.value) == dump(tree.value), "seed \(seed) round \(round) changes meaning")
        #expect(format(again.value) == laidOut, "seed \(seed) round \(round) is not idempotent")
      }
    }
  }

  @Test func someDamage() throws { try run(count: 60, seed: 20_261_123) }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["ZHANCE_LONG_TESTS"] == "1"))
  func muchDamageLong() throws { try run(count: 4_000, seed: 77) }

  /// Full-width and half-width forms of a file give one tree.
  @Test func widthMakesNoDifference() throws {
    let wide: [Character: Character] = [
      "{": "｛", "}": "｝", "(": "（", ")": "）", ",": "，", ":": "：", "[": "［", "]": "］", "=": "＝", "|": "｜",
    ]
    let text = try Project.read("policies/kunming/policy.zhance")
    var inText = false
    var inComment = false
    var folded = ""
    for (index, character) in text.enumerated() {
      if character.isNewline { inComment = false }
      if character == "“" { inText = true }
      if character == "”" { inText = false }
      if character == "/", !inText { inComment = true }
      folded.append(
        inText || inComment ? character : index % 2 == 0 ? wide[character] ?? character : character)
    }
    let a = parse(SourceFile(id: FileID(0), path: "a", text: text))
    let b = parse(SourceFile(id: FileID(0), path: "a", text: folded))
    #expect(folded != text)
    #expect(b.diagnostics == [])
    #expect(dump(a.value) == dump(b.value))
  }
}
