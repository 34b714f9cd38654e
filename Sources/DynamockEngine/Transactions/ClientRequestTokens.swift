import DynamockModel
import DynamockStorage
import DynamockValidation

/// Remembers for ten minutes which transactions were carried out, by their client request token.
///
/// AWS, TransactWriteItems, `ClientRequestToken`: valid for 10 minutes after the first request was
/// completed; failed transactions are not remembered. Each operation has tokens of its own.
enum ClientRequestTokens {
  static let storedIn = Keyspace(2)

  /// The operations that take tokens.
  enum Scope: UInt8 {
    case writeItems = 1
    case executeTransaction = 2
  }

  fileprivate static func key(_ scope: Scope, _ token: String) -> [UInt8] {
    [0, scope.rawValue] + Array(token.utf8)
  }

  /// The entry that finds a token by when it ends.
  fileprivate static func expiryKey(_ end: Timestamp, _ tokenKey: [UInt8]) -> [UInt8] {
    let time = UInt64(bitPattern: end.milliseconds)
    return [1] + (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * UInt64($0))) } + tokenKey
  }
}

extension WriteSession {
  /// The sizes of the items that a token's request touched, if it is this very request, carried out
  /// before; nil for a token that is new.
  ///
  /// - Throws: IdempotentParameterMismatchException when it stands for another one.
  func replay(
    of scope: ClientRequestTokens.Scope, _ token: String, _ fingerprint: RequestFingerprint
  ) throws(DynamoDBError) -> TransactionSizes? {
    let key = ClientRequestTokens.key(scope, token)
    guard let value = try reading.value(for: key, in: ClientRequestTokens.storedIn) else {
      return nil
    }
    let record = Record(try ItemImage(storedBytes: value).item())
    guard let end = record[time: "validUntil"], now <= end else { return nil }
    guard record[text: "fingerprint"] == fingerprint.text else {
      throw DynamoDBError(
        .idempotentParameterMismatch, Sentence.tokenWithOtherParameters)
    }
    return TransactionSizes(record)
  }

  /// Remembers a request that was carried out, and forgets a few whose time is over.
  func remember(
    _ scope: ClientRequestTokens.Scope, _ token: String, _ fingerprint: RequestFingerprint,
    _ sizes: TransactionSizes
  ) throws(DynamoDBError) {
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

  /// Two for each one that comes, so that what is left over shrinks.
  private func forgetExpired() throws(DynamoDBError) {
    let keyspace = ClientRequestTokens.storedIn
    let range = KeyRange(lower: [1], upper: ClientRequestTokens.expiryKey(now, []))
    var expired: [[UInt8]] = []
    try reading.scan(keyspace, range, .ascending) { key, _ throws(DynamoDBError) in
      expired.append(key)
      return expired.count < 2 ? .next : .stop
    }
    for key in expired {
      try remove(key, in: keyspace)
      let tokenKey = Array(key.dropFirst(9))
      // The token may have been used again since; its later record stays.
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
