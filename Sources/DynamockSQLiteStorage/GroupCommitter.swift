import DynamockStorage

/// Commits pending writes: one transaction per group, in which each request can be undone
/// separately.
///
/// Used on the writer's thread.
final class GroupCommitter {
  private let connection: Connection
  private let writer: SQLiteWriter
  private let readers: ReaderPool
  private let begin: Statement
  private let commit: Statement
  private var log: LogKeeper
  private var place: PlaceWatch
  private let willAnswer: (_ count: Int) -> Void

  /// Creates an instance for a connection that it alone uses.
  /// - Parameter willAnswer: is called with the number of committed writes before they are answered.
  init(
    _ connection: Connection, _ readers: ReaderPool, willAnswer: @escaping (_ count: Int) -> Void
  ) throws(StorageError) {
    self.willAnswer = willAnswer
    self.connection = connection
    self.readers = readers
    writer = try SQLiteWriter(connection)
    // IMMEDIATE detects another program's write lock before a body runs, not after.
    begin = try Statement("BEGIN IMMEDIATE", on: connection)
    commit = try Statement("COMMIT", on: connection)
    log = LogKeeper(connection)
    place = PlaceWatch(connection.claim)
  }

  /// Runs and commits writes, and calls their completions.
  func commit(_ group: [any PendingWrite], _ hook: CommitHook?) {
    if group.allSatisfy(\.writesNothing) { return complete(group[...], nil) }
    var rest = group[...]
    while !rest.isEmpty {
      let count = commitTogether(rest, hook)
      rest = rest.dropFirst(count)
    }
    if connection.takeFullDisk() { log.makeRoom(readers) }
    log.keepShort(readers)
  }

  /// Copies the log into the file when the store is closed.
  ///
  /// - Throws: an error if the file is no longer at its path, in which case its contents are lost
  ///   when this process ends.
  func emptyLog() throws(StorageError) {
    try log.empty()
    if let obstacle = PlaceWatch.obstacle(of: connection.claim) { throw obstacle }
  }

  /// Commits writes in one transaction; returns the number of finished ones.
  ///
  /// All of them are, unless SQLite ends a transaction early, as it does when the disk is full: the
  /// requests that ran in it have then failed, and later ones continue in another transaction.
  private func commitTogether(_ group: ArraySlice<any PendingWrite>, _ hook: CommitHook?) -> Int {
    var ended = 0
    do throws(StorageError) {
      try begin.run()
      let isSingle = group.count == 1
      var keepsAny = false
      for write in group {
        ended += 1
        writer.beginRequest(ownsTransaction: isSingle)
        switch write.run(writer) {
        case .keep:
          try writer.keepRequest()
          keepsAny = true
        case .undo:
          try writer.undoRequest()
        }
      }
      try end(keepsAny, hook)
    } catch {
      if connection.isInTransaction { try? connection.execute("ROLLBACK") }
      // A transaction that could not begin has failed for all requests, and would fail again for
      // the next one.
      if ended == 0 { ended = group.count }
      complete(group.prefix(ended), error)
      return ended
    }
    willAnswer(group.count)
    complete(group, nil)
    return ended
  }

  private func end(_ keepsAny: Bool, _ hook: CommitHook?) throws(StorageError) {
    guard keepsAny else { return try connection.execute("ROLLBACK") }
    if let hook {
      writer.beginRequest(ownsTransaction: true)
      try hook(writer)
      try writer.keepRequest()
    }
    // If a file is deleted after this check, the write may have been acknowledged before the
    // deletion.
    if let obstacle = place.obstacle() { throw obstacle }
    try readers.whileCommitting { () throws(StorageError) in try commit.run() }
  }

  private func complete(_ writes: ArraySlice<any PendingWrite>, _ failure: StorageError?) {
    for write in writes { write.complete(failure) }
  }
}
