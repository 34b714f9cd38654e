import DynamockStorage

extension StoragePromise {
  static let order: [StoragePromise] = [
    StoragePromise("writes run, and complete, in the order they were submitted, once each") {
      store in
      try await store.commit([.create(keyspace)])
      let bodies = Notebook<Int>()
      let completions = Notebook<Int>()
      for number in 0..<200 {
        store.write({ writer throws(StorageError) -> WriteOutcome<Int> in
          bodies.add(number)
          try writer.put([UInt8(number)], for: [1], in: keyspace)
          if number % 5 == 3 { throw StorageError(.unsupported, "on purpose") }
          return number % 5 == 4 ? .rollback(number) : .commit(number)
        }) { result in
          if case .success(number) = result {
            completions.add(number)
          } else {
            completions.add(-number)
          }
        }
      }
      try await store.settle()
      try demand("the order of bodies", is: bodies.notes, expected: Array(0..<200))
      let expected = (0..<200).map { $0 % 5 == 3 ? -$0 : $0 }
      try demand("the order of completions", is: completions.notes, expected: expected)
    },

    StoragePromise("of writes that wait together, each is undone alone") { store in
      try await store.commit([.create(keyspace)])
      var model = ModelStore()
      model.apply(.create(keyspace))
      for number in 0..<UInt8(120) {
        let key = [number % 11]
        let change: StorageChange =
          number % 7 == 6 ? .remove(key, keyspace) : .put([number], key, keyspace)
        let isKept = number % 3 == 0
        if isKept { model.apply(change) }
        _ = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.apply(change)
          if number % 3 == 1 { throw StorageError(.unsupported, "on purpose") }
          return isKept ? .commit(()) : .rollback(())
        }
      }
      try await store.settle()
      let expected = model
      let found = try store.read { reader throws(StorageError) in
        try reader.difference(from: expected, over: [keyspace])
      }
      if let found { throw Finding(found) }
    },

    StoragePromise("a completion may submit the next write") { store in
      try await store.commit([.create(keyspace)])
      let inner = WriteTicket<Void>()
      store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.put([1], for: [1], in: keyspace)
        return .commit(())
      }) { _ in
        store.write({ writer throws(StorageError) -> WriteOutcome<Void> in
          guard try writer.value(for: [1], in: keyspace) == [1] else {
            throw StorageError(.failed, "the first write is not there")
          }
          return .commit(())
        }) { inner.complete($0) }
      }
      try await inner.value()
    },

    StoragePromise("what was completed is seen by whoever reads next") { store in
      try await store.commit([.create(keyspace)])
      for number in 0..<UInt8(100) {
        try await store.commit([.put([number], [1], keyspace)])
        let found = try store.read { reader throws(StorageError) in
          try reader.value(for: [1], in: keyspace)
        }
        try demand("the value", is: found, expected: [number])
      }
    },

    StoragePromise("writes from many threads are all kept, each alone") { store in
      try await store.commit([.create(keyspace), .put([0, 0], [0], keyspace)])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            for _ in 0..<50 {
              let ticket = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
                let count = try writer.value(for: [0], in: keyspace) ?? [0, 0]
                let next = Int(count[0]) * 256 + Int(count[1]) + 1
                try writer.put([UInt8(next >> 8), UInt8(next & 255)], for: [0], in: keyspace)
                return .commit(())
              }
              try await ticket.value()
            }
          }
        }
        try await group.waitForAll()
      }
      let count = try store.read { reader throws(StorageError) in
        try reader.value(for: [0], in: keyspace)
      }
      try demand("the count of 400 increments", is: count, expected: [1, 144])
    },
  ]
}
