public import DynamockModel

/// The exact largest items and item collections of a table at a point in time.
public struct LargestParts: Sendable {
  /// An item.
  public struct LargeItem: Sendable, Equatable {
    /// Its key attributes.
    public let key: Item
    /// Its size in bytes, as used for capacity.
    public let bytes: Int

    /// Creates a large item.
    public init(key: Item, bytes: Int) {
      self.key = key
      self.bytes = bytes
    }
  }

  /// All items with a partition key value, and their entries in local indexes.
  public struct LargeCollection: Sendable, Equatable {
    /// The partition key attribute.
    public let key: Item
    /// The number of its items.
    public let items: Int
    /// The size in bytes of its items and their entries in local indexes, which is limited to 10
    /// GB.
    public let bytes: Int

    /// Creates a large collection.
    public init(key: Item, items: Int, bytes: Int) {
      self.key = key
      self.items = items
      self.bytes = bytes
    }
  }

  /// The table's name.
  public let table: String
  /// The largest items, in descending order.
  public let items: [LargeItem]
  /// The largest item collections, in descending order; empty for a table without a sort key, in
  /// which each item is a collection.
  public let collections: [LargeCollection]

  /// Creates the largest parts of a table.
  public init(table: String, items: [LargeItem], collections: [LargeCollection]) {
    self.table = table
    self.items = items
    self.collections = collections
  }
}
