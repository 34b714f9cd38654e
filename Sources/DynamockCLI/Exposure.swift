import DynamockControl
import DynamockServer
import DynamockWire

/// What a server that listens beyond loopback leaves open to everyone who reaches it.
struct Exposure {
  private let host: String
  private let open: [String]

  /// Looks at settings; `nil` if the server listens on loopback, has a token, or leaves nothing open.
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

  /// The warning: what is open, and which settings close it.
  var sentence: String {
    "host is \(host), and control.token is empty: everyone who reaches the port may use "
      + open.joined(separator: ", and ")
      + "; set control.token, control.access off, auth verify, or host 127.0.0.1"
  }

  /// Whether a name or an address is that of this machine and reached by it alone (RFC 6761, section
  /// 6.3; RFC 1122, section 3.2.1.3).
  static func isLoopback(_ host: String) -> Bool {
    let host = host.lowercased()
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    if host == "::1" { return true }
    let address = host.hasPrefix("::ffff:") ? String(host.dropFirst(7)) : host
    return address.hasPrefix("127.") && Authority(address.utf8)?.isAddress == true
  }
}
