package import DynamockModel

/// The simulated account and the delays of the control plane.
package struct EngineSettings: Sendable, Equatable {
  /// The account's 12 digits, as in every ARN.
  package var accountID: String
  /// The durations of the transitional states of tables and indexes.
  package var delays: Delays
  /// The rules for closing a shard of a stream.
  package var shards: Shards
  /// The maximum number of bytes of an item collection of a table with local indexes.
  package var itemCollectionSize: Int
  /// The initial setting of throttling: whether requests that exceed the throughput are rejected.
  package var throttling: ThrottlingSettings
  /// How a write to an item is treated while a transaction on the same item is in progress.
  package var conflicts: TransactionConflicts
  /// How far the latest point in time to recover to is behind, in milliseconds.
  package var recoveryLag: Int64
  /// The maximum number of bytes of the log of changes of a table with recovery.
  package var recoveryLogSize: Int
  /// The number of entries of a vector index above which searches are approximate, or 0 for none.
  package var exactSearchEntries: Int
  /// Whether unsupported members are ignored instead of rejected.
  package var ignoresUnsupported: Bool
  /// The buckets of exports and imports, or `nil` if there are none.
  package var transfers: TransferService?
  /// The place of changes for Kinesis streams, or `nil` if they are delivered nowhere.
  package var kinesis: KinesisService?

  /// Creates settings, by default those of an unconfigured server.
  package init(
    accountID: String = "123456789012", delays: Delays = Delays(), shards: Shards = Shards(),
    itemCollectionSize: Int = Limits.itemCollectionSize,
    throttling: ThrottlingSettings = ThrottlingSettings(), conflicts: TransactionConflicts = .none,
    recoveryLag: Int64 = 0, recoveryLogSize: Int = Limits.recoveryLogSize,
    exactSearchEntries: Int = 0, ignoresUnsupported: Bool = false,
    transfers: TransferService? = nil,
    kinesis: KinesisService? = nil
  ) {
    self.accountID = accountID
    self.delays = delays
    self.shards = shards
    self.itemCollectionSize = itemCollectionSize
    self.throttling = throttling
    self.conflicts = conflicts
    self.recoveryLag = recoveryLag
    self.recoveryLogSize = recoveryLogSize
    self.exactSearchEntries = exactSearchEntries
    self.ignoresUnsupported = ignoresUnsupported
    self.transfers = transfers
    self.kinesis = kinesis
  }

  /// The rules for closing an open shard of a stream, which is then followed by another.
  package struct Shards: Sendable, Equatable {
    /// The age in milliseconds at which it is closed; AWS closes a shard about every four hours.
    package var age: Int64
    /// The number of records after which it is closed, or `nil` for no limit.
    package var records: Int?

    /// Creates rules for shards.
    package init(age: Int64 = 4 * 60 * 60 * 1000, records: Int? = nil) {
      self.age = age
      self.records = records
    }
  }

  /// The durations of the transitional states of tables and indexes, in milliseconds; 0 ends a
  /// state immediately.
  package struct Delays: Sendable, Equatable {
    /// CREATING, until a table is ACTIVE.
    package var creatingTable: Int64
    /// UPDATING, until a changed table is ACTIVE again.
    package var updatingTable: Int64
    /// DELETING, until a table is gone.
    package var deletingTable: Int64
    /// CREATING, until a new index of an existing table is ACTIVE; the second half is the backfill.
    package var creatingIndex: Int64
    /// DELETING, until an index is gone.
    package var deletingIndex: Int64
    /// ENABLING and DISABLING, until a change of time to live takes effect.
    package var changingTimeToLive: Int64
    /// IN_PROGRESS, until an export is COMPLETED or FAILED; longer if it takes longer.
    package var exportingTable: Int64
    /// IN_PROGRESS, until an import is COMPLETED or FAILED; longer if it takes longer.
    package var importingTable: Int64
    /// CREATING, until a backup is AVAILABLE.
    package var creatingBackup: Int64
    /// CREATING, until a restored table is ACTIVE; longer if it takes longer.
    package var restoringTable: Int64

    /// Creates delays in milliseconds.
    package init(
      creatingTable: Int64 = 0, updatingTable: Int64 = 0, deletingTable: Int64 = 0,
      creatingIndex: Int64 = 0, deletingIndex: Int64 = 0, changingTimeToLive: Int64 = 0,
      exportingTable: Int64 = 0, importingTable: Int64 = 0, creatingBackup: Int64 = 0,
      restoringTable: Int64 = 0
    ) {
      self.creatingTable = creatingTable
      self.updatingTable = updatingTable
      self.deletingTable = deletingTable
      self.creatingIndex = creatingIndex
      self.deletingIndex = deletingIndex
      self.changingTimeToLive = changingTimeToLive
      self.exportingTable = exportingTable
      self.importingTable = importingTable
      self.creatingBackup = creatingBackup
      self.restoringTable = restoringTable
    }
  }
}
