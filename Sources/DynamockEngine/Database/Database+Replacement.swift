import DynamockModel
import DynamockStorage
import Synchronization

extension Database {
  /// Replaces everything the database holds by another's value, or by nothing, in one write.
  ///
  /// For databases whose contents have to stay where they are, such as in a file: costs the time to
  /// write the other's items. The value is the one that the other has when the write begins.
  package func replaceContents(
    by other: Database?, completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    if let other { follow(other) }
    write(completion) { session throws(DynamoDBError) in
      for keyspace in Catalog.ownKeyspaces + session.catalog.keyspaces {
        try session.drop(keyspace)
      }
      guard let other else {
        return session.replaceContents(Catalog().numbering(after: session.catalog))
      }
      let catalog = other.published.withLock { $0 }
      do throws(StorageError) {
        try other.store.read { reader throws(StorageError) in
          try session.writer.copy(catalog, from: reader)
        }
      } catch {
        throw DynamoDBError(error)
      }
      session.replaceContents(catalog.forked().numbering(after: session.catalog))
    }
  }
}

extension StorageWriter {
  /// Writes all that a catalog speaks of as another store has it.
  fileprivate func copy(
    _ catalog: Catalog, from reader: any StorageReader
  ) throws(StorageError) {
    for keyspace in Catalog.ownKeyspaces {
      try copy(keyspace, KeyspaceDescription(textOffset: ItemImage.prefixLength), from: reader)
    }
    for (keyspace, description) in catalog.describedKeyspaces {
      try copy(keyspace, description, from: reader)
    }
  }

  private func copy(
    _ keyspace: Keyspace, _ description: KeyspaceDescription, from reader: any StorageReader
  ) throws(StorageError) {
    try create(keyspace, description)
    var rest: KeyRange? = .all
    while let range = rest {
      var page: [(key: [UInt8], value: [UInt8])] = []
      try reader.scan(keyspace, range, .ascending) { key, value throws(StorageError) in
        page.append((key, value))
        return page.count < Self.pageSize ? .next : .stop
      }
      for entry in page { try put(entry.value, for: entry.key, in: keyspace) }
      rest =
        page.count < Self.pageSize
        ? nil : page.last.map { range.resumed(after: $0.key, .ascending) }
    }
  }

  /// Entries that are read at once: who shares the reader's state with the copying waits no longer.
  private static var pageSize: Int { 1_000 }
}

extension Catalog {
  /// The keyspaces of the engine's own records.
  fileprivate static let ownKeyspaces = [
    storedIn, KeyspaceCounters.storedIn, ClientRequestTokens.storedIn,
  ]

  /// The keyspaces of tables and streams.
  fileprivate var keyspaces: [Keyspace] { describedKeyspaces.map(\.keyspace) }

  /// The keyspaces of tables and streams, described as when they were made.
  fileprivate var describedKeyspaces: [(keyspace: Keyspace, description: KeyspaceDescription)] {
    tables.values.flatMap(\.describedKeyspaces)
      + streams.values.map { ($0.definition.keyspace, $0.definition.keyspaceDescription) }
  }
}

extension Table {
  fileprivate var describedKeyspaces: [(keyspace: Keyspace, description: KeyspaceDescription)] {
    let text = ItemImage.prefixLength
    let own = (keyspace, KeyspaceDescription(label: name, textOffset: text))
    let entries = indexes.map {
      ($0.keyspace, KeyspaceDescription(label: "\(name).\($0.name)", textOffset: text))
    }
    let shown = [own] + entries
    let others = definition.keyspaces.filter { keyspace in !shown.contains { $0.0 == keyspace } }
    return shown + others.map { ($0, KeyspaceDescription()) }
  }
}
