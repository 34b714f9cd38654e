import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Listener {
  /// The maximum number of ports that are tried if the system's choice is free on only one loopback
  /// address.
  private static let attempts = 16

  /// Opens a port on a host: on both loopback addresses for `localhost`, otherwise on the host
  /// itself.
  ///
  /// `localhost` stands for both ([rfc-6761], section 6.3), and some clients try only the first
  /// address returned by their resolver. If the machine does not have one of them, the other one is
  /// sufficient.
  /// - Parameter bind: opens the port on an address.
  static func open(
    _ host: String, _ port: Int, bind: (String, Int) async throws -> any Channel
  ) async throws -> [any Channel] {
    guard host.lowercased() == "localhost" else { return [try await bind(host, port)] }
    var remaining = port == 0 ? attempts : 1
    while true {
      remaining -= 1
      guard let first = try await available({ try await bind("127.0.0.1", port) }) else {
        return [try await bind("::1", port)]
      }
      do {
        let chosen = first.localAddress?.port ?? port
        let second = try await available { try await bind("::1", chosen) }
        return [first] + (second.map { [$0] } ?? [])
      } catch {
        try? await first.close()
        guard remaining > 0, (error as? IOError)?.errnoCode == EADDRINUSE else { throw error }
      }
    }
  }

  /// Returns the result of `bind`, or `nil` if the machine does not have the address.
  private static func available(
    _ bind: () async throws -> any Channel
  ) async throws -> (any Channel)? {
    do {
      return try await bind()
    } catch let error as IOError where [EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errnoCode) {
      return nil
    }
  }
}
