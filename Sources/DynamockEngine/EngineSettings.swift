import DynamockModel

/// What a database is told about the account it plays and how fast its control plane moves.
package struct EngineSettings: Sendable, Equatable {
  /// The 12 digits that stand in every ARN.
  package var accountID: String
  /// How long tables and indexes stay in their passing states, in milliseconds.
  package var delays: Delays
  /// How long the shards of streams take records.
  package var shards: Shards
  /// Bytes that an item collection of a table with local indexes may grow to.
  package var itemCollectionSize: Int
  /// Whether requests beyond the throughput are refused, at first.
  package var throttling: ThrottlingSettings
  /// What happens to a write that meets a transaction on the same item.
  package var conflicts: TransactionConflicts
  /// Whether members that are not carried out are ignored instead of refused.
  package var ignoresUnsupported: Bool

  /// Makes settings; the defaults are those of an unconfigured server.
  package init(
    accountID: String = "123456789012", delays: Delays = Delays(), shards: Shards = Shards(),
    itemCollectionSize: Int = Limits.itemCollectionSize,
    throttling: ThrottlingSettings = ThrottlingSettings(), conflicts: TransactionConflicts = .none,
    ignoresUnsupported: Bool = false
  ) {
    self.accountID = accountID
    self.delays = delays
    self.shards = shards
    self.itemCollectionSize = itemCollectionSize
    self.throttling = throttling
    self.conflicts = conflicts
    self.ignoresUnsupported = ignoresUnsupported
  }

  /// When an open shard of a stream is closed and followed by another.
  package struct Shards: Sendable, Equatable {
    /// After how long, in milliseconds; AWS rolls a shard about every four hours.
    package var age: Int64
    /// After how many records of the stream; nil for any number.
    package var records: Int?

    /// Makes rules for shards.
    package init(age: Int64 = 4 * 60 * 60 * 1000, records: Int? = nil) {
      self.age = age
      self.records = records
    }
  }

  /// How long the passing states of tables and indexes last, in milliseconds; 0 is at once.
  package struct Delays: Sendable, Equatable {
    /// CREATING, before a table is ACTIVE.
    package var creatingTable: Int64
    /// UPDATING, before a changed table is ACTIVE again.
    package var updatingTable: Int64
    /// DELETING, before a table is gone.
    package var deletingTable: Int64
    /// CREATING, before a new index of an existing table is ACTIVE; its second half is the backfill.
    package var creatingIndex: Int64
    /// DELETING, before an index is gone.
    package var deletingIndex: Int64
    /// ENABLING and DISABLING, before a change of time to live counts.
    package var changingTimeToLive: Int64

    /// Makes delays in milliseconds.
    package init(
      creatingTable: Int64 = 0, updatingTable: Int64 = 0, deletingTable: Int64 = 0,
      creatingIndex: Int64 = 0, deletingIndex: Int64 = 0, changingTimeToLive: Int64 = 0
    ) {
      self.creatingTable = creatingTable
      self.updatingTable = updatingTable
      self.deletingTable = deletingTable
      self.creatingIndex = creatingIndex
      self.deletingIndex = deletingIndex
      self.changingTimeToLive = changingTimeToLive
    }
  }
}
