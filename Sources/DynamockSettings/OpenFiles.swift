package import DynamockServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The limit on open files and connections of the process.
package enum OpenFiles {
  /// Raises the limit to the system's maximum and returns it, or `nil` if there is no limit.
  ///
  /// The usual soft limit of 1,024 exists for programs that call select(2), which this one does
  /// not; `limits.connections` alone is ten times that.
  @discardableResult
  package static func allowMost() -> Int? {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return nil }
    #if canImport(Darwin)
      // The kernel rejects more, regardless of the hard limit: setrlimit(2).
      limit.rlim_cur = min(rlim_t(OPEN_MAX), limit.rlim_max)
    #else
      limit.rlim_cur = limit.rlim_max
    #endif
    setrlimit(resource, &limit)
    return Self.limit
  }

  /// The current limit of the process, or `nil` if there is none.
  package static var limit: Int? {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return nil }
    // "No limit" is the greatest number, which does not fit in an `Int`.
    return Int(exactly: limit.rlim_cur)
  }

  /// Limits a server's connections to the descriptors that are left after the process's files.
  /// - Parameter limit: the process's limit, or `nil` for none.
  /// - Returns: a message to log if fewer connections are possible than the settings allow.
  package static func divide(_ limit: Int?, for server: inout ServerConfiguration) -> String? {
    server.descriptors = DescriptorBudget(limit: limit)
    guard let limit else { return nil }
    let loops = server.descriptors.eventLoops(
      of: server.threads ?? ServerConfiguration.usualThreads)
    let open = (DescriptorBudget.lowestFree ?? limit) + loops * descriptorsOfLoop + listening
    let most = server.descriptors.connections(besides: open)
    let wanted = server.limits.connections
    guard most < wanted else { return nil }
    server.limits.connections = most
    return
      "limits.connections is \(most) and not \(wanted): the process may have \(limit) files open "
      + "(ulimit -n)"
  }

  /// The epoll, event and timer descriptors of an event loop on Linux.
  private static let descriptorsOfLoop = 3
  /// The listening sockets, for IPv4 and IPv6.
  private static let listening = 2

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}
