import DynamockModel

/// The largest items and item collections of a table, exactly, at one moment.
public struct LargestParts: Sendable {
  /// An item.
  public struct LargeItem: Sendable, Equatable {
    /// Its key attributes.
    public let key: Item
    /// Its size in bytes, as capacity counts it.
    public let bytes: Int

    /// Joins both.
    public init(key: Item, bytes: Int) {
      self.key = key
      self.bytes = bytes
    }
  }

  /// All items of one partition key, and their entries in local indexes.
  public struct LargeCollection: Sendable, Equatable {
    /// The partition key attribute.
    public let key: Item
    /// How many items it has.
    public let items: Int
    /// Bytes of its items and of their entries in local indexes, which 10 GB limit.
    public let bytes: Int

    /// Joins all three.
    public init(key: Item, items: Int, bytes: Int) {
      self.key = key
      self.items = items
      self.bytes = bytes
    }
  }

  /// The table's name.
  public let table: String
  /// The largest items, largest first.
  public let items: [LargeItem]
  /// The largest item collections, largest first; none for a table without a sort key, where each item
  /// is one.
  public let collections: [LargeCollection]

  /// Joins all three.
  public init(table: String, items: [LargeItem], collections: [LargeCollection]) {
    self.table = table
    self.items = items
    self.collections = collections
  }
}
