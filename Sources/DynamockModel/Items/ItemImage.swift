/// An item as a store keeps it and a response carries it: its DynamoDB size and its JSON text.
///
/// The bytes are 4 bytes of size (big-endian, DynamoDB's item size in bytes), then the JSON object
/// that DynamoDB would send for the item, without white space. Reads that do not look inside copy
/// the text into the response as it is (DESIGN §3).
public struct ItemImage: Sendable, Hashable {
  /// Size and text, as stored.
  public let bytes: [UInt8]

  /// Wraps bytes that an ``init(_:)`` made earlier, as a store hands them back.
  @inlinable
  public init(storedBytes: [UInt8]) { bytes = storedBytes }

  /// The number of bytes before the JSON text.
  public static let prefixLength = 4

  /// The bit of the first byte, which no size needs, that marks an item with a number set of two or
  /// more members; other items need no look at their text to be shown.
  ///
  /// Items that an older version stored have no mark: their sets are shown as they are stored.
  static let numberSetFlag: UInt8 = 0x80

  /// Whether the item is marked as one with a number set.
  package var hasNumberSets: Bool { (bytes.first ?? 0) & Self.numberSetFlag != 0 }

  /// The item's size in bytes by DynamoDB's rule.
  @inlinable public var size: Int {
    guard bytes.count >= Self.prefixLength else { return 0 }
    return Int(bytes[0] & 0x7F) << 24 | Int(bytes[1]) << 16 | Int(bytes[2]) << 8 | Int(bytes[3])
  }

  /// The JSON object, without white space.
  @inlinable public var json: ArraySlice<UInt8> { bytes.dropFirst(Self.prefixLength) }
}
