import DynamockEngine
import DynamockModel

extension DynamockDatabase {
  /// What a database is told about the account it plays and how fast its control plane moves.
  public struct Settings: Sendable, Equatable {
    /// The 12 digits that stand in every ARN.
    public var accountID = "123456789012"
    /// How long a new table is CREATING.
    public var tableCreation = Duration.zero
    /// How long a changed table is UPDATING.
    public var tableUpdate = Duration.zero
    /// How long a deleted table is DELETING.
    public var tableDeletion = Duration.zero
    /// How long a new index of an existing table is CREATING; its second half is the backfill.
    public var indexCreation = Duration.zero
    /// How long a deleted index is DELETING.
    public var indexDeletion = Duration.zero
    /// How long time to live is ENABLING and DISABLING.
    public var timeToLiveChange = Duration.zero
    /// After how long an open shard of a stream is closed and followed by another.
    public var streamShardAge = Duration.seconds(4 * 60 * 60)
    /// After how many records of its stream an open shard is closed; nil for any number.
    public var streamShardRecords: Int?
    /// Bytes that an item collection of a table with local indexes may grow to; AWS allows 10 GB.
    public var itemCollectionSize = Limits.itemCollectionSize

    /// How long a write to a file waits for a lock that another program holds.
    public var lockWait = Duration.seconds(5)

    /// Whether requests beyond the throughput are refused; not by default.
    public var throttling = ThrottlingSettings()

    /// What happens to a write that arrives while a transaction on the same item is in progress.
    public var transactionConflicts = TransactionConflicts.none

    /// Whether members of requests that dynamock does not carry out are accepted and ignored; by
    /// default they are rejected.
    public var ignoresUnsupported = false

    /// Whether calls are counted and measured, for statistics, plans and costs.
    public var statistics = true

    /// Makes the default settings: every change is done at once.
    public init() {}

    var engine: EngineSettings {
      EngineSettings(
        accountID: accountID,
        delays: .init(
          creatingTable: tableCreation.wholeMilliseconds,
          updatingTable: tableUpdate.wholeMilliseconds,
          deletingTable: tableDeletion.wholeMilliseconds,
          creatingIndex: indexCreation.wholeMilliseconds,
          deletingIndex: indexDeletion.wholeMilliseconds,
          changingTimeToLive: timeToLiveChange.wholeMilliseconds),
        // A shard that is too old from the start would be followed by others without end.
        shards: .init(
          age: max(1, streamShardAge.wholeMilliseconds),
          records: streamShardRecords.map { max(1, $0) }),
        itemCollectionSize: itemCollectionSize, throttling: throttling,
        conflicts: transactionConflicts, ignoresUnsupported: ignoresUnsupported)
    }
  }
}

extension Duration {
  /// The duration in milliseconds, rounded down.
  var wholeMilliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
