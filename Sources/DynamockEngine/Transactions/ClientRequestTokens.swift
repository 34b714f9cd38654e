import DynamockModel
import DynamockStorage
import DynamockValidation

/// The client request tokens of completed transactions, which are kept for ten minutes.
///
/// [aws-api-reference], TransactWriteItems, `ClientRequestToken`: valid for 10 minutes after the
/// first request was completed; failed transactions are not remembered. Each operation has its own
/// tokens.
enum ClientRequestTokens {
  static let storedIn = Keyspace(2)

  /// The operations that accept tokens.
  enum Scope: UInt8 {
    case writeItems = 1
    case executeTransaction = 2
  }

  fileprivate static func key(_ scope: Scope, _ token: String) -> [UInt8] {
    [0, scope.rawValue] + Array(token.utf8)
  }

  /// Returns the key that finds a token by its expiry time.
  fileprivate static func expiryKey(_ end: Timestamp, _ tokenKey: [UInt8]) -> [UInt8] {
    [1] + BigEndian.bytes(UInt64(bitPattern: end.milliseconds)) + tokenKey
  }
}

extension WriteSession {
  /// Returns the sizes of the items used by a token's earlier request, or `nil` for a new token.
  ///
  /// - Throws: IdempotentParameterMismatchException if the token belongs to a different request.
  func replay(
    of scope: ClientRequestTokens.Scope, _ token: String, _ fingerprint: RequestFingerprint
  ) throws(EngineFault) -> TransactionSizes? {
    let key = ClientRequestTokens.key(scope, token)
    guard let value = try reading.value(for: key, in: ClientRequestTokens.storedIn) else {
      return nil
    }
    let record = Record(try ItemImage(storedBytes: value).item())
    guard let end = record[time: "validUntil"], now <= end else { return nil }
    guard record[text: "fingerprint"] == fingerprint.text else {
      throw .transaction(.tokenWithOtherParameters)
    }
    return TransactionSizes(record)
  }

  /// Stores the token of a completed request, and removes a few that have expired.
  func remember(
    _ scope: ClientRequestTokens.Scope, _ token: String, _ fingerprint: RequestFingerprint,
    _ sizes: TransactionSizes
  ) throws(EngineFault) {
    let keyspace = ClientRequestTokens.storedIn
    try create(keyspace, KeyspaceDescription(textOffset: ItemImage.prefixLength))
    try forgetExpired()
    let key = ClientRequestTokens.key(scope, token)
    let end = now.adding(milliseconds: Limits.clientRequestTokenLifetime.inMilliseconds)
    var record = Record()
    record[text: "fingerprint"] = fingerprint.text
    record[time: "validUntil"] = end
    sizes.write(to: &record)
    try put(ItemImage(record.item).bytes, for: key, in: keyspace)
    try put(ItemImage(Item()).bytes, for: ClientRequestTokens.expiryKey(end, key), in: keyspace)
  }

  /// Removes expired tokens: two for each new one, so that their number shrinks.
  private func forgetExpired() throws(EngineFault) {
    let keyspace = ClientRequestTokens.storedIn
    let range = KeyRange(lower: [1], upper: ClientRequestTokens.expiryKey(now, []))
    var expired: [[UInt8]] = []
    try reading.scan(keyspace, range, .ascending) { key, _ throws(EngineFault) in
      expired.append(key)
      return expired.count < 2 ? .next : .stop
    }
    for key in expired {
      try remove(key, in: keyspace)
      let tokenKey = Array(key.dropFirst(9))
      // The token may have been reused since then; its later record is kept.
      if let value = try reading.value(for: tokenKey, in: keyspace),
        let end = Record(try ItemImage(storedBytes: value).item())[time: "validUntil"], end < now
      {
        try remove(tokenKey, in: keyspace)
      }
    }
  }
}

extension Duration {
  /// The duration in milliseconds, rounded down.
  var inMilliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
