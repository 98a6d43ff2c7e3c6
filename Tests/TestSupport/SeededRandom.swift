/// A small generator (SplitMix64), so that a failing sample can be drawn again from its seed.
package struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The seed of this run: `ZHANCE_TEST_SEED`, or the same one each time, so that a build that passed
  /// passes again; print it with every failure.
  package static func seed() -> UInt64 {
    Environment.value("ZHANCE_TEST_SEED").flatMap { UInt64($0) } ?? 466_572
  }
}
