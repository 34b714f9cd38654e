import DynamockModel
import DynamockWire

/// The proxies for requests to upstreams, from environment variables.
public struct UpstreamProxies: Sendable, Hashable {
  private var http: String?
  private var https: String?
  private var exceptions: [String] = []

  /// No proxies.
  public static let none = UpstreamProxies(environment: [:])

  /// Reads `http_proxy`, `https_proxy` and `no_proxy`; lower-case names take precedence over
  /// upper-case ones, as in Python and curl.
  public init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      let value = environment[name] ?? environment[name.uppercased()]
      return value?.isEmpty == false ? value : nil
    }
    http = value("http_proxy")
    https = value("https_proxy")
    exceptions = (value("no_proxy") ?? "").split(separator: ",").map { entry in
      String(entry.drop { $0 == " " }.prefix { $0 != " " }).lowercased()
    }
  }

  /// Returns the proxy for a URL, or `nil` for a direct connection, as always for this machine.
  /// - Throws: `unreachable` if the proxy's own URL is invalid.
  func proxy(for url: UpstreamURL) throws(UpstreamError) -> UpstreamProxy? {
    guard !url.isLoopback, !exceptions.contains(where: { Self.covers($0, url) }),
      let text = url.scheme == .http ? http : https
    else { return nil }
    guard let proxy = UpstreamProxy(text) else {
      let name = url.scheme == .http ? "http_proxy" : "https_proxy"
      throw UpstreamError(
        .unreachable("the proxy in \(name) is no URL of the form http://HOST:PORT"),
        endpoint: url.text)
    }
    return proxy
  }

  /// Returns whether an entry of `no_proxy` matches a host: its name, a parent domain, or `*`, with
  /// an optional port.
  private static func covers(_ entry: String, _ url: UpstreamURL) -> Bool {
    if entry == "*" { return true }
    guard let authority = Authority(entry.drop { $0 == "." }.utf8) else { return entry == url.host }
    if let port = authority.port, Int(port) != url.port { return false }
    let name = authority.host.drop { $0 == "[" }.prefix { $0 != "]" }
    return url.host == name || !authority.isAddress && url.host.hasSuffix("." + name)
  }
}

/// An HTTP proxy.
struct UpstreamProxy: Sendable, Hashable {
  let host: String
  let port: Int
  /// The value of `Proxy-Authorization`.
  let authorization: String?

  /// Parses `http://USER:PASSWORD@HOST:PORT`; the scheme and the user are optional.
  init?(_ text: String) {
    var text = text[...]
    if let scheme = text.range(ofFirst: "://") {
      guard text[..<scheme.lowerBound].lowercased() == "http" else { return nil }
      text = text[scheme.upperBound...]
    }
    var authorization: String?
    if let at = text.lastIndex(of: "@") {
      guard let user = Self.decoded(text[..<at].utf8) else { return nil }
      let credentials = user.contains(UInt8(ascii: ":")) ? user : user + [UInt8(ascii: ":")]
      authorization = "Basic " + Base64.text(of: credentials)
      text = text[text.index(after: at)...]
    }
    guard let url = UpstreamURL("http://" + text), url.target == "/" else { return nil }
    host = url.host
    port = url.port
    self.authorization = authorization
  }

  /// Decodes the percent-encoding of a user's name and password.
  private static func decoded(_ text: Substring.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let value = Hexadecimal.number(of: [high, low])
      else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: value))
    }
    return bytes
  }
}

extension Substring {
  /// Returns the range of the first occurrence of a text.
  fileprivate func range(ofFirst text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
