import DynamockModel

/// The row keys of a batch, hashed by bytes that differ already, without copies of them.
struct DistinctKeys {
  /// The row keys in the order in which they were added.
  private(set) var rowKeys: [[UInt8]] = []
  /// The numbers of the keys, each one more than its position, at a place by its hash or the next free
  /// one; 0 if a place is free.
  private var places: [UInt32]

  /// Creates a set with room for a number of keys.
  init(upTo count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    places = Array(repeating: 0, count: size)
    rowKeys.reserveCapacity(count)
  }

  /// Adds the row key of the next key of a list.
  ///
  /// - Throws: an error if the key equals an earlier one, and their numbers have the same scales.
  mutating func insert(_ key: [UInt8], of list: KeyList) throws(EngineFault) {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: key.rowHash >> 32) & mask
    while places[place] != 0 {
      let other = Int(places[place]) - 1
      if rowKeys[other].hasSameBytes(as: key), list[other].hasSameScales(as: list[rowKeys.count]) {
        throw .item(.duplicateInBatch)
      }
      place = (place + 1) & mask
    }
    rowKeys.append(key)
    places[place] = UInt32(truncatingIfNeeded: rowKeys.count)
  }
}

extension Item {
  /// Returns whether the numbers of two keys that are equal have the same scales.
  fileprivate func hasSameScales(as other: Item) -> Bool {
    attributes.allSatisfy { $0.value.scale == other[$0.name]?.scale }
  }
}

extension AttributeValue {
  fileprivate var scale: Int16? { if case .number(let number) = self { number.scale } else { nil } }
}

extension [UInt8] {
  fileprivate func hasSameBytes(as other: [UInt8]) -> Bool {
    withUnsafeBytes { own in other.withUnsafeBytes { own.hasSameBytes(as: $0) } }
  }
}
