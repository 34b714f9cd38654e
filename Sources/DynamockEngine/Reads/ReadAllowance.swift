/// How much a read may look at before it has to be carried out elsewhere.
///
/// Counts bytes and entries, not time: the same read is cut short at the same place on every machine.
package struct ReadAllowance: Sendable {
  private var rest: Int

  /// No bound.
  package static let unlimited = ReadAllowance(rest: .max)
  /// What an event loop does at a time: up to 200 µs.
  package static let portion = ReadAllowance(rest: 128 * 1024)

  /// Whether there is no bound.
  var isUnlimited: Bool { rest == .max }

  /// Whether a read of so many bytes would be cut short.
  func isExceeded(byReading bytes: Int) -> Bool { bytes > rest }

  /// Takes an entry's cost off; false if there is too little left.
  ///
  /// A filter decodes the entry, which takes many times as long as copying it.
  mutating func spend(_ bytes: Int, isFiltered: Bool) -> Bool {
    guard !isUnlimited else { return true }
    rest -= (isFiltered ? 8 * bytes : bytes) + 256
    return rest >= 0
  }
}
