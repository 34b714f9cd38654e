/// Compares a client's value with a secret in a time that does not depend on how much of it
/// matches.
package enum SecretComparison {
  /// Returns whether both are equal; every received byte is compared, regardless of the first
  /// difference.
  package static func isEqual(
    _ sent: some Collection<UInt8>, _ secret: some Collection<UInt8>
  ) -> Bool {
    let secret = Array(secret)
    var difference = sent.count ^ secret.count
    var index = 0
    for byte in sent {
      if index < secret.count { difference |= Int(byte ^ secret[index]) }
      index += 1
    }
    return difference == 0
  }
}
