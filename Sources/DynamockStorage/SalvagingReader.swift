/// A reader that passes over damage, and remembers it.
///
/// Its scans skip entries that cannot be read, and its values are `nil` for them. An optional
/// capability of stores in files, for the examination of a whole file.
public protocol SalvagingReader: StorageReader {
  /// The places of the damage found since this function was last called.
  func takeDamage() -> [StorageError.Place]

  /// Returns whether damage was found in a keyspace, so that its entries may be incomplete.
  func isDamaged(_ keyspace: Keyspace) -> Bool
}
