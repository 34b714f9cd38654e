/// The properties of a table for a plan, apart from its calls.
public struct TableShape: Sendable, Hashable {
  /// The table's name.
  public var name: String
  /// The table itself.
  public var source: Source
  /// Its indexes.
  public var indexes: [Source]
  /// Its vector indexes.
  public var vectorIndexes: [VectorIndex]

  /// Creates a shape.
  public init(
    name: String, source: Source, indexes: [Source], vectorIndexes: [VectorIndex] = []
  ) {
    self.name = name
    self.source = source
    self.indexes = indexes
    self.vectorIndexes = vectorIndexes
  }

  /// A vector index.
  public struct VectorIndex: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The number of entries.
    public var items: Int
    /// The entries' size in bytes, with four for each dimension.
    public var bytes: Int

    /// Creates a vector index.
    public init(name: String, items: Int, bytes: Int) {
      self.name = name
      self.items = items
      self.bytes = bytes
    }
  }

  /// A table itself or an index.
  public struct Source: Sendable, Hashable {
    /// The name of the table or index.
    public var name: String
    /// Whether it uses the table's units, as local indexes do.
    public var isLocal: Bool
    /// The attributes of its partition key.
    public var partitionKey: [String]
    /// All attributes of its key and, for an index, of the table's key.
    public var keyAttributes: [String]
    /// The projected attributes, or `nil` for all.
    public var attributes: [String]?
    /// The number of items.
    public var items: Int
    /// The items' size in bytes, by DynamoDB's rules.
    public var bytes: Int

    /// Creates a source.
    public init(
      name: String, isLocal: Bool, partitionKey: [String], keyAttributes: [String],
      attributes: [String]?, items: Int, bytes: Int
    ) {
      self.name = name
      self.isLocal = isLocal
      self.partitionKey = partitionKey
      self.keyAttributes = keyAttributes
      self.attributes = attributes
      self.items = items
      self.bytes = bytes
    }

    /// The size that AWS bills, in bytes: 100 more per item ([aws-item-sizes]).
    public var billedBytes: Int { bytes + 100 * items }
  }
}
