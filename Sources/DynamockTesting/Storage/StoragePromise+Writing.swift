import DynamockStorage

extension StoragePromise {
  private static let first = Keyspace(0)
  private static let second = Keyspace(1)
  /// The initial state for the following promises.
  private static let start: [StorageChange] = [
    .create(first), .create(second), .put([1], [1], first), .put([2], [2], first),
    .put([1], [9], second),
  ]
  /// Changes of all kinds to the initial state.
  private static let changes: [StorageChange] = [
    .put([1], [11], first), .put([3], [3], first), .remove([2], first), .put([3], [33], first),
    .drop(second), .create(Keyspace(2)), .put([5], [5], Keyspace(2)), .create(second),
    .put([6], [6], second), .remove([6], second),
  ]
  private static let keyspaces = [first, second, Keyspace(2)]

  private static var startModel: ModelStore {
    var model = ModelStore()
    for change in start { model.apply(change) }
    return model
  }

  private static func demandState(_ store: any StorageBackend, is model: ModelStore) throws {
    let found = try store.read { reader throws(StorageError) in
      try reader.difference(from: model, over: keyspaces)
    }
    if let found { throw Finding(found) }
  }

  static let writing: [StoragePromise] = [
    StoragePromise("a write sees what it has done so far, and what it commits is kept") { store in
      try await store.commit(start)
      let notebook = Notebook<String>()
      let write = store.submit { writer throws(StorageError) -> WriteOutcome<Int> in
        var model = startModel
        for change in changes {
          try writer.apply(change)
          model.apply(change)
          if let found = try writer.difference(from: model, over: keyspaces) {
            notebook.add("after \(change): \(found)")
          }
        }
        return .commit(42)
      }
      try demand("the value of the write", is: try await write.value(), expected: 42)
      try notebook.demandEmpty()
      var model = startModel
      for change in changes { model.apply(change) }
      try demandState(store, is: model)
    },

    StoragePromise("an exchange puts a value and returns the one before") { store in
      try await store.commit(start)
      let write = store.submit { writer throws(StorageError) -> WriteOutcome<[[UInt8]?]> in
        var previous: [[UInt8]?] = []
        for (value, key) in [(11, 1), (12, 1), (3, 3), (4, 3)] as [(UInt8, UInt8)] {
          previous.append(try writer.exchange([value], for: [key], in: first))
        }
        try writer.remove([2], in: first)
        previous.append(try writer.exchange([22], for: [2], in: first))
        return .commit(previous)
      }
      try demand(
        "the values before", is: try await write.value(), expected: [[1], [11], nil, [3], nil])
      var model = startModel
      for change in [.put([12], [1], first), .put([4], [3], first), .put([22], [2], first)]
        as [StorageChange]
      { model.apply(change) }
      try demandState(store, is: model)
    },

    StoragePromise("removing, dropping and creating what is so already changes nothing") { store in
      try await store.commit(start)
      try await store.commit([
        .remove([99], first), .remove([1], Keyspace(8)), .drop(Keyspace(9)), .create(first),
      ])
      try demandState(store, is: startModel)
    },

    StoragePromise("a keyspace that was dropped and created again is empty") { store in
      try await store.commit(start)
      try await store.commit([.drop(first)])
      try await store.commit([.create(first)])
      var model = startModel
      model.apply(.drop(first))
      try demandState(store, is: model)
      try await store.commit([.put([4], [4], first), .drop(first), .create(first)])
      try demandState(store, is: model)
    },

    StoragePromise("a put into a keyspace that was not created fails, and its write is undone") {
      store in
      try await store.commit(start)
      let write = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.put([7], for: [7], in: first)
        try writer.put([7], for: [7], in: Keyspace(2))
        return .commit(())
      }
      try demand("the code", is: try await write.error().code, expected: .failed)
      try demandState(store, is: startModel)
    },

    StoragePromise("a write that rolls back leaves nothing, and its value is delivered") { store in
      try await store.commit(start)
      let write = store.submit { writer throws(StorageError) -> WriteOutcome<String> in
        for change in changes { try writer.apply(change) }
        return .rollback("undone")
      }
      try demand("the value of the write", is: try await write.value(), expected: "undone")
      try demandState(store, is: startModel)
    },

    StoragePromise("a write that throws leaves nothing, and its error is delivered") { store in
      try await store.commit(start)
      let error = StorageError(.unsupported, "on purpose")
      for count in 0...changes.count {
        let write = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
          for change in changes.prefix(count) { try writer.apply(change) }
          throw error
        }
        try demand("the error", is: try await write.error(), expected: error)
        try demandState(store, is: startModel)
      }
    },

    StoragePromise("a write of thousands of changes is kept or undone as a whole") { store in
      let many = (0..<5_000).map { number in
        StorageChange.put([1], [UInt8(number % 251), UInt8(number / 251), 7], first)
      }
      try await store.commit(start)
      let write = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
        for change in many { try writer.apply(change) }
        return .rollback(())
      }
      try await write.value()
      try demandState(store, is: startModel)
      try await store.commit(many)
      var model = startModel
      for change in many { model.apply(change) }
      try demandState(store, is: model)
    },
  ]
}
