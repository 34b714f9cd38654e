import DynamockStorage
import Synchronization

extension StoragePromise {
  private static let counter: [UInt8] = [255]

  private static func state(_ store: any StorageBackend) throws(StorageError) -> [[UInt8]] {
    try store.read { reader throws(StorageError) in
      try reader.entries(keyspace).flatMap { [$0.key, $0.value] }
    }
  }

  static let hook: [StoragePromise] = [
    StoragePromise("the commit hook runs once a group, inside its commit, and sees its writes") {
      store in
      let seen = Notebook<[UInt8]?>()
      store.setCommitHook { writer throws(StorageError) in
        seen.add(try writer.value(for: [1], in: keyspace))
        try writer.put([UInt8(seen.notes.count)], for: counter, in: keyspace)
      }
      try await store.commit([.create(keyspace)])
      try await store.commit([.put([1], [1], keyspace)])
      try demand("what the hook saw", is: seen.notes, expected: [nil, [1]])
      try demand("the state", is: try state(store), expected: [[1], [1], counter, [2]])
      for number in 0..<UInt8(50) {
        _ = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.put([number], for: [1], in: keyspace)
          return .commit(())
        }
      }
      try await store.commit([])
      let runs = seen.notes.count
      try demand(runs >= 3 && runs <= 53, "53 writes brought the hook to \(runs) runs")
      try demand("the state", is: try state(store), expected: [[1], [49], counter, [UInt8(runs)]])
    },

    StoragePromise("when the commit hook throws, its group fails and leaves nothing") { store in
      let isFailing = Mutex(false)
      let error = StorageError(.full, "on purpose")
      store.setCommitHook { writer throws(StorageError) in
        try writer.put([7], for: counter, in: keyspace)
        if isFailing.withLock({ $0 }) { throw error }
      }
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      let before = try state(store)
      isFailing.withLock { $0 = true }
      let tickets = (0..<UInt8(9)).map { number in
        store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.put([number], for: [number], in: keyspace)
          return .commit(())
        }
      }
      for ticket in tickets {
        try demand("the error", is: try await ticket.error(), expected: error)
      }
      try demand("the state after the failure", is: try state(store), expected: before)
      isFailing.withLock { $0 = false }
      try await store.commit([.put([2], [2], keyspace)])
      try demand(
        "the state after it healed", is: try state(store),
        expected: [[1], [1], [2], [2], counter, [7]])
    },

    StoragePromise("the commit hook keeps nothing of a write that was undone") { store in
      store.setCommitHook { writer throws(StorageError) in
        try writer.put([7], for: counter, in: keyspace)
      }
      try await store.commit([.create(keyspace)])
      let undone = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.put([1], for: [1], in: keyspace)
        return .rollback(())
      }
      try await undone.value()
      try demand("the state", is: try state(store), expected: [counter, [7]])
    },

    StoragePromise("the commit hook is reached by the same way after many commits") { store in
      // The stack would grow if each commit left a wrapper around the hook.
      let depths = Notebook<Int>()
      store.setCommitHook { _ throws(StorageError) in depths.add(stackPosition()) }
      try commitOneByOne(300, to: store)
      try await store.settle()
      let (first, last) = (depths.notes.first ?? 0, depths.notes.last ?? 0)
      try demand(abs(first - last) < 4096, "the last run stands \(abs(first - last)) bytes deeper")
    },
  ]

  /// Commits on a single thread, each write after the previous one.
  private static func commitOneByOne(
    _ count: Int, to store: any StorageBackend
  ) throws(Finding) {
    let deadline = ContinuousClock.now + .seconds(20)
    for _ in 0..<count {
      let ticket = store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.create(keyspace, KeyspaceDescription())
        return .commit(())
      }
      while ticket.completions == 0 {
        try demand(ContinuousClock.now < deadline, "the commits take more than 20 seconds")
      }
    }
  }

  /// Returns the caller's position on the stack.
  private static func stackPosition() -> Int {
    var mark: UInt8 = 0
    return withUnsafePointer(to: &mark) { Int(bitPattern: $0) }
  }
}
