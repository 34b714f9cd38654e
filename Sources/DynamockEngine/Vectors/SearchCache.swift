import DynamockStorage
import Synchronization

/// The vectors of one index in memory, in the state of the latest search.
///
/// It is filled by the first search of a large index. Later searches apply the changes since the state
/// that it has, and read the entries with these keys from their own state of the store; so it needs no
/// care when a write is undone, or when the contents are replaced.
final class SearchCache: Sendable {
  private struct Content: Sendable {
    /// The state of the rows, or `nil` without rows.
    var stamp: SearchStamp?
    var rows = VectorRows(dimensions: 0, columns: 0)
    /// The number of searches in succession whose state was earlier.
    var lateSearches = 0
  }

  private let content: Mutex<Content>
  private let changes: Mutex<EntryChanges>
  /// Held while rows are read or changed, by one search at a time.
  private let filling = Mutex(())

  /// The bytes of an index up to which searches read its entries from the store.
  static let smallestIndex = 128 << 10

  init() {
    content = Mutex(Content())
    changes = Mutex(EntryChanges())
  }

  private init(_ content: Content, _ changes: EntryChanges) {
    self.content = Mutex(content)
    self.changes = Mutex(changes)
  }

  /// Returns a copy that shares the rows until either changes.
  func forked() -> SearchCache {
    SearchCache(content.withLock { $0 }, changes.withLock { $0 })
  }

  /// Records a write's changes.
  func note(_ keys: [[UInt8]], from previous: SearchStamp, to stamp: SearchStamp) {
    changes.withLock { $0.note(keys, from: previous, to: stamp) }
  }

  /// Returns the rows of an index in the state of a session, or `nil` if the session has to read its
  /// own entries.
  func rows(
    of index: SearchIndex, in session: ReadSession
  ) throws(EngineFault) -> VectorRows? {
    guard let stamp = try session.stamp(of: index.keyspace) else { return nil }
    if let rows = current(stamp) { return rows }
    return try filling.withLock { _ throws(EngineFault) in
      if let rows = current(stamp) { return rows }
      if isLate(stamp) { return nil }
      let rows = try updated(index, in: session, to: stamp)
      content.withLock { $0 = Content(stamp: stamp, rows: rows) }
      return rows
    }
  }

  private func current(_ stamp: SearchStamp) -> VectorRows? {
    content.withLock { content in
      guard content.stamp == stamp else { return nil }
      content.lateSearches = 0
      return content.rows
    }
  }

  /// Returns whether a state is earlier than that of the rows, which the next search then needs again.
  ///
  /// After contents have been restored, all searches are earlier, so only one search at a time counts.
  private func isLate(_ stamp: SearchStamp) -> Bool {
    content.withLock { content in
      guard let known = content.stamp, content.lateSearches == 0,
        changes.withLock({ $0.keys(from: stamp, to: known) }) != nil
      else { return false }
      content.lateSearches += 1
      return true
    }
  }

  /// Returns the rows of a session's state, from the known ones if possible.
  private func updated(
    _ index: SearchIndex, in session: ReadSession, to stamp: SearchStamp
  ) throws(EngineFault) -> VectorRows {
    // Taken out, so that no other reference makes the changes copy.
    var known = content.withLock { content in
      defer { content = Content() }
      return content
    }
    let keys = changes.withLock { changes in
      changes.isRecording = true
      guard let earlier = known.stamp else { return Set<[UInt8]>?.none }
      defer { changes.forget(upTo: earlier) }
      return changes.keys(from: earlier, to: stamp)
    }
    guard let keys else { return try session.rows(of: index) }
    for key in keys {
      guard let value = try session.value(for: key, in: index.keyspace) else {
        known.rows.remove(key)
        continue
      }
      guard let row = index.row(of: value, at: key) else { throw .damagedItem }
      known.rows.set(row)
    }
    return known.rows.isSparse ? known.rows.compacted() : known.rows
  }
}

extension ReadSession {
  /// Reads all entries of a vector index.
  fileprivate func rows(of index: SearchIndex) throws(EngineFault) -> VectorRows {
    var rows = VectorRows(
      dimensions: index.definition.dimensions, columns: index.digestCount)
    try scan(index.keyspace, .all, .ascending) { key, value throws(EngineFault) in
      guard let row = index.row(of: value, at: key) else { throw .damagedItem }
      rows.set(row)
      return .next
    }
    return rows
  }
}
