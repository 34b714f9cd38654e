/// One way in which a database differs from another one, its base.
public enum DatabaseChange: Sendable {
  /// A table that the base does not have.
  case tableCreated(TableDescription)
  /// A table that only the base has.
  case tableDropped(TableDescription)
  /// A table whose definition differs: indexes, billing, throughput, streams, tags and the like.
  case tableChanged(before: TableDescription, after: TableDescription)
  /// An item under a key that the base has nothing under.
  case itemAdded(table: String, ItemImage)
  /// An item that only the base has.
  case itemRemoved(table: String, ItemImage)
  /// An item whose value differs.
  case itemChanged(table: String, before: ItemImage, after: ItemImage)
}

/// Whether whoever looks at differences wants more of them.
public enum DiffStep: Sendable {
  /// Go on.
  case next
  /// Stop here.
  case stop
}
