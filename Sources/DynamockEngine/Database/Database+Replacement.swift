package import DynamockModel
import DynamockStorage

extension Database {
  /// Replaces the contents of the database with another's, or with nothing, in a single write.
  ///
  /// Used for databases whose contents have to stay in place, such as in a file; this takes as long
  /// as writing the other's items. The contents are those of the other when the write begins.
  package func replaceContents(
    by other: Database?, completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    if let other { follow(other) }
    write(completion) { session throws(EngineFault) in
      for keyspace in Catalog.ownKeyspaces + session.catalog.keyspaces {
        try session.drop(keyspace)
      }
      guard let other else {
        return session.replaceContents(Catalog().numbering(after: session.catalog))
      }
      let catalog = other.published
      do throws(StorageError) {
        try other.store.read { reader throws(StorageError) in
          try session.writer.copy(catalog, from: reader)
        }
      } catch {
        throw .storage(error)
      }
      session.replaceContents(catalog.forked().numbering(after: session.catalog))
    }
  }
}

extension Database {
  /// Replaces the contents with those of a related database, or with those that this one started
  /// with, in a single write that takes the same time regardless of the items.
  package func shareContents(
    of other: Database?, completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    guard let layers else { return completion(.failure(DynamoDBError(.storeCannotFork))) }
    if let other { follow(other) }
    write({ [self] (result: Result<Void, DynamoDBError>) in
      if case .success = result { resumeBackfills() }
      completion(result)
    }) { session throws(EngineFault) in
      do throws(StorageError) {
        let writer = try layers.replaceContents(by: other?.layers, in: session.writer) {
          writer throws(StorageError) in
          try other?.writerState.reloadIfStale(from: writer)
          try other?.writerState.storeCountersEarly(in: writer)
        }
        // Its changes were those of another database, or were delivered since.
        try writer.drop(KinesisQueue.storedIn)
        let catalog = try Catalog(reading: writer).forked()
        session.replaceContents(catalog.numbering(after: session.catalog), writer: writer)
      } catch {
        throw .storage(error)
      }
    }
  }
}

extension StorageWriter {
  /// Copies all keyspaces of a catalog from another store.
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
        return page.count < KeyRange.portionLength ? .next : .stop
      }
      for entry in page { try put(entry.value, for: entry.key, in: keyspace) }
      rest = range.rest(after: page.last?.key, of: page.count)
    }
  }
}

extension Catalog {
  /// The keyspaces of the engine's own records.
  fileprivate static let ownKeyspaces = [
    storedIn, KeyspaceCounters.storedIn, ClientRequestTokens.storedIn, SearchStamp.storedIn,
  ]

  /// The keyspaces of tables and streams.
  fileprivate var keyspaces: [Keyspace] { describedKeyspaces.map(\.keyspace) + discarded }

  /// The keyspaces of tables and streams, with their descriptions.
  fileprivate var describedKeyspaces: [(keyspace: Keyspace, description: KeyspaceDescription)] {
    tables.values.flatMap(\.describedKeyspaces)
      + streams.values.map { ($0.definition.keyspace, $0.definition.keyspaceDescription) }
      + backups.values.map {
        ($0.keyspace, KeyspaceDescription(textOffset: ItemImage.prefixLength))
      }
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
    return shown
      + others.map {
        ($0, $0 == recoveryLog?.keyspace ? RecoveryLog.description : KeyspaceDescription())
      }
  }
}
