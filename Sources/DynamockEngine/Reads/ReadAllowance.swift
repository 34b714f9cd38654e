/// The amount that a read may examine before it must continue on another thread.
///
/// It is measured in bytes and entries, not in time, so that a read ends at the same entry on every
/// machine.
package struct ReadAllowance: Sendable {
  private var rest: Int

  /// No limit.
  package static let unlimited = ReadAllowance(rest: .max)
  /// The work done at a time on an event loop: up to 200 µs.
  package static let portion = ReadAllowance(rest: 128 * 1024)
  /// A part of a vector index that is read from the store instead of from memory: up to 1.5 ms.
  package static let partition = ReadAllowance(rest: 1 << 20)

  /// Whether there is no limit.
  var isUnlimited: Bool { rest == .max }

  /// Returns whether reading a number of bytes would exceed the allowance.
  func isExceeded(byReading bytes: Int) -> Bool { bytes > rest }

  /// Deducts an entry's cost; returns false if the rest is too small.
  ///
  /// A filter may decode the entry, which takes many times as long as copying it.
  mutating func spend(_ bytes: Int, isFiltered: Bool) -> Bool {
    guard !isUnlimited else { return true }
    rest -= (isFiltered ? 8 * bytes : bytes) + 256
    return rest >= 0
  }
}
