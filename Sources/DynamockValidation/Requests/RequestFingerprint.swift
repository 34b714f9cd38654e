import DynamockModel

/// A digest of a request's parameters: the same for the same parameters, also after a restart.
///
/// FNV-1a, twice with different beginnings: 128 bits against accidents, not against adversaries.
package struct RequestFingerprint: Sendable, Hashable {
  private var first: UInt64 = 0xcbf2_9ce4_8422_2325
  private var second: UInt64 = 0x8422_2325_cbf2_9ce4

  /// The digest in hexadecimal digits.
  package var text: String { String(first, radix: 16) + "-" + String(second, radix: 16) }

  /// Begins a digest.
  package init() {}

  /// Adds bytes and their number, so that neighbouring parts cannot run into one another.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    add(UInt64(bytes.count))
    for byte in bytes { add(byte) }
  }

  /// Adds a text, or its absence.
  package mutating func add(_ text: String?) {
    add(UInt8(text == nil ? 0 : 1))
    if let text { add(text.utf8) }
  }

  /// Adds an item, or its absence.
  package mutating func add(_ item: Item?) {
    add(UInt8(item == nil ? 0 : 1))
    if let item { add(ItemImage(item).bytes) }
  }

  private mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private mutating func add(_ byte: UInt8) {
    first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
    second = (second ^ UInt64(byte)) &* 0x100_0000_01b3 &+ 1
  }
}
