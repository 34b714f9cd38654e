import DynamockModel
import DynamockStorage
import SeededRandom

extension StoragePromise {
  private static let numbered = Keyspace(4)
  /// Numbers at the ends, and at the steps of their bytes.
  private static let telltaleNumbers: [UInt64] = [
    0, 1, 2, 3, 127, 128, 255, 256, 65_535, 1 << 32, 1 << 62, UInt64(Int64.max),
  ]
  /// Bounds before, at, between and beyond such keys, of any length.
  private static let bounds: [[UInt8]?] =
    [nil, [], [0], [0, 0], [0, 0, 0, 1], [127], [128], [255], [UInt8](repeating: 255, count: 9)]
    + telltaleNumbers.flatMap { number in
      [BigEndian.bytes(number), BigEndian.bytes(number) + [0], BigEndian.bytes(number).dropLast()]
    }

  static let numbers: [StoragePromise] = [
    StoragePromise("a scan of a keyspace with numbers as keys visits exactly its range") { store in
      try await createNumbered(in: store)
      var model = ModelStore()
      model.apply(.create(numbered))
      let changes = telltaleNumbers.reversed().map { number in
        StorageChange.put([UInt8(number % 251)], BigEndian.bytes(number), numbered)
      }
      for change in changes { model.apply(change) }
      try await store.commit(changes)
      let found = try store.read { reader throws(StorageError) in
        try firstDifference(of: reader, from: model)
      }
      if let found { throw Finding(found) }
    },

    StoragePromise("entries of a keyspace with numbers as keys are undone with their write") {
      store in
      try await createNumbered(in: store)
      var model = ModelStore()
      model.apply(.create(numbered))
      var generator = SeededGenerator(seed: 11)
      var tickets: [WriteTicket<Void>] = []
      for _ in 0..<300 {
        let changes = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          change(of: &generator)
        }
        let isKept = Bool.random(using: &generator)
        tickets.append(
          store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
            for change in changes { try writer.apply(change) }
            return isKept ? .commit(()) : .rollback(())
          })
        if isKept { for change in changes { model.apply(change) } }
      }
      for ticket in tickets { try await ticket.value() }
      let found = try store.read { reader throws(StorageError) in
        try reader.difference(from: model, over: [numbered])
      }
      if let found { throw Finding(found) }
    },

    StoragePromise("a keyspace that is created again may have other keys") { store in
      for round in 0..<4 as Range<UInt8> {
        let isNumbered = round % 2 == 0
        let key = isNumbered ? BigEndian.bytes(UInt64(round)) : [round]
        let other: [UInt8] = isNumbered ? [round] : BigEndian.bytes(UInt64(round))
        let isUndone = round == 3
        try await store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.drop(numbered)
          try writer.create(numbered, KeyspaceDescription(isNumbered: isNumbered))
          try writer.put([round], for: key, in: numbered)
          return isUndone ? .rollback(()) : .commit(())
        }.value()
        // The connections of readers have read the keyspace as it was before.
        let expected: [[UInt8]] = isUndone ? [BigEndian.bytes(2)] : [key]
        let found = try store.read { reader throws(StorageError) in
          guard try reader.value(for: other, in: numbered) == nil else { return [other] }
          return try reader.entries(numbered).map(\.key)
        }
        try demand("the keys of round \(round)", is: found, expected: expected)
      }
      try await store.commit([.put([7], BigEndian.bytes(7), numbered)])
      let value = try store.read { reader throws(StorageError) in
        try reader.value(for: BigEndian.bytes(7), in: numbered)
      }
      try demand("the value", is: value, expected: [7])
    },
  ]

  private static func createNumbered(in store: any StorageBackend) async throws {
    try await store.submit { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(numbered, KeyspaceDescription(isNumbered: true))
      return .commit(())
    }.value()
  }

  /// Returns a change: mostly a put of one of few numbers, so that some exist already.
  private static func change(of generator: inout SeededGenerator) -> StorageChange {
    let key = BigEndian.bytes(UInt64.random(in: 0..<40, using: &generator))
    guard Int.random(in: 0..<5, using: &generator) > 0 else { return .remove(key, numbered) }
    let length = [1, 300, 9_000][Int.random(in: 0..<3, using: &generator)]
    return .put(
      [UInt8](repeating: .random(in: 0...255, using: &generator), count: length), key, numbered)
  }

  private static func firstDifference(
    of reader: any StorageReader, from model: ModelStore
  ) throws(StorageError) -> String? {
    for lower in bounds {
      for upper in bounds {
        for excludesLower in [false, true] {
          let range = KeyRange(lower: lower, excludesLower: excludesLower, upper: upper)
          for direction in [ScanDirection.ascending, .descending] {
            let difference = try reader.difference(
              from: model, numbered, range, direction, limit: .max)
            if let difference { return difference }
          }
        }
      }
    }
    return nil
  }
}
