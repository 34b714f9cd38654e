#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The division of a process's file descriptors between connections and everything else.
///
/// A process without a free descriptor cannot read its own data, and on Linux it may crash:
/// libdispatch, which runs Swift's tasks, opens `/proc/TID/stat` every second while tasks wait, and
/// ends the process with SIGILL if it cannot (`_dispatch_workq_count_runnable_workers` of
/// swift-corelibs-libdispatch, `src/event/workqueue.c`).
public struct DescriptorBudget: Sendable, Hashable {
  /// The maximum number of descriptors of the process, or `nil` for no limit.
  public var limit: Int?

  /// Creates the budget for a limit.
  public init(limit: Int?) { self.limit = limit }

  /// The number of descriptors reserved for the data file, its readers, forks and the system's
  /// libraries.
  public var reserve: Int {
    guard let limit else { return 0 }
    return min(Self.largestReserve, max(Self.smallestReserve, limit / 8))
  }

  /// Returns the maximum number of connections for a number of other open descriptors; at least
  /// one.
  public func connections(besides open: Int) -> Int {
    guard let limit else { return .max }
    let most = max(1, limit - open - reserve)
    return max(1, most - Self.refusals(beyond: most))
  }

  /// Returns the maximum number of event loops, each of which takes three descriptors on Linux, and
  /// is useless without connections.
  public func eventLoops(of wanted: Int) -> Int {
    guard let limit else { return wanted }
    return max(1, min(wanted, (limit - 48) / 12))
  }

  /// The number of the lowest free descriptor, or `nil` if there is none.
  ///
  /// The system always allocates the lowest one (POSIX, "File Descriptor Allocation"), so at least
  /// that many are open.
  public static var lowestFree: Int? {
    let descriptor = open("/", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    return Int(descriptor)
  }

  /// Whether half of the reserve remains free with one more connection.
  var isRoomForConnection: Bool {
    guard let limit else { return true }
    return Self.lowestFree.map { $0 < limit - reserve / 2 } ?? false
  }

  /// Returns the number of connections beyond a limit that may be open for as long as it takes to
  /// reject them.
  static func refusals(beyond connections: Int) -> Int { min(64, max(4, connections / 16)) }

  private static let smallestReserve = 24
  private static let largestReserve = 640
}
