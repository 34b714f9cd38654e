import DynamockStorage

extension StoragePromise {
  static let closing: [StoragePromise] = [
    StoragePromise("closing waits for the writes that were submitted") { store in
      try await store.commit([.create(keyspace)])
      let tickets = (0..<UInt8(100)).map { number in
        store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.put([number], for: [number], in: keyspace)
          return .commit(())
        }
      }
      try store.close()
      for ticket in tickets { try await ticket.value() }
    },

    StoragePromise("a closed store refuses every call, and closing again does nothing") { store in
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      try store.close()
      try store.close()
      try demandClosed("a read") { () throws(StorageError) in
        _ = try store.read { reader throws(StorageError) in
          try reader.value(for: [1], in: keyspace)
        }
      }
      try demandClosed("a snapshot") { () throws(StorageError) in _ = try store.snapshot() }
      if let store = store as? any ForkableStorageBackend {
        try demandClosed("a fork") { () throws(StorageError) in _ = try store.fork() }
      }
      let bodies = Notebook<Int>()
      let write = store.submit { _ throws(StorageError) -> WriteOutcome<Void> in
        bodies.add(1)
        return .commit(())
      }
      try demand("the code of a write", is: try await write.error().code, expected: .closed)
      try demand("the number of bodies run", is: bodies.notes.count, expected: 0)
      try demand("the number of completions", is: write.completions, expected: 1)
    },

    StoragePromise("a snapshot outlives its store") { store in
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      let snapshot = try store.snapshot()
      try store.close()
      try demand("the value", is: try snapshot.value(for: [1], in: keyspace), expected: [1])
    },
  ]

  private static func demandClosed(
    _ call: String, _ body: () throws(StorageError) -> Void
  ) throws(Finding) {
    do throws(StorageError) {
      try body()
    } catch {
      return try demand("the code of \(call)", is: error.code, expected: .closed)
    }
    throw Finding("\(call) was answered")
  }
}
