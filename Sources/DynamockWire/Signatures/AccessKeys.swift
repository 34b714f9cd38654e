/// The key pairs whose signatures are good.
public struct AccessKeys: Sendable, Hashable {
  private var secrets: [String: String]

  /// No key pair at all: every signature is one of a stranger.
  public init() { secrets = [:] }

  /// Reads `ID:SECRET,ID:SECRET`, where white space does not count; nil when a pair lacks one of its
  /// halves or an identifier comes twice.
  ///
  /// Neither half of AWS's keys holds a comma, a colon or white space: identifiers are letters and
  /// digits, secrets are Base64.
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

  /// Whether there is no pair.
  public var isEmpty: Bool { secrets.isEmpty }

  /// The secret of an access key; nil for a stranger's.
  func secret(of accessKeyID: String) -> String? { secrets[accessKeyID] }
}
