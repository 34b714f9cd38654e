import DynamockModel

/// What one call did to one table or index: what it consumed, and where.
///
/// Without copies: each would count references, and every call makes a touch and hands it on.
public struct Touch: ~Copyable, Sendable {
  /// The table or the index.
  public var source: TouchedSource
  /// What was consumed.
  public var units: Units
  /// The size of the item, or of all items read together, in bytes.
  public var bytes: Int
  /// The hash of the partition key; nil where no single one was meant.
  public var partitionHash: UInt64?
  /// The partition key's value, the first one where the key has several attributes; it counts where there
  /// is a hash.
  public var partitionKey: AttributeValue
  /// How many items came to be, or ceased.
  public var addedItems: Int
  /// By how many bytes the items grew.
  public var addedBytes: Int
  /// What a Query or a Scan read; nil for other calls.
  public var page: PageRead?

  /// Makes a touch of a table or an index.
  public init(
    _ source: TouchedSource, units: Units, bytes: Int = 0, at partitionHash: UInt64? = nil,
    of partitionKey: AttributeValue = .null, addedItems: Int = 0, addedBytes: Int = 0,
    page: PageRead? = nil
  ) {
    self.source = source
    self.units = units
    self.bytes = bytes
    self.partitionHash = partitionHash
    self.partitionKey = partitionKey
    self.addedItems = addedItems
    self.addedBytes = addedBytes
    self.page = page
  }
}
