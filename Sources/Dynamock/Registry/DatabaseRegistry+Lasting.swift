import DynamockEngine
import DynamockLayers
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage
import Synchronization

// Forks and checkpoints of the default database's file, which later processes find there.

extension DatabaseRegistry {
  /// Returns whether forks and checkpoints of a database can last.
  func canLast(_ database: Database) -> Bool {
    database.isRelated(to: defaultDatabase.engine)
  }

  /// Opens the forks and checkpoints that earlier processes have left in the default database's
  /// file.
  ///
  /// Forks that have expired meanwhile, and checkpoints of databases that no longer exist, are
  /// erased.
  static func lastingEntries(
    of database: DynamockDatabase, at now: SteadyClock.Reading
  ) throws(StorageError) -> (entries: [String: Entry], checkpoints: Checkpoints) {
    var entries: [String: Entry] = [:]
    var numbers: [Int64: String] = [MemberID.first.number: defaultName]
    var checkpoints: [(info: LastingInfo, checkpoint: Checkpoint)] = []
    for member in try database.family?.members() ?? [] {
      guard let info = LastingInfo(member.info), isName(info.name),
        info.owner != nil || entries[info.name] == nil
      else { continue }
      if let end = info.expiresAt, end <= now.timeOfDay {
        member.store.erase { _ in }
        continue
      }
      let clock = (database.clock as? ManualClock).map { ManualClock(now: $0.now) }
      let engine = try database.engine.sibling(over: member.store, clock: clock)
      guard info.owner == nil else {
        checkpoints.append(
          (info, Checkpoint(frozen: engine, keepsStatistics: database.recorder != nil)))
        continue
      }
      numbers[member.store.id.number] = info.name
      entries[info.name] = Entry(
        database: DynamockDatabase(lasting: engine, keepsStatistics: database.recorder != nil),
        origin: info.origin, createdAt: info.createdAt, expiresAt: info.expiresAt,
        endsAt: info.expiresAt.map {
          now.steady.adding(milliseconds: $0.milliseconds - now.timeOfDay.milliseconds)
        }, isLasting: true)
    }
    var ofDefault = Checkpoints()
    for (info, checkpoint) in checkpoints {
      switch info.owner.flatMap({ numbers[$0] }) {
      case nil: checkpoint.frozen.erase { _ in }
      case defaultName?: ofDefault.add(info.name, checkpoint)
      case let name?: entries[name]?.checkpoints.add(info.name, checkpoint)
      }
    }
    return (entries, ofDefault)
  }

  /// Erases what a dropped or expired database has in the default database's file.
  /// - Parameter isAwaited: whether to wait until that is committed.
  static func erase(_ entry: Entry, isAwaited: Bool) throws(StorageError) {
    guard entry.isLasting else { return }
    try erase(entry.database.engine, isAwaited: isAwaited)
    for checkpoint in entry.checkpoints.all {
      try erase(checkpoint.frozen, isAwaited: isAwaited)
    }
  }

  /// Erases a lasting fork or checkpoint; anything else is left to memory.
  static func erase(_ engine: Database, isAwaited: Bool) throws(StorageError) {
    guard engine.hasLastingForks else { return }
    guard isAwaited else { return engine.erase { _ in } }
    let end = AwaitedErasure()
    engine.erase { end.end($0) }
    try end.wait()
  }

  /// Frees the space of dropped forks and checkpoints in a database's file, merges the layers of
  /// others, and shortens the file, in small writes.
  ///
  /// A dropped fork that a request still uses is freed when the request ends, which is waited for.
  /// - Parameter limit: the time after which it stops, or `nil` to continue until nothing is left
  ///   that no one uses.
  /// - Returns: the number of entries that were moved or removed, the bytes given back to the file
  ///   system, and whether nothing is left to do.
  @discardableResult
  public func compact(
    _ name: String = DatabaseRegistry.defaultName, for limit: Duration? = nil
  ) async throws(RegistryError) -> LayerCompaction {
    let database = try entry(name).database
    let end = limit.map { ContinuousClock.now + $0 }
    var total = LayerCompaction()
    repeat {
      let step = try await stored { () throws(StorageError) in try await database.compactStep() }
      total.entries += step.entries
      total.returnedBytes += step.returnedBytes
      total.awaitsRelease = step.isFinished && step.awaitsRelease
      total.isFinished = step.isFinished && (!step.awaitsRelease || end == nil)
      if total.awaitsRelease, end != nil { try? await Task.sleep(for: .milliseconds(5)) }
    } while !total.isFinished && !Task.isCancelled && end.map { ContinuousClock.now < $0 } ?? true
    return total
  }

  /// Returns the space and the depth of a database whose file has lasting forks, or `nil` for any
  /// other.
  package func usage(of name: String) -> DatabaseUsage? {
    guard let layers = self[name]?.layers, layers.hasLayers, let usage = try? layers.usage() else {
      return nil
    }
    return DatabaseUsage(bytes: usage.bytes, depth: usage.depth)
  }

  /// Returns the bytes of the logs of changes of a database's tables with recovery to a point in
  /// time, or `nil` if there are none.
  package func recoveryLogBytes(of name: String) -> Int? { self[name]?.engine.recoveryLogBytes }
}

/// The space that only one database of a file takes, and the number of layers it reads.
package struct DatabaseUsage: Sendable, Equatable {
  /// The bytes of the entries that differ from those of the database it was forked from.
  package let bytes: Int
  /// The number of layers.
  package let depth: Int
}

/// Waits for an erasure on the caller's thread.
private final class AwaitedErasure: @unchecked Sendable {
  private let monitor = Monitor()
  private var result: Result<Void, StorageError>?

  func end(_ result: Result<Void, StorageError>) {
    monitor.locked {
      self.result = result
      monitor.wake()
    }
  }

  func wait() throws(StorageError) {
    let result = monitor.locked { () -> Result<Void, StorageError> in
      while true {
        if let ended = self.result { return ended }
        monitor.sleep()
      }
    }
    try result.get()
  }
}

/// The checkpoints of a database, in the order in which they were created.
struct Checkpoints: Sendable {
  private var byName: [String: Checkpoint] = [:]
  private(set) var names: [String] = []

  subscript(name: String) -> Checkpoint? { byName[name] }

  /// The checkpoints, without their names.
  var all: [Checkpoint] { names.compactMap { byName[$0] } }

  mutating func add(_ name: String, _ checkpoint: Checkpoint) {
    byName[name] = checkpoint
    names.append(name)
  }

  /// Removes a checkpoint, and returns it.
  mutating func remove(_ name: String) -> Checkpoint? {
    names.removeAll { $0 == name }
    return byName.removeValue(forKey: name)
  }
}
