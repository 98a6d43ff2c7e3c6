import Foundation
import Testing
import Zhance
import ZhanceCommands
import ZhanceDiagnostics

/// The checkout that the tests stand in.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)), as: UTF8.self)
  }

  static func policies(_ names: [String], language: Language = .zh) -> PolicyRequest {
    PolicyRequest(policies: names, folder: root, language: language)
  }

  static func request(
    _ policy: String, data: [String], asOf: String, language: Language = .zh
  ) -> EvaluationRequest {
    EvaluationRequest(policy: policies([policy], language: language), data: data, asOf: asOf)
  }
}

/// A folder of files that goes away with the test.
final class Scratch {
  let path: String
  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "zhance-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }
}

/// A small generator with a seed that a failure prints.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 2 &+ 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
