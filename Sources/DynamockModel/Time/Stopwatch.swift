#if canImport(Darwin)
  package import Darwin
#elseif canImport(Musl)
  package import Musl
#else
  import Glibc
#endif

/// Measures a duration, unaffected by changes to the time of day.
package struct Stopwatch: Sendable {
  private let start: UInt64

  /// Starts measuring.
  @inline(__always)
  package init() { start = Self.now }

  /// The nanoseconds since the start.
  package var nanoseconds: Int { Int(truncatingIfNeeded: Self.now &- start) }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
