import DynamockStorage

/// A write that is determined in advance, so that the model can predict its result.
struct StorageWritePlan: Sendable {
  /// How the body of a write ends.
  enum Ending: Sendable {
    case commit, rollback, error
  }

  /// The error thrown by a body.
  static let error = StorageError(.unsupported, "on purpose")

  let number: Int
  let changes: [StorageChange]
  let ending: Ending
  /// The reads in the body, each after one of its changes.
  let probes: [Int: [StorageProbe]]

  /// Runs the body of the write, and records differences between its reads and the model.
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

/// A read to be compared.
enum StorageProbe: Sendable {
  case value([UInt8], Keyspace)
  case scan(Keyspace, KeyRange, ScanDirection, limit: Int)
}

extension StorageReader {
  /// Returns the first difference between this state and a model for some reads, or `nil`.
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
