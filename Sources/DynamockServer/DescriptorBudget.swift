#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a process's file descriptors are divided between connections and everything else.
///
/// A process without a free descriptor cannot read its own data, and on Linux it may not even live:
/// libdispatch, on which Swift's tasks run, opens `/proc/TID/stat` each second while tasks wait, and
/// ends the process with SIGILL if it cannot (`_dispatch_workq_count_runnable_workers` of
/// swift-corelibs-libdispatch, `src/event/workqueue.c`).
public struct DescriptorBudget: Sendable, Hashable {
  /// How many descriptors the process may have open; `nil` for no limit.
  public var limit: Int?

  /// Creates the budget of a limit.
  public init(limit: Int?) { self.limit = limit }

  /// How many descriptors are kept for the data file, its readers, forks and the system's libraries.
  public var reserve: Int {
    guard let limit else { return 0 }
    return min(Self.largestReserve, max(Self.smallestReserve, limit / 8))
  }

  /// How many connections there can be while so many descriptors are open, one at least.
  public func connections(besides open: Int) -> Int {
    guard let limit else { return .max }
    let most = max(1, limit - open - reserve)
    return max(1, most - Self.refusals(beyond: most))
  }

  /// How many event loops there can be: each takes three descriptors on Linux, and is no use without
  /// connections.
  public func eventLoops(of wanted: Int) -> Int {
    guard let limit else { return wanted }
    return max(1, min(wanted, (limit - 48) / 12))
  }

  /// The number of the lowest free descriptor, or `nil` if there is none.
  ///
  /// The system always gives out the lowest one (POSIX, "File Descriptor Allocation"), so that at least
  /// as many are open.
  public static var lowestFree: Int? {
    let descriptor = open("/", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    return Int(descriptor)
  }

  /// Whether one more connection leaves half of the reserve free.
  var isRoomForConnection: Bool {
    guard let limit else { return true }
    return Self.lowestFree.map { $0 < limit - reserve / 2 } ?? false
  }

  /// How many connections beyond a limit may be open for as long as it takes to tell them so.
  static func refusals(beyond connections: Int) -> Int { min(64, max(4, connections / 16)) }

  private static let smallestReserve = 24
  private static let largestReserve = 640
}
