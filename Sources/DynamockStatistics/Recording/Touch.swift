public import DynamockModel

/// The use of one table or index by one call: the consumption and the key.
///
/// Functions consume it, since a copy would update reference counts.
public struct Touch: Sendable {
  /// The position of the table among those of the call.
  var table = 0
  /// The index's position among those of the table; `nil` for the table itself.
  var index: Int?
  /// The consumption; of a vector index, the bytes of searches and of writes.
  public var units: Units
  /// The size in bytes of the item, or of all items that were read together.
  public var bytes: Int
  /// The hash of the partition key, or `nil` unless there is exactly one.
  public var partitionHash: UInt64?
  /// The value of the partition key's first attribute; valid only if there is a hash.
  public var partitionKey: AttributeValue {
    get { label.value }
    set { label = .value(newValue) }
  }
  private var label: TouchedKey
  /// The number of items added, or removed if negative.
  public var addedItems: Int
  /// The increase in the items' size in bytes.
  public var addedBytes: Int
  /// Whether the use is a page of a Query or a Scan.
  var isPage = false

  /// Creates a use of a table or an index.
  public init(
    units: Units, bytes: Int = 0, at partitionHash: UInt64? = nil,
    of partitionKey: AttributeValue = .null, addedItems: Int = 0, addedBytes: Int = 0
  ) {
    self.units = units
    self.bytes = bytes
    self.partitionHash = partitionHash
    label = .value(partitionKey)
    self.addedItems = addedItems
    self.addedBytes = addedBytes
  }

  /// Creates the read of an item of a table.
  package init(reading units: Double, bytes: Int, at partitionHash: UInt64, of key: TouchedKey) {
    self.units = Units(read: units)
    self.bytes = bytes
    self.partitionHash = partitionHash
    label = key
    addedItems = 0
    addedBytes = 0
  }
}

/// The value of a partition key, which is decoded only if statistics show it.
package enum TouchedKey: Sendable {
  /// A value at hand.
  case value(AttributeValue)
  /// A value whose text is at hand.
  case listed(ListedValue)

  fileprivate var value: AttributeValue {
    switch self {
    case .value(let value): value
    case .listed(let listed): listed.value
    }
  }
}
