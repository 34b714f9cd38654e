/// What a plan has to know of a table besides its calls.
public struct TableShape: Sendable, Hashable {
  /// The table's name.
  public var name: String
  /// The table itself.
  public var source: Source
  /// Its indexes.
  public var indexes: [Source]

  /// Joins the parts.
  public init(name: String, source: Source, indexes: [Source]) {
    self.name = name
    self.source = source
    self.indexes = indexes
  }

  /// A table itself or an index.
  public struct Source: Sendable, Hashable {
    /// The name of the table or index.
    public var name: String
    /// Whether it draws its units from the table, as local indexes do.
    public var isLocal: Bool
    /// The attributes of its partition key.
    public var partitionKey: [String]
    /// All attributes of its key, and for an index of the table's.
    public var keyAttributes: [String]
    /// The attributes it holds; nil for all there are.
    public var attributes: [String]?
    /// How many items it holds.
    public var items: Int
    /// How many bytes they have, by DynamoDB's rule for items.
    public var bytes: Int

    /// Joins the parts.
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

    /// Bytes as AWS bills them: 100 for each item on top (developer guide, "Item sizes and formats").
    public var billedBytes: Int { bytes + 100 * items }
  }
}
