import DynamockModel

/// An item's entry in a vector index.
///
/// Its bytes are its size in DynamoDB's count (4 bytes, with the flag of ``ItemImage``), the sum of
/// the squares of the vector's elements (a 64-bit number), the elements (32-bit numbers), all but the
/// size little-endian, and the JSON of the projected attributes without the vector. A search reads
/// the vector where it is, and the JSON only of entries that it returns or has to compare. Part of the
/// file format.
struct SearchEntry {
  /// Its key in the index's keyspace: the HASH attribute if there is one, then the table's key.
  let key: [UInt8]
  let vector: [Float]
  /// The projected attributes of the item, without the vector.
  let image: ItemImage
  /// The size in bytes, with the vector at four bytes for each dimension.
  let size: Int

  /// The offset of the sum of squares.
  static let normOffset = ItemImage.prefixLength
  /// The offset of the vector.
  static let vectorOffset = normOffset + 8

  /// The bytes as stored.
  var value: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.vectorOffset + 4 * vector.count + image.json.count)
    Self.append(size, flaggedAs: image, to: &bytes)
    let squares = vector.withUnsafeBytes { VectorProduct.dot($0, $0) }
    withUnsafeBytes(of: squares.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    for element in vector {
      withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.append(contentsOf: image.json)
    return bytes
  }

  /// Returns the bytes that a change of an entry is charged with: at least 1,024 for each entry that
  /// is written or removed ([parity-suite] `vectors`).
  static func writtenBytes(_ old: SearchEntry?, _ new: SearchEntry?) -> Int {
    func charge(_ size: Int) -> Int { max(Limits.vectorRequestSize, size) }
    return switch (old, new) {
    case (let old?, let new?):
      old.key == new.key
        ? charge(max(old.size, new.size)) : charge(old.size) + charge(new.size)
    case (let entry?, nil), (nil, let entry?): charge(entry.size)
    case (nil, nil): 0
    }
  }

  /// Returns whether two entries have the same contents; a different order within sets and maps
  /// does not count.
  func isEqual(to other: SearchEntry) -> Bool {
    key == other.key && vector == other.vector && image.isEqualValue(to: other.image)
  }

  private static func append(
    _ size: Int, flaggedAs image: ItemImage, to bytes: inout [UInt8]
  ) {
    let flag = image.hasNumberSets ? ItemImage.numberSetFlag : 0
    bytes.append(UInt8(truncatingIfNeeded: size >> 24) & ~ItemImage.numberSetFlag | flag)
    BigEndian.append(UInt64(truncatingIfNeeded: size), bytes: 3, to: &bytes)
  }

  /// Returns the projected attributes in the stored bytes of an entry, or `nil` if they are damaged.
  static func image(in value: [UInt8], of index: SearchIndex) -> ItemImage? {
    let offset = index.definition.textOffset
    guard value.count > offset else { return nil }
    let stored = ItemImage(storedBytes: value)
    let vectorSize = index.definition.attribute.utf8.count + 4 * index.definition.dimensions
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ItemImage.prefixLength + value.count - offset)
    append(max(0, stored.size - vectorSize), flaggedAs: stored, to: &bytes)
    bytes.append(contentsOf: value[offset...])
    return ItemImage(storedBytes: bytes)
  }

  /// Returns the sum of the squares of the vector's elements in the stored bytes of an entry.
  static func squares(in bytes: UnsafeRawBufferPointer) -> Double {
    Double(
      bitPattern: UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: normOffset, as: UInt64.self)))
  }

  /// Returns the vector in the stored bytes of an entry.
  static func vector(in value: [UInt8], of index: SearchIndex) -> [Float] {
    let count = index.definition.dimensions
    guard value.count >= vectorOffset + 4 * count else { return [] }
    return value.withUnsafeBytes { bytes in
      [Float](unsafeUninitializedCapacity: count) { vector, initialized in
        for position in 0..<count {
          vector[position] = Float(
            bitPattern: UInt32(
              littleEndian: bytes.loadUnaligned(
                fromByteOffset: vectorOffset + 4 * position, as: UInt32.self)))
        }
        initialized = count
      }
    }
  }
}
