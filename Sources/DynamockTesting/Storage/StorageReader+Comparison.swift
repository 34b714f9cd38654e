package import DynamockStorage

extension StorageReader {
  /// Returns the entries of a range, up to a number.
  func entries(
    _ keyspace: Keyspace, _ range: KeyRange = .all, _ direction: ScanDirection = .ascending,
    limit: Int = .max
  ) throws(StorageError) -> [ModelStore.Entry] {
    var found: [ModelStore.Entry] = []
    try scan(keyspace, range, direction) { key, value throws(StorageError) in
      found.append(ModelStore.Entry(key: key, value: value))
      return found.count < limit ? .next : .stop
    }
    return found
  }

  /// Returns the first difference between this state and a model in some keyspaces, or `nil`.
  package func difference(
    from model: ModelStore, over keyspaces: some Sequence<Keyspace>
  ) throws(StorageError) -> String? {
    for keyspace in keyspaces {
      for direction in [ScanDirection.ascending, .descending] {
        let found = try entries(keyspace, .all, direction)
        let expected = model.entries(keyspace)
        let ordered = direction == .ascending ? expected : expected.reversed()
        if let text = Self.difference(found, ordered) {
          return "keyspace \(keyspace.number), \(direction): \(text)"
        }
      }
    }
    return nil
  }

  /// Returns the first difference between a scan of this state and the same scan of a model, or
  /// `nil`.
  func difference(
    from model: ModelStore, _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    limit: Int
  ) throws(StorageError) -> String? {
    let found = try entries(keyspace, range, direction, limit: limit)
    let expected = try model.entries(keyspace, range, direction, limit: limit)
    return Self.difference(found, expected).map {
      "keyspace \(keyspace.number), \(range), \(direction), at most \(limit): \($0)"
    }
  }

  private static func difference(
    _ found: [ModelStore.Entry], _ expected: [ModelStore.Entry]
  ) -> String? {
    if found == expected { return nil }
    let position = zip(found, expected).prefix { $0 == $1 }.count
    let there = position < found.count ? found[position].summary : "the end"
    let wanted = position < expected.count ? expected[position].summary : "the end"
    return "entry \(position) is \(there) where \(wanted) was expected"
  }
}

extension ModelStore.Entry {
  fileprivate var summary: String {
    "key \(key.prefix(24)) of \(key.count) bytes with value \(value.prefix(12)) of \(value.count) bytes"
  }
}
