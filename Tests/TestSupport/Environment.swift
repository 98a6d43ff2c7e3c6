import Foundation

package enum Environment {
  package static func value(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  /// Whole sweeps in place of samples.
  package static var runsLongTests: Bool { value("ZHANCE_LONG_TESTS") == "1" }
}
