import DynamockStorage
import SeededRandom

extension StoragePromise {
  /// Keys whose order differs depending on whether bytes are compared as unsigned, as signed, as
  /// text or as numbers.
  static let telltaleKeys: [[UInt8]] = [
    [], [0], [0, 0], [0, 255], [1], [65], [65, 0], [65, 66], [97], [127, 255], [128],
    [195, 164], [255], [255, 0], [255, 255],
  ]

  static let reading: [StoragePromise] = [
    StoragePromise("a keyspace that does not exist reads as empty") { store in
      let keyspace = Keyspace(7)
      let value = try store.read { reader throws(StorageError) in
        try reader.value(for: [1], in: keyspace)
      }
      try demand("the value", is: value, expected: nil)
      let found = try store.read { reader throws(StorageError) in
        try reader.difference(from: ModelStore(), over: [keyspace])
      }
      if let found { throw Finding(found) }
    },

    StoragePromise("a scan visits exactly its range, in the order of unsigned bytes") { store in
      let keyspace = Keyspace(0)
      var model = ModelStore()
      let changes =
        [StorageChange.create(keyspace)]
        + telltaleKeys.shuffledBySeed().map { .put($0 + [1], $0, keyspace) }
      for change in changes { model.apply(change) }
      try await store.commit(changes)
      let found = try store.read { reader throws(StorageError) in
        try firstDifference(of: reader, from: model, keyspace)
      }
      if let found { throw Finding(found) }
    },

    StoragePromise("what a visitor throws ends the scan and is passed on") { store in
      try await store.commit([
        .create(Keyspace(0)), .put([1], [1], Keyspace(0)), .put([2], [2], Keyspace(0)),
      ])
      var visits = 0
      let expected = StorageError(.unsupported, "enough")
      var found: StorageError?
      do throws(StorageError) {
        try store.read { reader throws(StorageError) in
          try reader.scan(Keyspace(0), .all, .ascending) { _, _ throws(StorageError) in
            visits += 1
            throw expected
          }
        }
      } catch {
        found = error
      }
      try demand("the error", is: found, expected: expected)
      try demand("the number of visits", is: visits, expected: 1)
    },

    StoragePromise("keys and values may be empty, long, and of any bytes") { store in
      let keyspace = Keyspace(3)
      let everyByte = (0...255).map { UInt8($0) }
      let long = [UInt8](repeating: 171, count: 500_000)
      let entries: [([UInt8], [UInt8])] = [
        ([], []), ([0], []), (everyByte, everyByte.reversed()),
        ([UInt8](repeating: 0, count: 5_000), long), ([UInt8](repeating: 0, count: 5_001), [0]),
      ]
      try await store.commit([.create(keyspace)] + entries.map { .put($0.1, $0.0, keyspace) })
      try store.read { reader throws(StorageError) in
        for (key, value) in entries where try reader.value(for: key, in: keyspace) != value {
          throw StorageError(.failed, "a key of \(key.count) bytes lost its value")
        }
      }
    },
  ]

  /// Checks all ranges between these keys, in both directions, with limits from one entry to all.
  private static func firstDifference(
    of reader: any StorageReader, from model: ModelStore, _ keyspace: Keyspace
  ) throws(StorageError) -> String? {
    let bounds: [[UInt8]?] = [nil] + telltaleKeys
    for lower in bounds {
      for upper in bounds {
        for excludesLower in [false, true] {
          let range = KeyRange(lower: lower, excludesLower: excludesLower, upper: upper)
          for direction in [ScanDirection.ascending, .descending] {
            for limit in [1, 3, Int.max] {
              let difference = try reader.difference(
                from: model, keyspace, range, direction, limit: limit)
              if let difference { return difference }
            }
          }
        }
      }
    }
    return nil
  }
}

extension Array {
  /// Returns the elements in an arbitrary order that is always the same.
  fileprivate func shuffledBySeed() -> [Element] {
    var generator = SeededGenerator(seed: 41)
    return shuffled(using: &generator)
  }
}
