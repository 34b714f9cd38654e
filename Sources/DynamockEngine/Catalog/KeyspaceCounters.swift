import Synchronization

/// How many entries a keyspace of items holds and how many bytes by DynamoDB's size rule.
///
/// Written inside writes, of which one runs at a time; read by anyone at any moment.
final class KeyspaceCounters: Sendable {
  private let itemCount: Atomic<Int>
  private let byteCount: Atomic<Int>

  init(items: Int = 0, bytes: Int = 0) {
    itemCount = Atomic(items)
    byteCount = Atomic(bytes)
  }

  /// The number of entries.
  var items: Int { itemCount.load(ordering: .relaxed) }

  /// The sum of the entries' sizes in bytes.
  var bytes: Int { byteCount.load(ordering: .relaxed) }

  /// Adds to both figures.
  func add(items: Int, bytes: Int) {
    itemCount.wrappingAdd(items, ordering: .relaxed)
    byteCount.wrappingAdd(bytes, ordering: .relaxed)
  }

  /// Sets both figures, after a recount.
  func set(items: Int, bytes: Int) {
    itemCount.store(items, ordering: .relaxed)
    byteCount.store(bytes, ordering: .relaxed)
  }
}
