import DynamockModel

/// What one call did to one table or index: what it consumed, and where.
public struct Touch: Sendable {
  /// The table's name.
  public var table: String
  /// The index's name; nil for the table itself.
  public var index: String?
  /// Whether the index draws its units from the table, as local ones do.
  public var isLocal = false
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
  public init(table: String, index: String? = nil, isLocal: Bool = false, units: Units) {
    self.table = table
    self.index = index
    self.isLocal = isLocal
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

/// What a Query or a Scan read, returned, and might have read instead.
public struct PageRead: Sendable {
  /// Whether it was a Scan.
  public var isScan: Bool
  /// Whether a filter was applied.
  public var hasFilter: Bool
  /// Items evaluated.
  public var evaluated: Int
  /// Items returned.
  public var returned: Int
  /// Attributes that the filter wants to equal a value.
  public var filterEqualities: [String]
  /// The attributes asked for; nil for all there are.
  public var attributes: [String]?

  /// Joins the figures.
  public init(
    isScan: Bool, hasFilter: Bool, evaluated: Int, returned: Int,
    filterEqualities: [String] = [], attributes: [String]? = nil
  ) {
    self.isScan = isScan
    self.hasFilter = hasFilter
    self.evaluated = evaluated
    self.returned = returned
    self.filterEqualities = filterEqualities
    self.attributes = attributes
  }
}
