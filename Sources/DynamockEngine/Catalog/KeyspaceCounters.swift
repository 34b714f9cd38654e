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
  /// The number of the last entry of a log, or 0 if the keyspace is none or has had no entries.
  private let lastNumber = Atomic(0)
  /// The bytes of a log's entries that were added since its figures were stored.
  private let unstoredBytes = Atomic(0)

  /// The bytes of a log's entries that are counted again when a file is opened: a read of few
  /// milliseconds, which saves each commit from changing one more page.
  private static let mostUnstoredBytes = 256 << 10

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
  func copy() -> KeyspaceCounters {
    let copy = KeyspaceCounters(of: keyspace, items: items, bytes: bytes)
    copy.pass(lastNumber.load(ordering: .relaxed))
    copy.unstoredBytes.store(unstoredBytes.load(ordering: .relaxed), ordering: .relaxed)
    return copy
  }

  /// Sets the number of the last entry of a log.
  func pass(_ number: Int) { lastNumber.store(number, ordering: .relaxed) }

  /// Returns whether the figures have to be stored with a change that was added to them.
  ///
  /// Those of a log are stored with the number of its last entry, so that later entries can be counted;
  /// only a removal has to be stored at once.
  func needStoring(after items: Int, _ bytes: Int) -> Bool {
    guard lastNumber.load(ordering: .relaxed) > 0, items > 0 else { return true }
    return unstoredBytes.wrappingAdd(bytes, ordering: .relaxed).newValue > Self.mostUnstoredBytes
  }

  /// Writes the figures to the store.
  func store(in writer: any StorageWriter) throws(StorageError) {
    var record = Record()
    record[number: "keyspace"] = keyspace.number
    record[number: "items"] = items
    record[number: "bytes"] = bytes
    let last = lastNumber.load(ordering: .relaxed)
    if last > 0 { record[number: "last"] = last }
    unstoredBytes.store(0, ordering: .relaxed)
    let key = Self.key(of: keyspace)
    try writer.put(ItemImage(record.item).bytes, for: key, in: Self.storedIn)
  }

  /// Reads the figures from the store, or counts the keyspace if none are stored.
  /// - Parameter range: the entries to count.
  /// - Returns: the number of the last entry that the figures of a log include, or `nil` if they
  ///   include all.
  @discardableResult
  func load(
    from reader: any StorageReader, _ range: KeyRange = .all
  ) throws(StorageError) -> Int? {
    var last: Int?
    var unstored = 0
    var items = 0
    var bytes = 0
    if let stored = try reader.value(for: Self.key(of: keyspace), in: Self.storedIn) {
      let record = Record(ItemImage(storedBytes: stored).decoded() ?? Item())
      items = record[number: "items"] ?? 0
      bytes = record[number: "bytes"] ?? 0
      last = record[number: "last"]
      // Figures of an earlier version include all entries, and have to be replaced with the next one.
      if last == nil { unstored = Self.mostUnstoredBytes }
    } else {
      try reader.scan(keyspace, range, .ascending) { _, value throws(StorageError) in
        items += 1
        bytes += ItemImage(storedBytes: value).size
        return .next
      }
    }
    itemCount.store(items, ordering: .relaxed)
    byteCount.store(bytes, ordering: .relaxed)
    unstoredBytes.store(unstored, ordering: .relaxed)
    return last
  }

  /// Returns the key of a keyspace's figures.
  static func key(of keyspace: Keyspace) -> [UInt8] {
    Array(String(keyspace.number).utf8)
  }
}
