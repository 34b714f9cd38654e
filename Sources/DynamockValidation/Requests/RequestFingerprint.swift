package import DynamockModel

/// A digest of a request's parameters: the same for equal parameters, also after a restart.
///
/// Clients send maps and sets in any order (Go's changes from call to call), so their entries are
/// digested separately and added. Two running products over eight bytes at a time give 128 bits,
/// which protect against accidents but not against attacks.
package struct RequestFingerprint: Sendable, Hashable {
  private var first: UInt64 = 0xcbf2_9ce4_8422_2325
  private var second: UInt64 = 0x8422_2325_cbf2_9ce4

  /// The digest in hexadecimal digits.
  package var text: String { String(first, radix: 16) + "-" + String(second, radix: 16) }

  /// Creates an empty digest.
  package init() {}

  /// Adds bytes and their number, so that adjacent parts are distinct.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    mix(UInt64(bytes.count))
    var word: UInt64 = 0
    var filled = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      filled += 1
      guard filled == 8 else { continue }
      mix(word)
      (word, filled) = (0, 0)
    }
    if filled > 0 { mix(word) }
  }

  /// Adds a string, or the fact that it is missing.
  package mutating func add(_ text: String?) {
    guard let text else { return mix(0) }
    mix(1)
    add(text.utf8)
  }

  /// Adds an item, or the fact that it is missing.
  package mutating func add(_ item: Item?) {
    guard let item else { return mix(0) }
    mix(1)
    addUnordered(item.attributes) { digest, attribute in
      digest.add(attribute.name.utf8)
      digest.add(attribute.value)
    }
  }

  /// Adds names and their values.
  package mutating func add(_ names: NamedValues<String>?) {
    guard let names else { return mix(0) }
    mix(1)
    addUnordered(names.entries) { digest, entry in
      digest.add(entry.name.utf8)
      digest.add(entry.value.utf8)
    }
  }

  private mutating func add(_ value: AttributeValue) {
    add(value.typeName.utf8)
    switch value {
    case .string(let text): add(text.utf8)
    case .number(let number): add(number)
    case .binary(let bytes): add(bytes)
    case .bool(let isTrue): mix(isTrue ? 1 : 0)
    case .null, .malformed: break
    case .stringSet(let members): addUnordered(members) { $0.add($1.utf8) }
    case .numberSet(let members): addUnordered(members) { $0.add($1) }
    case .binarySet(let members): addUnordered(members) { $0.add($1) }
    case .list(let elements):
      mix(UInt64(elements.count))
      for element in elements { add(element) }
    case .map(let entries): add(entries)
    }
  }

  private mutating func add(_ number: DecimalNumber) {
    mix(UInt64(truncatingIfNeeded: number.significand))
    mix(UInt64(truncatingIfNeeded: number.significand >> 64))
    mix(UInt64(truncatingIfNeeded: number.exponent))
    mix(number.isNegative ? 1 : 0)
  }

  private mutating func addUnordered<Elements: Collection>(
    _ elements: Elements, _ add: (inout RequestFingerprint, Elements.Element) -> Void
  ) {
    mix(UInt64(elements.count))
    var sums: (first: UInt64, second: UInt64) = (0, 0)
    for element in elements {
      var digest = RequestFingerprint()
      add(&digest, element)
      sums.first &+= digest.first
      sums.second &+= digest.second
    }
    mix(sums.first)
    mix(sums.second)
  }

  private mutating func mix(_ word: UInt64) {
    first = (first ^ word) &* 0x9e37_79b9_7f4a_7c15
    first ^= first >> 32
    second = (second ^ word) &* 0xc2b2_ae3d_27d4_eb4f
    second ^= second >> 29
  }
}
