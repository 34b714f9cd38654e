import CSQLite
import DynamockStorage
import Synchronization

/// Decides when the page caches of a store are given back.
///
/// After a load each connection has up to 16 MB of pages. Those that are read again come from the system's
/// own cache, at 0.7 µs each, so a store that is hardly used does not need them.
struct CacheWatch: ~Copyable {
  private struct Look {
    var instant: ContinuousClock.Instant
    var uses: UInt64
  }

  private let last = Mutex<Look?>(nil)
  private let commits = Atomic<UInt64>(0)

  /// The number of bytes from which a cache is given back.
  static let least = 1 << 20

  /// The time that has to pass between two looks.
  private static let interval = Duration.milliseconds(500)

  /// The reads and commits between two looks up to which a store counts as hardly used.
  ///
  /// The maintenance of a server accounts for some of them.
  private static let few: UInt64 = 100

  /// Returns whether there were few reads and commits since the last look, which was some time ago.
  /// - Parameter uses: the number of all of them so far.
  func isHardlyUsed(_ uses: UInt64, at instant: ContinuousClock.Instant = .now) -> Bool {
    last.withLock { last in
      if let look = last, instant - look.instant < Self.interval { return false }
      defer { last = Look(instant: instant, uses: uses) }
      guard let look = last else { return false }
      return uses &- look.uses <= Self.few
    }
  }

  /// Returns whether there were commits since this was last asked.
  /// - Parameter commits: the number of all of them so far.
  func hasNews(_ commits: UInt64) -> Bool {
    self.commits.exchange(commits, ordering: .relaxed) != commits
  }
}

/// A place in the writer's queue at which its connection gives its cache back.
///
/// `@unchecked Sendable`: the connection is only used on the writer's thread.
final class CacheRelease: PendingWrite, @unchecked Sendable {
  private weak var connection: Connection?
  /// Whether readers have given theirs back.
  private let hasOthers: Bool

  init(_ connection: Connection?, hasOthers: Bool) {
    self.connection = connection
    self.hasOthers = hasOthers
  }

  var writesNothing: Bool { true }

  func run(_ writer: SQLiteWriter) -> WriteDecision { .undo }

  func complete(_ failure: StorageError?) {
    guard connection?.releaseCache() == true || hasOthers else { return }
    dynamock_give_freed_memory_back()
  }
}

extension Connection {
  /// The number of bytes of cached pages.
  var cachedBytes: Int {
    var current: CInt = 0
    var highest: CInt = 0
    sqlite3_db_status(handle, SQLITE_DBSTATUS_CACHE_USED, &current, &highest, 0)
    return Int(current)
  }

  /// Frees the cached pages that are not in use, if they are many; returns whether they were.
  @discardableResult
  func releaseCache() -> Bool {
    guard cachedBytes >= CacheWatch.least else { return false }
    sqlite3_db_release_memory(handle)
    return true
  }
}
