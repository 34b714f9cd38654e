import DynamockStorage

extension StoragePromise {
  private static func forkable(
    _ sentence: String,
    _ check: @escaping @Sendable (any ForkableStorageBackend) async throws -> Void
  ) -> StoragePromise {
    StoragePromise(sentence, for: (any ForkableStorageBackend).self, check)
  }

  static let forking: [StoragePromise] = [
    forkable("a fork holds its parent's value, and neither sees the other's later writes") {
      store in
      try await demandIndependence(of: store) { try store.fork() }
    },

    forkable("a fork holds what is committed, not what a write is about to do") { store in
      try await store.commit([.create(keyspace), .put([1], [1], keyspace)])
      let write = store.submit {
        writer throws(StorageError) -> WriteOutcome<any ForkableStorageBackend> in
        try writer.put([2], for: [1], in: keyspace)
        return .commit(try store.fork())
      }
      let fork = try await write.value()
      try demand("the fork", is: try values(fork), expected: [[1]])
      try demand("the parent", is: try values(store), expected: [[2]])
      try fork.close()
    },

    forkable("forks are forked again, as deep as wanted, and outlive their parents") { store in
      try await store.commit([.create(keyspace)])
      var line: [any ForkableStorageBackend] = [store]
      for depth in 0..<UInt8(20) {
        guard let last = line.last else { break }
        let fork = try last.fork()
        try await fork.commit([.put([depth], [depth], keyspace)])
        line.append(fork)
      }
      for (depth, member) in line.enumerated() {
        let expected = (0..<depth).map { [UInt8($0)] }
        try demand("generation \(depth)", is: try values(member), expected: expected)
        try member.close()
      }
    },

    forkable("a store that says how its fork differs from it leaves nothing out") { store in
      try await store.commit(
        [.create(keyspace)] + (0..<UInt8(200)).map { .put([0], [$0], keyspace) })
      let fork = try store.fork()
      try await fork.commit([.put([1], [7], keyspace), .remove([8], keyspace)])
      try await fork.commit([.put([2], [250], keyspace), .put([0], [9], keyspace)])
      let told = try store.read { base throws(StorageError) in
        try fork.read { reader throws(StorageError) -> [StorageDifference]? in
          var told: [StorageDifference] = []
          let end = try (reader as? any SharingReader)?.differences(in: keyspace, from: base) {
            told.append($0)
            return .next
          }
          return end == nil ? nil : told
        }
      }
      if let told {
        let expected = [
          StorageDifference(key: [7], before: [0], after: [1]),
          StorageDifference(key: [8], before: [0], after: nil),
          StorageDifference(key: [250], before: nil, after: [2]),
        ]
        try demand("the differences", is: told, expected: expected)
      }
      try fork.close()
    },

    forkable("a fork starts without a commit hook") { store in
      store.setCommitHook { writer throws(StorageError) in
        try writer.put([7], for: [7], in: keyspace)
      }
      try await store.commit([.create(keyspace)])
      let fork = try store.fork()
      try await fork.commit([.remove([7], keyspace)])
      try demand("the fork", is: try values(fork), expected: [])
      try fork.close()
    },
  ]

  /// Checks that a store and its fork do not share what is written after the fork.
  static func demandIndependence(
    of store: any StorageBackend, fork: () async throws -> any StorageBackend
  ) async throws {
    try await store.commit([
      .create(keyspace), .put([1], [1], keyspace), .put([2], [2], keyspace),
    ])
    let fork = try await fork()
    try demand("the fork", is: try values(fork), expected: [[1], [2]])
    try await fork.commit([.put([3], [1], keyspace), .remove([2], keyspace)])
    try await store.commit([.put([4], [4], keyspace)])
    try demand("the fork", is: try values(fork), expected: [[3]])
    try demand("the parent", is: try values(store), expected: [[1], [2], [4]])
    try await store.commit([.drop(keyspace)])
    try demand("the fork", is: try values(fork), expected: [[3]])
    try demand("the parent", is: try values(store), expected: [])
    try fork.close()
  }

  static func values(_ store: any StorageBackend) throws(StorageError) -> [[UInt8]] {
    try store.read { reader throws(StorageError) in try reader.entries(keyspace).map(\.value) }
  }
}
