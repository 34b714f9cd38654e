import DynamockStorage

/// A write decided in advance, so that the model knows its result before the store has run it.
struct StorageWritePlan: Sendable {
  /// How a write's body ends.
  enum Ending: Sendable {
    case commit, rollback, error
  }

  /// What a body throws that ends in an error.
  static let error = StorageError(.unsupported, "on purpose")

  let number: Int
  let changes: [StorageChange]
  let ending: Ending
  /// What is read inside the body, after which of its changes.
  let probes: [Int: [StorageProbe]]

  /// The body of the write; writes down where it read otherwise than its model.
  func run(
    on writer: any StorageWriter, before: ModelStore, _ notebook: Notebook<String>
  ) throws(StorageError) -> WriteOutcome<Int> {
    var model = before
    for (position, change) in changes.enumerated() {
      try writer.apply(change)
      model.apply(change)
      guard let probes = probes[position] else { continue }
      if let found = try writer.difference(from: model, probes) {
        notebook.add("inside a write, after change \(position): \(found)")
      }
    }
    switch ending {
    case .commit: return .commit(number)
    case .rollback: return .rollback(number)
    case .error: throw Self.error
    }
  }
}

/// One reading to compare.
enum StorageProbe: Sendable {
  case value([UInt8], Keyspace)
  case scan(Keyspace, KeyRange, ScanDirection, limit: Int)
}

extension StorageReader {
  /// The first difference between this state and a model in some readings, or nil.
  func difference(
    from model: ModelStore, _ probes: [StorageProbe]
  ) throws(StorageError) -> String? {
    for probe in probes {
      switch probe {
      case .value(let key, let keyspace):
        let found = try value(for: key, in: keyspace)
        let expected = model.value(for: key, in: keyspace)
        if found != expected {
          return """
            keyspace \(keyspace.number), key \(key.prefix(24)): value \(found?.prefix(12) ?? []) \
            where \(expected?.prefix(12) ?? []) was expected
            """
        }
      case .scan(let keyspace, let range, let direction, let limit):
        let difference = try difference(from: model, keyspace, range, direction, limit: limit)
        if let difference { return difference }
      }
    }
    return nil
  }
}
