import DynamockWire

/// The rules that keep web pages away from the control API.
///
/// A browser sends a page's requests to any address, also to one on this machine. What a page cannot
/// do is to leave out or to choose `Host` and `Origin`. Rebinding a name to this machine
/// (CVE-2025-24010 tells of a server that was read so) gives a page its own name as the host, and
/// everything else gives it away by its origin.
struct PageRules {
  /// The names of this server that others could have as well, in lower case.
  let hosts: Set<String>

  /// The last labels of names that no public server of names answers for.
  private static let localSuffixes = [".localhost", ".local", ".internal", ".test", ".home.arpa"]

  /// Requires that a request does not come from a web page, unless it is a page of this very server.
  /// - Throws: `foreignHost`, `noMethod`, `foreignOrigin` or `formOfPage`.
  func validate(_ head: RequestHead) throws(ControlError) {
    let named = head.namedAuthorities
    if let foreign = named.first(where: { !isLocal($0) }) {
      throw .foreignHost(String(decoding: foreign, as: UTF8.self))
    }
    guard let host = head.values(of: .host).first else { throw .foreignHost("") }
    // No preflight request is granted.
    if head.method == .options { throw .noMethod }
    let origins = head.values(of: .origin)
    guard origins.allSatisfy({ Self.isOrigin($0, of: host) }), !Self.isPartOfForeignPage(head)
    else { throw .foreignOrigin }
    guard head.method == .get || origins.isEmpty || Self.holdsJSON(head) else {
      throw .formOfPage
    }
  }

  /// Whether an authority leads here and nobody outside can make it do so: addresses cannot be rebound,
  /// and the names of some domains and those of one label are not looked up outside.
  private func isLocal(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let authority = Authority(bytes) else { return false }
    if authority.isAddress { return true }
    let host = authority.host
    guard authority.isPlainName else { return false }
    return !host.contains(".") || hosts.contains(host)
      || Self.localSuffixes.contains { host.hasSuffix($0) }
  }

  /// Whether an origin is that of pages which the host has served.
  private static func isOrigin(_ origin: ArraySlice<UInt8>, of host: ArraySlice<UInt8>) -> Bool {
    let origin = String(decoding: origin, as: UTF8.self).lowercased()
    let host = String(decoding: host, as: UTF8.self).lowercased()
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  /// Whether a browser says that a page of another server wants the answer for itself, as a script, an
  /// image or a frame; to follow a link is no such thing.
  ///
  /// Such requests have no origin. Browsers say this of addresses on this machine, and leave it out of
  /// requests to others without TLS (fetch metadata, section 2), so that it is no more than an addition
  /// to the rules above.
  private static func isPartOfForeignPage(_ head: RequestHead) -> Bool {
    guard let site = head.text(of: HeaderName("sec-fetch-site")) else { return false }
    if site == "same-origin" || site == "none" { return false }
    return head.method != .get || head.text(of: HeaderName("sec-fetch-mode")) != "navigate"
      || head.text(of: HeaderName("sec-fetch-dest")) != "document"
  }

  /// Whether the body is said to be JSON, which neither a form nor a request without leave can say.
  private static func holdsJSON(_ head: RequestHead) -> Bool {
    let types = head.values(of: .contentType)
    return !types.isEmpty && types.allSatisfy { MediaType($0) != nil }
  }
}
