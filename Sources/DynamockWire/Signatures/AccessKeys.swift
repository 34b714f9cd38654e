/// The key pairs whose signatures are accepted.
public struct AccessKeys: Sendable, Hashable {
  private var secrets: [String: String]

  /// Creates an empty set of key pairs, with which every key is unknown.
  public init() { secrets = [:] }

  /// Parses `ID:SECRET,ID:SECRET`, ignoring white space; returns `nil` if a part of a pair is
  /// missing or an identifier is repeated.
  ///
  /// AWS's keys contain no comma, colon or white space: identifiers are letters and digits, secrets
  /// are Base64.
  public init?(_ text: String) {
    self.init()
    for pair in text.split(separator: ",") {
      let halves = pair.filter { !$0.isWhitespace }.split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }) else { return nil }
      let (identifier, secret) = (String(halves[0]), String(halves[1]))
      guard secrets.updateValue(secret, forKey: identifier) == nil else { return nil }
    }
  }

  /// Whether there are no pairs.
  public var isEmpty: Bool { secrets.isEmpty }

  /// Returns the secret of an access key, or `nil` for an unknown one.
  func secret(of accessKeyID: String) -> String? { secrets[accessKeyID] }
}
