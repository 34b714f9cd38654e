/// A difference between a database and its base.
public enum DatabaseChange: Sendable {
  /// A table that does not exist in the base.
  case tableCreated(TableDescription)
  /// A table that exists only in the base.
  case tableDropped(TableDescription)
  /// A table whose definition differs: indexes, billing, throughput, streams, tags and the like.
  case tableChanged(before: TableDescription, after: TableDescription)
  /// An item whose key does not exist in the base.
  case itemAdded(table: String, ItemImage)
  /// An item that exists only in the base.
  case itemRemoved(table: String, ItemImage)
  /// An item whose value differs.
  case itemChanged(table: String, before: ItemImage, after: ItemImage)
}

/// Whether a visit of differences continues.
public enum DiffStep: Sendable {
  /// Continues with the next difference.
  case next
  /// Stops.
  case stop
}
