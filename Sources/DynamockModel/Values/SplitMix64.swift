/// The parts of SplitMix64, which spreads a counter over all bits (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators").
package enum SplitMix64 {
  /// The difference between two states of a sequence.
  @inlinable package static var gamma: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// Returns the number that belongs to a state; different states have different numbers.
  @inlinable
  package static func number(of state: UInt64) -> UInt64 {
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
