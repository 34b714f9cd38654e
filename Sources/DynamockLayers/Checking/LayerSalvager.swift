import DynamockStorage

/// A reader of a member's contents that passes over damage, and names the places in the member's own
/// keyspaces.
final class LayerSalvager: SalvagingReader, ForwardingReader {
  private let base: any SalvagingReader
  let reader: LayerReader

  init(_ base: any SalvagingReader, _ reader: LayerReader) {
    self.base = base
    self.reader = reader
  }

  func takeDamage() -> [StorageError.Place] {
    base.takeDamage().map { place in
      guard place.keyspace == LayerKeys.entries, let key = place.key,
        let (_, keyspace) = LayerKeys.place(of: key.prefix(LayerKeys.prefixLength))
      else { return place }
      let own = Array(key.dropFirst(LayerKeys.prefixLength))
      return StorageError.Place(
        keyspace, own.isEmpty ? nil : own, isBeyondKey: place.isBeyondKey)
    }
  }

  /// Any damage of layers may have hidden entries of any keyspace.
  func isDamaged(_ keyspace: Keyspace) -> Bool {
    base.isDamaged(keyspace) || base.isDamaged(LayerKeys.entries)
  }
}
