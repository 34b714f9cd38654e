#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The address of a Unix domain socket.
package struct UnixAddress: Sendable {
  /// The path of the socket's file.
  package let path: String

  /// The prefix of a path in the setting `host`.
  private static let scheme = "unix:"

  /// The maximum length of a path in bytes; the system's address also contains a terminating zero.
  package static var longestPath: Int { MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1 }

  /// Creates an address from a path.
  init(_ path: String) { self.path = path }

  /// Parses a host of the form `unix:PATH`, or returns `nil` for any other host.
  package init?(host: String) {
    guard host.hasPrefix(Self.scheme) else { return nil }
    path = String(host.dropFirst(Self.scheme.count))
  }

  /// Whether the path is valid for a socket.
  package var isValid: Bool { (1...Self.longestPath).contains(path.utf8.count) }

  /// Calls a system function with the address; a path that is too long is truncated.
  func call(_ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { memory in
      memory.copyBytes(from: path.utf8.prefix(Self.longestPath))
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
