/// An item as stored and as sent in responses: its DynamoDB size and its JSON.
///
/// The bytes are 4 bytes of size (big-endian, DynamoDB's item size in bytes), then the JSON object
/// that DynamoDB sends for the item, without white space. Reads that do not use the values copy the
/// text unchanged into the response.
public struct ItemImage: Sendable, Hashable {
  /// The size and the text, as stored.
  public let bytes: [UInt8]

  /// Creates an image from bytes that a store returns, which ``init(_:)`` created earlier.
  @inlinable
  public init(storedBytes: [UInt8]) { bytes = storedBytes }

  /// The number of bytes before the JSON text.
  public static let prefixLength = 4

  /// A bit in the first byte that marks an item with a number set of two or more members.
  ///
  /// No size uses this bit, and the text of other items need not be examined. Items stored by an
  /// older version are not marked: their sets are returned as stored.
  package static let numberSetFlag: UInt8 = 0x80

  /// Whether the item is marked as having such a number set.
  package var hasNumberSets: Bool { (bytes.first ?? 0) & Self.numberSetFlag != 0 }

  /// The item's size in bytes by DynamoDB's rules.
  @inlinable @inline(__always) public var size: Int {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count >= Self.prefixLength else { return 0 }
      return Int(UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self)) & 0x7FFF_FFFF)
    }
  }

  /// The JSON object, without white space.
  @inlinable public var json: ArraySlice<UInt8> { bytes.dropFirst(Self.prefixLength) }
}
