package import DynamockModel
import DynamockStorage
import Synchronization

/// The items that changed in a period, each once: before its first change and after its last.
///
/// The log is read twice, in portions: from the end of the period to its beginning, to find the
/// first and the last change of each key, and forward, for the items before their first changes.
/// Only keys are in memory between.
final class ChangedItems: Sendable {
  /// The table at the end of the period, in which all later changes are undone.
  private let state: EarlierState
  private let start: Timestamp
  private let progress = Mutex(Progress())

  private struct Progress {
    var changes: [[UInt8]: KeyChanges] = [:]
    /// The number before which the next portion is searched, or `nil` for the end of the period.
    var position: Int?
    /// The number of the next change to return, once all were found.
    var next: Int?
  }

  /// The changes of one key.
  private struct KeyChanges {
    var first: Int
    let lastTime: Timestamp
  }

  /// Prepares the changes from a point in time to that of a state.
  init(since start: Timestamp, to state: EarlierState) {
    self.start = start
    self.state = state
  }

  /// Searches a portion of the log, once the state is complete; returns whether some is left.
  func findPortion() throws(DynamoDBError) -> Bool {
    var progress = progress.withLock { current in
      defer { current = Progress() }
      return current
    }
    let end = progress.position ?? state.firstUndone
    var isDone = true
    try state.frozen.read { session throws(EngineFault) in
      var (count, bytes) = (0, 0)
      try session.scan(
        state.log.keyspace, RecoveryEntry.range(before: end == .max ? nil : end), .descending
      ) { key, value throws(EngineFault) in
        let time = RecoveryEntry.time(in: value)
        guard time >= start else { return .stop }
        let number = RecoveryEntry.number(in: key)
        let rowKey = try RecoveryEntry(storedBytes: value).rowKey
        progress.changes[rowKey, default: KeyChanges(first: number, lastTime: time)].first = number
        progress.position = number
        (count, bytes) = (count + 1, bytes + value.count)
        isDone = count < 10_000 && bytes < 4 << 20
        return isDone ? .next : .stop
      }
    }
    if isDone { progress.next = progress.position ?? .max }
    self.progress.withLock { $0 = progress }
    return !isDone
  }

  /// Returns the next items in the order of their first changes, once all were found, or `nil` at
  /// the end; a portion may be empty.
  ///
  /// An item that was added and removed in the period is left out ([aws-export-output]).
  func next(bytes limit: Int) throws(DynamoDBError) -> [ChangedItem]? {
    let (next, changes) = progress.withLock { ($0.next ?? .max, $0.changes) }
    guard next < state.firstUndone else { return nil }
    var found: [ChangedItem] = []
    var following = Int.max
    try state.frozen.read { session throws(EngineFault) in
      var bytes = 0
      let end = state.firstUndone == .max ? nil : state.firstUndone
      try session.scan(
        state.log.keyspace, RecoveryEntry.range(from: next, before: end), .ascending
      ) { key, value throws(EngineFault) in
        let number = RecoveryEntry.number(in: key)
        bytes += value.count
        let entry = try RecoveryEntry(storedBytes: value)
        if let change = changes[entry.rowKey], change.first == number,
          let item = try item(of: entry, changed: change.lastTime, in: session)
        {
          found.append(item)
          bytes += item.new?.bytes.count ?? 0
        }
        guard bytes < limit else {
          following = number + 1
          return .stop
        }
        return .next
      }
    }
    progress.withLock { $0.next = following }
    return found
  }

  private func item(
    of entry: RecoveryEntry, changed time: Timestamp, in session: ReadSession
  ) throws(EngineFault) -> ChangedItem? {
    let new = try session.image(for: entry.rowKey, in: state.keyspace)
    guard new != nil || entry.old != nil else { return nil }
    guard let keys = state.table.keyAttributes(inRowKey: entry.rowKey) else { throw .damagedItem }
    return ChangedItem(time: time, keys: keys, old: entry.old, new: new)
  }
}

/// An item that changed in a period.
package struct ChangedItem: Sendable {
  /// The time of the last change.
  package let time: Timestamp
  /// The attributes of the key.
  package let keys: Item
  /// The item before the period, or `nil` if there was none.
  package let old: ItemImage?
  /// The item at the end of the period, or `nil` if there is none.
  package let new: ItemImage?
}
