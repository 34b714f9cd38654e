import DynamockModel

/// A position in a shard as returned by GetShardIterator: `arn|1|` and a part that only dynamock
/// interprets.
struct ShardIterator: Sendable, Equatable {
  /// The stream's ARN.
  let streamARN: String
  /// The shard's number.
  let shard: Int
  /// The lowest sequence number to read.
  let position: Int
  let createdAt: Timestamp

  /// The iterator as sent to clients.
  var text: String {
    var payload: [UInt8] = []
    for value in [Int64(shard), Int64(position), createdAt.milliseconds] {
      BigEndian.append(UInt64(bitPattern: value), to: &payload)
    }
    return "\(streamARN)|1|" + Base64.text(of: payload)
  }

  init(streamARN: String, shard: Int, position: Int, createdAt: Timestamp) {
    self.streamARN = streamARN
    self.shard = shard
    self.position = position
    self.createdAt = createdAt
  }

  /// Parses an iterator, or returns `nil` if the text is not an iterator of dynamock.
  init?(_ text: String) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1] == "1",
      let payload = Array(parts[2].utf8).withUnsafeBytes({ Base64.decode($0) }),
      payload.count == 24
    else { return nil }
    func value(_ index: Int) -> Int64 {
      Int64(bitPattern: BigEndian.number(payload[(index * 8)..<(index * 8 + 8)]))
    }
    guard value(0) > 0, value(0) <= Int64(UInt32.max), value(1) >= 0, value(1) < .max else {
      return nil
    }
    streamARN = String(parts[0])
    shard = Int(value(0))
    position = Int(value(1))
    createdAt = Timestamp(milliseconds: value(2))
  }

  /// Returns whether its 15 minutes have passed.
  func isExpired(at now: Timestamp) -> Bool {
    createdAt.adding(milliseconds: Limits.shardIteratorLifetime.inMilliseconds) < now
  }
}
