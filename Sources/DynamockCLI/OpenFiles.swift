import DynamockServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many files and connections the process may have open.
enum OpenFiles {
  /// Raises the limit to what the system allows, and returns it; `nil` if there is none.
  ///
  /// The usual soft limit of 1,024 is for programs that call select(2), which this one does not;
  /// `limits.connections` alone is ten times that.
  @discardableResult
  static func allowMost() -> Int? {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return nil }
    #if canImport(Darwin)
      // More is refused there, whatever the hard limit says: setrlimit(2).
      limit.rlim_cur = min(rlim_t(OPEN_MAX), limit.rlim_max)
    #else
      limit.rlim_cur = limit.rlim_max
    #endif
    setrlimit(resource, &limit)
    guard getrlimit(resource, &limit) == 0 else { return nil }
    // No limit is the greatest number there is, which is no `Int`.
    return Int(exactly: limit.rlim_cur)
  }

  /// Limits a server's connections to what the process's files leave of its descriptors.
  /// - Parameter limit: The process's limit; `nil` for none.
  /// - Returns: What to log if there are fewer connections than the settings say.
  static func divide(_ limit: Int?, for server: inout ServerConfiguration) -> String? {
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

  /// A loop's epoll, event and timer descriptors on Linux.
  private static let descriptorsOfLoop = 3
  /// The listening sockets, for IPv4 and IPv6.
  private static let listening = 2

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}
