/// Compares what a client sent with a secret, without telling by its time how much of it is right.
package enum SecretComparison {
  /// Whether both are the same; every byte that was sent is looked at, wherever the first difference is.
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
