import DynamockStorage
import Synchronization

/// The vectors of one index in memory, in the state of the latest search.
///
/// It is filled by the first search of a large index. Later searches apply the changes since the state
/// that it has, and read the entries with these keys from their own state of the store; so it needs no
/// care when a write is undone, or when the contents are replaced.
final class SearchCache: Sendable {
  fileprivate struct Content: Sendable {
    /// The state of the rows, or `nil` without rows.
    var stamp: SearchStamp?
    var rows = VectorRows(dimensions: 0, columns: 0)
    /// The approximate index of the first rows; empty if searches are exact.
    var graph = VectorGraph()
    /// A number that identifies the order of the rows, which changes when they are read again.
    var numbering: UInt64 = 0
    /// The number of searches in succession whose state was earlier.
    var lateSearches = 0
  }

  private let content: Mutex<Content>
  private let changes: Mutex<EntryChanges>
  /// Held while rows are read or changed, by one search at a time.
  private let filling = Mutex(())
  private let isBuilding = Atomic(false)

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
  ) throws(EngineFault) -> (rows: VectorRows, graph: VectorGraph)? {
    guard let stamp = try session.stamp(of: index.keyspace) else { return nil }
    if let known = current(stamp) { return known }
    return try filling.withLock { _ throws(EngineFault) in
      if let known = current(stamp) { return known }
      if isLate(stamp) { return nil }
      let updated = try updated(index, in: session, to: stamp)
      content.withLock { $0 = updated }
      return (updated.rows, updated.graph)
    }
  }

  private func current(_ stamp: SearchStamp) -> (rows: VectorRows, graph: VectorGraph)? {
    content.withLock { content in
      guard content.stamp == stamp else { return nil }
      content.lateSearches = 0
      return (content.rows, content.graph)
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

  /// Returns the content for a session's state, from the known one if possible.
  private func updated(
    _ index: SearchIndex, in session: ReadSession, to stamp: SearchStamp
  ) throws(EngineFault) -> Content {
    // Taken out, so that the changes copy nothing, since there is no other reference.
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
    guard let keys else { return Content(stamp, renumbered: try session.rows(of: index)) }
    for key in keys {
      guard let value = try session.value(for: key, in: index.keyspace) else {
        known.rows.remove(key)
        continue
      }
      guard let row = index.row(of: value, at: key) else { throw .damagedItem }
      known.rows.set(row)
    }
    guard !known.rows.isSparse else { return Content(stamp, renumbered: known.rows.compacted()) }
    known.stamp = stamp
    known.lateSearches = 0
    return known
  }
}

extension SearchCache.Content {
  /// Creates the content of a state whose rows are in a new order.
  fileprivate init(_ stamp: SearchStamp, renumbered rows: VectorRows) {
    self.init(stamp: stamp, rows: rows)
    numbering = .random(in: 1 ... .max)
  }
}

// The approximate index.
extension SearchCache {
  /// Whether rows are being added to the approximate index.
  var isGraphGrowing: Bool {
    isBuilding.load(ordering: .relaxed) && unfinished != nil
  }

  /// The rows and their graph if it lacks some of them, with the number of their order.
  var unfinished: (rows: VectorRows, graph: VectorGraph, numbering: UInt64)? {
    content.withLock { content in
      guard content.stamp != nil, content.graph.count < content.rows.count else { return nil }
      return (content.rows, content.graph, content.numbering)
    }
  }

  /// Replaces the graph, unless the rows have another order by now.
  func publish(_ graph: VectorGraph, _ numbering: UInt64) {
    content.withLock { if $0.numbering == numbering { $0.graph = graph } }
  }

  /// Returns true to one caller until ``endBuilding()``.
  func claimBuilding() -> Bool {
    isBuilding.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged
  }

  /// Allows another caller to build.
  func endBuilding() { isBuilding.store(false, ordering: .relaxed) }
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
