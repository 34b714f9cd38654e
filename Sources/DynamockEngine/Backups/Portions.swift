import DynamockModel
import DynamockStorage
import Synchronization

/// The rows of a keyspace that are copied to another one, in portions.
///
/// The position is kept in memory: an unfinished copy is removed when the database is opened again.
final class RowCopy: Sendable {
  private let position = Mutex<[UInt8]?>(nil)
  private let counts = Mutex((items: 0, size: 0))

  /// The number of items that have been copied, and their size.
  var count: (items: Int, size: Int) { counts.withLock { $0 } }

  /// Reads the next portion, which others wait for only milliseconds.
  func next(
    of keyspace: Keyspace, in reader: any StorageReader
  ) throws(EngineFault) -> [(key: [UInt8], value: [UInt8])] {
    let start = position.withLock { $0 }
    let range = start.map { KeyRange.all.resumed(after: $0, .ascending) } ?? .all
    var rows: [(key: [UInt8], value: [UInt8])] = []
    var size = 0
    do throws(StorageError) {
      try reader.scan(keyspace, range, .ascending) { key, value throws(StorageError) in
        rows.append((key, value))
        size += value.count
        return rows.count < 250 && size < 1 << 20 ? .next : .stop
      }
    } catch { throw .storage(error) }
    return rows
  }

  /// Records that a portion has been copied.
  func advance(by rows: [(key: [UInt8], value: [UInt8])]) {
    guard let last = rows.last else { return }
    position.withLock { $0 = last.key }
    counts.withLock { counts in
      for row in rows {
        counts.items += 1
        counts.size += ItemImage(storedBytes: row.value).size
      }
    }
  }
}
