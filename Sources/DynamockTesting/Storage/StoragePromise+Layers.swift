package import DynamockStorage

extension StoragePromise {
  private static func layered(
    _ sentence: String,
    _ check: @escaping @Sendable (any LayeredStorageBackend) async throws -> Void
  ) -> StoragePromise {
    StoragePromise(sentence, for: (any LayeredStorageBackend).self, check)
  }

  static let layers: [StoragePromise] = [
    layered("a lasting fork has its parent's contents, and neither sees the other's later writes") {
      store in
      try await demandIndependence(of: store) { try await store.lastingFork() }
    },

    layered("what a lasting fork captures is in both, and nothing is if it throws") { store in
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      let fork = try await store.lastingFork { writer throws(StorageError) in
        try writer.put([9], for: [9], in: keyspace)
      }
      try demand("the fork", is: try values(fork), expected: [[1], [9]])
      try demand("the parent", is: try values(store), expected: [[1], [9]])
      let ticket = WriteTicket<Void>()
      let error = StorageError(.unsupported, "on purpose")
      store.lastingFork(info: []) { writer throws(StorageError) in
        try writer.put([8], for: [8], in: keyspace)
        throw error
      } completion: {
        (result: Result<(store: any LayeredStorageBackend, value: Void), StorageError>) in
        ticket.complete(result.map { _ in })
      }
      try demand("the error", is: try await ticket.error(), expected: error)
      try demand("the parent", is: try values(store), expected: [[1], [9]])
    },

    layered("a store takes a related one's contents in a write, which may be undone") { store in
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      let kept = try await store.lastingFork()
      try await store.commit([.put([2], [1], keyspace), .put([2], [2], keyspace)])
      let undone = store.submit { writer throws(StorageError) -> WriteOutcome<[[UInt8]]> in
        let writer = try store.replaceContents(by: kept, in: writer) { _ in }
        return .rollback(try writer.entries(keyspace).map(\.value))
      }
      try demand("the write", is: try await undone.value(), expected: [[1]])
      try demand("the store", is: try values(store), expected: [[2], [2]])
      try await store.replace(by: kept)
      try demand("the store", is: try values(store), expected: [[1]])
      try await store.commit([.put([3], [3], keyspace)])
      try demand("the other", is: try values(kept), expected: [[1]])
      try await kept.commit([.put([4], [4], keyspace)])
      try await kept.replace(by: nil)
      try demand("the other, reset", is: try values(kept), expected: [[1]])
    },

    layered("upkeep changes nothing that a member or a snapshot shows") { store in
      try await store.commit(
        [.create(keyspace)] + (0..<UInt8(200)).map { .put([0], [$0], keyspace) })
      var forks: [any LayeredStorageBackend] = []
      for number in 0..<UInt8(9) {
        forks.append(try await store.lastingFork())
        try await store.commit([
          .put([number], [number], keyspace), .remove([99 + number], keyspace),
        ])
      }
      let expected = try values(store)
      let snapshot = try store.snapshot()
      while let fork = forks.popLast() {
        try await fork.erase()
        repeat {
          try demand("the store", is: try values(store), expected: expected)
        } while try await !store.upkeep(atMost: 7)
      }
      try demand("the store", is: try values(store), expected: expected)
      try demand(
        "the snapshot", is: try snapshot.entries(keyspace).map(\.value), expected: expected)
    },
  ]
}

extension LayeredStorageBackend {
  /// Creates a lasting fork, and waits until it exists.
  package func lastingFork(
    info: [UInt8] = [],
    _ capture: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void = { _ in }
  ) async throws -> any LayeredStorageBackend {
    let ticket = WriteTicket<any LayeredStorageBackend>()
    lastingFork(info: info, capturing: capture) { result in
      ticket.complete(result.map(\.store))
    }
    return try await ticket.value()
  }

  /// Replaces the contents, and waits for the commit.
  package func replace(by other: (any LayeredStorageBackend)?) async throws {
    let ticket = submit { [self] writer throws(StorageError) -> WriteOutcome<Void> in
      _ = try replaceContents(by: other, in: writer) { _ in }
      return .commit(())
    }
    try await ticket.value()
  }

  /// Removes a lasting fork, and waits for the commit.
  package func erase() async throws {
    let ticket = WriteTicket<Void>()
    erase { ticket.complete($0) }
    try await ticket.value()
  }

  /// Does a step of upkeep; returns whether nothing is left to do.
  package func upkeep(atMost limit: Int) async throws -> Bool {
    let ticket = WriteTicket<LayerUpkeep>()
    upkeep(atMost: limit) { ticket.complete($0) }
    return try await ticket.value().isFinished
  }
}
