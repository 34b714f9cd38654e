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
  /// The hash of the partition key and the key itself; nil where no single one was meant.
  public var partition: Partition?
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

  /// A partition key value.
  public struct Partition: Sendable {
    /// Its hash, which places it.
    public var hash: UInt64
    /// The value; the first one where the key has several attributes.
    public var key: AttributeValue

    /// Joins both.
    public init(hash: UInt64, key: AttributeValue) {
      self.hash = hash
      self.key = key
    }
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
