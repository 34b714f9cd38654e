package import DynamockEngine
public import DynamockModel

extension DynamockDatabase {
  /// The simulated account and the delays of the control plane.
  public struct Settings: Sendable, Equatable {
    /// The account's 12 digits, as in every ARN.
    public var accountID = "123456789012"
    /// How long a new table is CREATING.
    public var tableCreation = Duration.zero
    /// How long a changed table is UPDATING.
    public var tableUpdate = Duration.zero
    /// How long a deleted table is DELETING.
    public var tableDeletion = Duration.zero
    /// How long a new index of an existing table is CREATING; the second half of it is the
    /// backfill.
    public var indexCreation = Duration.zero
    /// How long a deleted index is DELETING.
    public var indexDeletion = Duration.zero
    /// How long time to live is ENABLING and DISABLING.
    public var timeToLiveChange = Duration.zero
    /// How long an export is IN_PROGRESS at least.
    public var tableExport = Duration.zero
    /// How long an import is IN_PROGRESS at least.
    public var tableImport = Duration.zero
    /// How long a backup is CREATING.
    public var backupCreation = Duration.zero
    /// How long a restored table is CREATING at least.
    public var tableRestore = Duration.zero
    /// How far the latest point in time to which a table can be recovered is behind; 5 minutes on
    /// AWS.
    public var recoveryLag = Duration.zero
    /// The maximum number of bytes of the log of changes of a table with recovery to a point in time;
    /// beyond it the oldest changes are removed.
    public var recoveryLogSize = Limits.recoveryLogSize
    /// The age at which an open shard of a stream is closed and followed by another.
    public var streamShardAge = Duration.seconds(4 * 60 * 60)
    /// The number of records after which an open shard of a stream is closed, or `nil` for no
    /// limit.
    public var streamShardRecords: Int?
    /// The maximum number of bytes of an item collection of a table with local indexes; AWS allows
    /// 10 GB.
    public var itemCollectionSize = Limits.itemCollectionSize
    /// The number of entries up to which searches of a vector index are exact, or 0 for no limit.
    ///
    /// Searches of larger indexes are approximate.
    public var exactSearchEntries = 0

    /// How long a write to a file waits for a lock of another program.
    public var lockWait = Duration.seconds(5)

    /// Whether requests that exceed the throughput are rejected; off by default.
    public var throttling = ThrottlingSettings()

    /// How a write to an item is treated while a transaction on the same item is in progress.
    public var transactionConflicts = TransactionConflicts.none

    /// Whether unsupported members of requests are accepted and ignored; by default they are
    /// rejected.
    public var ignoresUnsupported = false

    /// Whether calls are counted and measured, for statistics, plans and costs.
    public var statistics = true

    /// The buckets of exports and imports, or `nil` if there are none.
    package var transfers: TransferService?
    /// The place of changes for Kinesis streams, or `nil` if they are delivered nowhere.
    package var kinesis: KinesisService?

    /// Creates the default settings, with which every change is immediate.
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
          changingTimeToLive: timeToLiveChange.wholeMilliseconds,
          exportingTable: tableExport.wholeMilliseconds,
          importingTable: tableImport.wholeMilliseconds,
          creatingBackup: backupCreation.wholeMilliseconds,
          restoringTable: tableRestore.wholeMilliseconds),
        // A shard that is too old from the start would be followed by endless others.
        shards: .init(
          age: max(1, streamShardAge.wholeMilliseconds),
          records: streamShardRecords.map { max(1, $0) }),
        itemCollectionSize: itemCollectionSize, throttling: throttling,
        conflicts: transactionConflicts, recoveryLag: max(0, recoveryLag.wholeMilliseconds),
        recoveryLogSize: max(0, recoveryLogSize), exactSearchEntries: max(0, exactSearchEntries),
        ignoresUnsupported: ignoresUnsupported, transfers: transfers, kinesis: kinesis)
    }
  }
}

extension Duration {
  /// The duration in milliseconds, rounded down.
  var wholeMilliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
