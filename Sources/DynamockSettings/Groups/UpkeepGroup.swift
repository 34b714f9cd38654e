import DynamockModel

/// Periodic work, and the treatment of conflicting transactions.
package enum UpkeepGroup: SettingGroup {
  package static let title = "Time to live, streams and transactions"

  package static let settings = [
    Setting(
      "ttl.interval", .seconds, at: \.sweepInterval,
      help: "Seconds between sweeps for expired data; 0 disables them",
      summary: "Seconds between sweeps for expired items and stream records; `0` disables them."),
    Setting(
      "streams.shardAge", .seconds, at: \.database.streamShardAge,
      help: "Seconds until an open shard is closed",
      summary: "Seconds until an open shard of a stream is closed and followed by another."),
    Setting(
      "streams.shardRecords", .optionalInteger(0...1_000_000_000, "number"),
      at: \.database.streamShardRecords,
      help: "Records until an open shard is closed; 0 is any number",
      summary: "Records until an open shard of a stream is closed; `0` is no limit."),
    Setting(
      "transactions.conflicts", .choice(), at: \.database.transactionConflicts,
      help: "Whether conflicting writes wait or are rejected as AWS does",
      summary:
        "`none` lets writes wait for a transaction on the same item; `real` rejects them, as AWS "
        + "does."),
  ]
}
