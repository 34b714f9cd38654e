import DynamockModel

/// The key pairs whose signatures are accepted, and the principals that they belong to.
public struct AccessKeys: Sendable, Hashable {
  private var keys: [String: Key]

  private struct Key: Hashable {
    var secret: String
    /// The principal, or `nil` for a user of the server's own account.
    var principal: Principal?
  }

  /// Creates an empty set of key pairs, with which every key is unknown.
  public init() { keys = [:] }

  /// Parses `ID:SECRET,ID:SECRET:ARN`, ignoring white space; returns `nil` if a part of a pair is
  /// missing, an identifier is repeated, or an ARN is not that of a user, an assumed role or an
  /// account's root.
  ///
  /// AWS's keys contain no comma, colon or white space: identifiers are letters and digits, secrets
  /// are Base64.
  public init?(_ text: String) {
    self.init()
    for pair in text.split(separator: ",") {
      let parts = pair.filter { !$0.isWhitespace }.split(
        separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
      var key = Key(secret: String(parts[1]))
      if parts.count == 3 {
        guard let principal = Principal(String(parts[2])) else { return nil }
        key.principal = principal
      }
      guard keys.updateValue(key, forKey: String(parts[0])) == nil else { return nil }
    }
  }

  /// Whether there are no pairs.
  public var isEmpty: Bool { keys.isEmpty }

  /// Returns the secret of an access key, or `nil` for an unknown one.
  func secret(of accessKeyID: String) -> String? { keys[accessKeyID]?.secret }

  /// Returns the principal of an access key, or `nil` for an unknown key and for a user of the
  /// server's own account.
  func principal(of accessKeyID: String) -> Principal? { keys[accessKeyID]?.principal }
}
