import DynamockModel
package import DynamockStorage

/// The number of a layer.
///
/// The root is the base's own keyspaces; the others are in one keyspace.
package struct LayerID: Sendable, Hashable, Comparable {
  /// The number.
  package let number: Int64

  /// The layer of a store that has never been forked.
  package static let root = LayerID(number: 0)

  /// Orders layers by number.
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// The number of a store of a family.
package struct MemberID: Sendable, Hashable, Comparable {
  /// The number.
  package let number: Int64

  /// The store from which all others descend.
  package static let first = MemberID(number: 0)

  /// Orders members by number.
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// The two keyspaces of the base that contain everything about layers, and the keys in them.
package enum LayerKeys {
  /// The keyspace for the records of members, layers and their keyspaces.
  package static let directory = Keyspace(14)
  /// The keyspace for the entries of all layers but the root.
  package static let entries = Keyspace(15)

  /// The number of bytes before an entry's own key.
  static let prefixLength = 9

  /// The highest numbers that fit into a prefix.
  static let lastLayer: Int64 = 1 << 40 - 1
  static let lastKeyspace = 1 << 32 - 1

  /// Returns the bytes before the keys of a keyspace's entries in a layer.
  static func prefix(_ layer: LayerID, _ keyspace: Keyspace) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(prefixLength)
    append(layer, keyspace, to: &bytes)
    return bytes
  }

  /// Returns the key of an entry of a layer.
  static func entry(_ layer: LayerID, _ keyspace: Keyspace, _ key: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(prefixLength + key.count)
    append(layer, keyspace, to: &bytes)
    bytes += key
    return bytes
  }

  private static func append(_ layer: LayerID, _ keyspace: Keyspace, to bytes: inout [UInt8]) {
    BigEndian.append(UInt64(bitPattern: layer.number), bytes: 5, to: &bytes)
    BigEndian.append(UInt64(truncatingIfNeeded: keyspace.number), bytes: 4, to: &bytes)
  }

  /// Returns the layer and the keyspace that a prefix encodes, or `nil` if it is too short.
  static func place(of prefix: ArraySlice<UInt8>) -> (LayerID, Keyspace)? {
    guard prefix.count == prefixLength else { return nil }
    return (
      LayerID(number: number(prefix.prefix(5))), Keyspace(Int(number(prefix.dropFirst(5))))
    )
  }

  /// Returns a range of a keyspace as a range of its entries in a layer.
  static func range(
    _ layer: LayerID, _ keyspace: Keyspace, _ range: KeyRange = .all
  ) -> KeyRange {
    KeyRange(
      lower: entry(layer, keyspace, range.lower ?? []),
      excludesLower: range.lower != nil && range.excludesLower,
      upper: range.upper.map { entry(layer, keyspace, $0) }
        ?? successor(of: prefix(layer, keyspace)))
  }

  /// Returns the range of all entries of a layer.
  static func range(_ layer: LayerID) -> KeyRange {
    let lower = Array(prefix(layer, Keyspace(0)).prefix(5))
    return KeyRange(lower: lower, upper: successor(of: lower))
  }

  /// Returns the first key after all keys with a prefix, or `nil` if there is none.
  static func successor(of prefix: [UInt8]) -> [UInt8]? {
    var bytes = prefix
    while let last = bytes.popLast() {
      if last < 255 { return bytes + [last + 1] }
    }
    return nil
  }

  // MARK: Keys of the directory

  static let numbers: [UInt8] = [UInt8(ascii: "n")]
  static let epoch: [UInt8] = [UInt8(ascii: "e")]
  static let memberPrefix: [UInt8] = [UInt8(ascii: "m")]
  static let layerPrefix: [UInt8] = [UInt8(ascii: "l")]
  static let spacePrefix: [UInt8] = [UInt8(ascii: "s")]

  static func member(_ id: MemberID) -> [UInt8] { memberPrefix + number(id.number) }

  static func layer(_ id: LayerID) -> [UInt8] { layerPrefix + number(id.number) }

  static func spaces(of layer: LayerID) -> [UInt8] { spacePrefix + number(layer.number) }

  static func space(_ layer: LayerID, _ keyspace: Keyspace) -> [UInt8] {
    spaces(of: layer) + number(Int64(keyspace.number))
  }

  static func number(_ number: Int64) -> [UInt8] {
    BigEndian.bytes(UInt64(bitPattern: number))
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
    Int64(bitPattern: BigEndian.number(bytes))
  }

  static func number(_ bytes: [UInt8]) -> Int64 { number(bytes[...]) }
}

/// The values of entries of layers: the store's own value and a 1, or only a 0 for a removal.
enum LayerValue {
  /// The value that hides the entries of layers below.
  static let removal: [UInt8] = [0]

  static func encoded(_ value: [UInt8]) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(value.count + 1)
    encoded += value
    encoded.append(1)
    return encoded
  }

  /// Returns whether stored bytes are a value or a removal.
  static func isWellFormed(_ stored: [UInt8]) -> Bool { stored.last == 1 || stored == removal }

  /// Returns the value, or `nil` for a removal.
  static func decoded(_ stored: [UInt8]) -> [UInt8]? {
    var value = stored
    return value.popLast() == 1 ? value : nil
  }
}
