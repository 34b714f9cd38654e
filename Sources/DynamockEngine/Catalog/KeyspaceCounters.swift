import DynamockModel
import DynamockStorage
import Synchronization

/// The number of entries of a keyspace of items, and their total size by DynamoDB's rules; or of a
/// log of changes, and its bytes.
///
/// Changed inside writes, of which one runs at a time; any thread may read it at any time.
final class KeyspaceCounters: Sendable {
  let keyspace: Keyspace
  private let itemCount: Atomic<Int>
  private let byteCount: Atomic<Int>

  /// The keyspace for the figures of all keyspaces, whose keys are the keyspaces' numbers.
  static let storedIn = Keyspace(1)

  init(of keyspace: Keyspace, items: Int = 0, bytes: Int = 0) {
    self.keyspace = keyspace
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

  /// Returns a copy that is counted separately from now on.
  func copy() -> KeyspaceCounters { KeyspaceCounters(of: keyspace, items: items, bytes: bytes) }

  /// Writes the figures to the store.
  func store(in writer: any StorageWriter) throws(StorageError) {
    var record = Record()
    record[number: "keyspace"] = keyspace.number
    record[number: "items"] = items
    record[number: "bytes"] = bytes
    let key = Self.key(of: keyspace)
    try writer.put(ItemImage(record.item).bytes, for: key, in: Self.storedIn)
  }

  /// Reads the figures from the store, or counts the keyspace if none are stored.
  /// - Parameter range: the entries to count.
  func load(
    from reader: any StorageReader, _ range: KeyRange = .all
  ) throws(StorageError) {
    var items = 0
    var bytes = 0
    if let stored = try reader.value(for: Self.key(of: keyspace), in: Self.storedIn) {
      let record = Record(ItemImage(storedBytes: stored).decoded() ?? Item())
      items = record[number: "items"] ?? 0
      bytes = record[number: "bytes"] ?? 0
    } else {
      try reader.scan(keyspace, range, .ascending) { _, value throws(StorageError) in
        items += 1
        bytes += ItemImage(storedBytes: value).size
        return .next
      }
    }
    itemCount.store(items, ordering: .relaxed)
    byteCount.store(bytes, ordering: .relaxed)
  }

  /// Returns the key of a keyspace's figures.
  static func key(of keyspace: Keyspace) -> [UInt8] {
    Array(String(keyspace.number).utf8)
  }
}
