/// The caller whose signature was verified, and its connection.
///
/// A reference, so that the context of a request without one does not become larger.
package final class Caller: Sendable, Hashable {
  /// The access key.
  package let accessKeyID: String
  /// The principal of the key, or `nil` for the user of the server's account that has the key's
  /// name.
  package let principal: Principal?
  /// The address of the client, or `nil` without a socket.
  package let sourceIP: String?
  /// Whether the connection is encrypted.
  package let isSecure: Bool
  /// The `User-Agent` of the request, or `nil` without one.
  package let userAgent: String?

  /// Creates a caller.
  package init(
    accessKeyID: String, principal: Principal? = nil, sourceIP: String? = nil,
    isSecure: Bool = false, userAgent: String? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.principal = principal
    self.sourceIP = sourceIP
    self.isSecure = isSecure
    self.userAgent = userAgent
  }

  /// Returns whether both are the same caller on the same connection.
  package static func == (left: Caller, right: Caller) -> Bool {
    left.accessKeyID == right.accessKeyID && left.principal == right.principal
      && left.sourceIP == right.sourceIP && left.isSecure == right.isSecure
      && left.userAgent == right.userAgent
  }

  /// Hashes the access key, which determines the rest in most cases.
  package func hash(into hasher: inout Hasher) { hasher.combine(accessKeyID) }
}
