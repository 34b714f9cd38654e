import DynamockWire

/// The rules that keep web pages away from the control API.
///
/// A browser sends a page's requests to any address, including one on this machine. A page cannot
/// omit or choose `Host` and `Origin`. If it rebinds its own name to this machine (CVE-2025-24010
/// describes a server that was read that way), that name appears in `Host`; in all other cases
/// `Origin` reveals the page.
struct PageRules {
  /// The names of this server, in lowercase, that could also be names of other servers.
  let hosts: Set<String>

  /// The top-level labels that public name servers do not resolve.
  private static let localSuffixes = [".localhost", ".local", ".internal", ".test", ".home.arpa"]

  /// Validates that a request does not come from a web page, unless the page is served by this
  /// server.
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

  /// Returns whether an authority is local, and cannot be made local by others.
  ///
  /// Addresses cannot be rebound; names in some domains and names of a single label are not
  /// resolved publicly.
  private func isLocal(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let authority = Authority(bytes) else { return false }
    if authority.isAddress { return true }
    let host = authority.host
    guard authority.isPlainName else { return false }
    return !host.contains(".") || hosts.contains(host)
      || Self.localSuffixes.contains { host.hasSuffix($0) }
  }

  /// Returns whether an origin is that of pages served by the host.
  private static func isOrigin(_ origin: ArraySlice<UInt8>, of host: ArraySlice<UInt8>) -> Bool {
    let origin = String(decoding: origin, as: UTF8.self).lowercased()
    let host = String(decoding: host, as: UTF8.self).lowercased()
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  /// Returns whether a page of another server requests the response as a script, an image or a
  /// frame, according to the browser; following a link is not such a request.
  ///
  /// Such requests have no origin. Browsers send this header only to addresses on this machine and
  /// to servers with TLS (fetch metadata, section 2), so this check only complements the rules
  /// above.
  private static func isPartOfForeignPage(_ head: RequestHead) -> Bool {
    guard let site = head.text(of: HeaderName("sec-fetch-site")) else { return false }
    if site == "same-origin" || site == "none" { return false }
    return head.method != .get || head.text(of: HeaderName("sec-fetch-mode")) != "navigate"
      || head.text(of: HeaderName("sec-fetch-dest")) != "document"
  }

  /// Returns whether the content type is JSON, which neither forms nor scripts can send without a
  /// preflight request.
  private static func holdsJSON(_ head: RequestHead) -> Bool {
    let types = head.values(of: .contentType)
    return !types.isEmpty && types.allSatisfy { MediaType($0) != nil }
  }
}
