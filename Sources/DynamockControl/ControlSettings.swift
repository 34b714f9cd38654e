import DynamockStatistics
import DynamockWire

/// Who may use the control API, and the prices that its plans are made with.
public struct ControlSettings: Sendable, Hashable {
  /// Whether the control API answers.
  public var access: Access
  /// The token that `Authorization: Bearer TOKEN` has to hold; `nil` if no token is required.
  public var token: String?
  /// The names under which clients reach the server, in lower case, beside those that are local anyway.
  public var hosts: Set<String>
  /// AWS's prices, for plans.
  public var prices: Prices

  /// Whether the control API answers.
  public enum Access: Sendable, Hashable {
    /// It does.
    case on
    /// It rejects every request: signatures are verified, and nothing is said about this API.
    case closed
    /// Nothing is at its paths.
    case off
  }

  /// Creates settings; by default everyone who reaches the port may use the API.
  public init(
    access: Access = .on, token: String? = nil, hosts: Set<String> = [], prices: Prices = Prices()
  ) {
    self.access = access
    self.token = token
    self.hosts = hosts
    self.prices = prices
  }

  /// Reads names with commas between them, without ports; `nil` if one is not a name or an address.
  public static func hosts(_ text: String) -> Set<String>? {
    var hosts: Set<String> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) where !text.isEmpty {
      guard let authority = Authority(name.utf8.filter { $0 != 0x20 }), authority.port == nil,
        authority.isAddress || authority.isPlainName, !name.hasSuffix(":")
      else { return nil }
      hosts.insert(authority.host)
    }
    return hosts
  }
}
