import DynamockModel

/// What one call did to one table or index: what it consumed, and where.
///
/// Small, and with few references, since every call makes one and hands it on.
public struct Touch: Sendable {
  /// The table or the index.
  public var source: TouchedSource
  /// What was consumed.
  public var units: Units
  /// The size of the item, or of all items read together, in bytes.
  public var bytes = 0
  /// The hash of the partition key; nil where no single one was meant.
  public var partitionHash: UInt64?
  /// The partition key's value, the first one where the key has several attributes.
  ///
  /// It counts where there is a hash. Not an optional, whose value could not be looked at without a copy.
  public var partitionKey = AttributeValue.null
  /// How many items came to be, or ceased.
  public var addedItems = 0
  /// By how many bytes the items grew.
  public var addedBytes = 0
  /// What a Query or a Scan read; nil for other calls.
  public var page: PageRead?

  /// Makes a touch of a table or an index.
  public init(_ source: TouchedSource, units: Units) {
    self.source = source
    self.units = units
  }

  /// Names the partition key that was meant.
  public mutating func place(at hash: UInt64, of key: AttributeValue) {
    partitionHash = hash
    partitionKey = key
  }
}

/// A table or an index that calls touch; made once and shared by all touches.
public final class TouchedSource: Sendable {
  /// The table's name.
  public let table: String
  /// The index's name; nil for the table itself.
  public let index: String?
  /// Whether the index draws its units from the table, as local ones do.
  public let isLocal: Bool

  /// Names a table or an index.
  public init(table: String, index: String? = nil, isLocal: Bool = false) {
    self.table = table
    self.index = index
    self.isLocal = isLocal
  }
}
