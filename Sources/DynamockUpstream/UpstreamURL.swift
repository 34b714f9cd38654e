import DynamockWire

/// The URL of an upstream: a scheme, a host, and an optional port, path and query.
public struct UpstreamURL: Sendable, Hashable {
  /// The scheme of a URL.
  public enum Scheme: String, Sendable {
    /// HTTP over TCP.
    case http
    /// HTTP over TLS.
    case https

    var port: Int { self == .http ? 80 : 443 }
  }

  /// The scheme.
  public let scheme: Scheme
  /// The host in lower case, an IPv6 address without its brackets.
  public let host: String
  /// The port, by default that of the scheme.
  public let port: Int
  /// The path and the query as sent; at least `/`.
  public let target: String

  /// Parses a URL; returns `nil` for another scheme, for a user name or a fragment, and for a
  /// syntax error.
  public init?(_ text: String) {
    let separator = "://"
    guard let end = text.firstIndex(of: ":"), text[end...].hasPrefix(separator),
      let scheme = Scheme(rawValue: text[..<end].lowercased())
    else { return nil }
    let rest = text[end...].dropFirst(separator.count)
    let named = rest.prefix { $0 != "/" && $0 != "?" }
    let place = rest.dropFirst(named.count)
    guard place.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }),
      let authority = Authority(named.utf8)
    else { return nil }
    guard let port = authority.port.map({ Int($0) }) ?? scheme.port, (1...65_535).contains(port)
    else { return nil }
    self.scheme = scheme
    self.host = String(authority.host.drop { $0 == "[" }.prefix { $0 != "]" })
    self.port = port
    target = place.hasPrefix("/") ? String(place) : "/" + place
  }

  /// The value of `Host`: the host, and the port unless it is the default.
  public var authority: String {
    port == scheme.port ? bracketedHost : "\(bracketedHost):\(port)"
  }

  /// The URL as text.
  public var text: String { "\(scheme.rawValue)://\(authority)\(target)" }

  /// Whether the host is this machine, by its name or its address.
  public var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
      || host.hasPrefix("127.") && Authority(host.utf8)?.isAddress == true
  }

  private var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }
}
