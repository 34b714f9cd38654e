import DynamockControl
import DynamockServer
import DynamockSettings
import DynamockWire

/// The parts of a server that are open to everyone who can connect to it, if it listens beyond
/// loopback.
struct Exposure {
  private let host: String
  private let open: [String]

  /// Examines the settings; returns `nil` if the server listens only on loopback, has a token, or
  /// has no open parts.
  init?(_ settings: Settings) {
    host = settings.server.host
    guard !Self.isLoopback(host), settings.control.token == nil else { return nil }
    var open: [String] = []
    if settings.control.access == .on {
      open.append(
        "the control API at /_dynamock/ (read, reset and drop every database, write files) and "
          + "/metrics")
    }
    if settings.authorization != .verify {
      open.append(
        "the tables (auth is \(settings.authorization.rawValue): no signature is verified)")
    }
    guard !open.isEmpty else { return nil }
    self.open = open
  }

  /// The warning, with the open parts and the settings that close them.
  var sentence: String {
    "host is \(host), and control.token is empty: everyone who can reach the port can use "
      + open.joined(separator: ", and ")
      + "; set control.token, control.access off, auth verify, or host 127.0.0.1"
  }

  /// Returns whether a host is only reachable from this machine.
  ///
  /// This is true of loopback names and addresses ([rfc-6761], section 6.3; [rfc-1122], section
  /// 3.2.1.3) and of Unix domain sockets.
  static func isLoopback(_ host: String) -> Bool {
    if UnixAddress(host: host) != nil { return true }
    let host = host.lowercased()
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    if host == "::1" { return true }
    let address = host.hasPrefix("::ffff:") ? String(host.dropFirst(7)) : host
    return address.hasPrefix("127.") && Authority(address.utf8)?.isAddress == true
  }
}
