import DynamockStorage
import SeededRandom

extension StoragePromise {
  private static func value(_ store: any StorageBackend) throws(StorageError) -> [UInt8]? {
    try store.read { reader throws(StorageError) in try reader.value(for: [1], in: keyspace) }
  }

  static let isolation: [StoragePromise] = [
    StoragePromise("a read inside a write's body sees the committed state, at once") { store in
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      let write = store.submit { writer throws(StorageError) -> WriteOutcome<[[UInt8]?]> in
        try writer.put([2], for: [1], in: keyspace)
        let early = try value(store)
        for number in 0..<UInt8(200) { try writer.put([number], for: [2, number], in: keyspace) }
        try writer.drop(keyspace)
        return .commit([early, try value(store)])
      }
      try demand("what was read", is: try await write.value(), expected: [[1], [1]])
      try demand("the value afterwards", is: try value(store), expected: nil)
    },

    StoragePromise("what a read sees does not change while it runs") { store in
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      let ticket = try store.read { reader throws(StorageError) in
        guard try reader.value(for: [1], in: keyspace) == [1] else { throw unexpected }
        let ticket = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.put([2], for: [1], in: keyspace)
          try writer.put([2], for: [2], in: keyspace)
          return .commit(())
        }
        let deadline = ContinuousClock.now + .seconds(2)
        while ticket.completions == 0, ContinuousClock.now < deadline {}
        guard try reader.value(for: [1], in: keyspace) == [1] else { throw unexpected }
        guard try reader.entries(keyspace).count == 1 else { throw unexpected }
        return ticket
      }
      try await ticket.value()
      try demand("the value afterwards", is: try value(store), expected: [2])
    },

    StoragePromise("a snapshot holds its state across later writes") { store in
      var model = ModelStore()
      var held: [(any StorageSnapshot, ModelStore)] = [(try store.snapshot(), model)]
      var generator = SeededGenerator(seed: 5)
      for round in 0..<40 {
        var changes: [StorageChange] = round % 10 == 0 ? [.drop(keyspace), .create(keyspace)] : []
        for _ in 0..<generator.below(60) {
          let key = [UInt8(generator.below(40))]
          changes.append(
            generator.once(in: 3)
              ? .remove(key, keyspace) : .put([UInt8(round)], key, keyspace))
        }
        for change in changes { model.apply(change) }
        try await store.commit(changes)
        held.append((try store.snapshot(), model))
        if generator.once(in: 4) { held.remove(at: generator.below(held.count)) }
      }
      for (snapshot, model) in held {
        if let found = try snapshot.difference(from: model, over: [keyspace]) {
          throw Finding(found)
        }
      }
    },

    StoragePromise("concurrent readers see states between two writes, in their order") { store in
      try await ConcurrentReaders(of: store).run()
    },
  ]

  private static let unexpected = StorageError(.failed, "the state changed inside a read")
}
