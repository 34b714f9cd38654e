import DynamockModel
import DynamockStorage

/// The definition of a table as stored in the catalog: everything except its items.
struct TableDefinition: Sendable, Equatable {
  var name: String
  /// A UUID, new for every table even if its name was used before.
  var id: String
  /// The region of the client that created the table, which is part of the ARN.
  var region: String
  var createdAt: Timestamp
  /// The steady time of its creation, which is later than ``createdAt`` if the clock had been set
  /// back.
  var steadyCreation: Timestamp
  var lifecycle: Lifecycle
  var attributeDefinitions: [AttributeDefinition]
  var keySchema: [KeySchemaElement]
  /// The keyspace of the items.
  var keyspace: Keyspace
  var localIndexes: [IndexDefinition]
  var globalIndexes: [IndexDefinition]
  var searchIndexes: [SearchIndexDefinition] = []
  var billing: Billing
  /// Provisioned read and write units; 0 and 0 for other tables.
  var throughput: Throughput
  var onDemandThroughput: OnDemandThroughput?
  var warmThroughput: WarmThroughput?
  /// The stream's settings, or `nil` while it is disabled.
  var streamSpecification: StreamSpecification?
  /// The label of the latest stream, whether or not it is enabled.
  var latestStreamLabel: String?
  /// The settings of time to live, or `nil` if it was never enabled.
  var timeToLive: TimeToLive?
  var sse: Encryption?
  var tableClass: TableClassChoice?
  var isDeletionProtected: Bool
  var tags: [Tag]
  /// Whether the items are still being imported.
  ///
  /// Such a table is not usable, and it is removed if the import fails.
  var isImporting = false
  /// The backup or the table that the table is restored from, or `nil` for other tables.
  var restore: Restore?
  /// What the description does not show.
  var control = ControlSettings()

  /// Returns whether the table's deletion has ended.
  func isGone(at now: Timestamp) -> Bool { lifecycle.isGone(at: now) }

  /// The table's billing mode and its history.
  struct Billing: Sendable, Equatable {
    var mode: BillingMode
    /// The time when the table last became PAY_PER_REQUEST, or `nil` if it never was.
    var lastOnDemandAt: Timestamp?
  }

  /// Server-side encryption with a customer's key, as requested.
  struct Encryption: Sendable, Equatable {
    var kmsKeyARN: String
  }

  /// The origin of a restored table.
  struct Restore: Sendable, Equatable {
    /// The backup's id, or `nil` for a restore to a point in time.
    var backup: String?
    /// The backup's ARN, as the request names it, or `nil` for a restore to a point in time.
    var backupARN: String?
    var tableARN: String
    /// The point in time that is restored.
    var moment: Timestamp

    /// The source as messages name it.
    var source: String { backupARN.map { "backup: \($0)" } ?? "table: \(tableARN)" }
  }

  /// The storage class of a table for which one was requested.
  struct TableClassChoice: Sendable, Equatable {
    var tableClass: TableClass
    /// The time of the last UpdateTable.
    var changedAt: Timestamp?
  }
}

/// Provisioned units, and the times of their changes.
struct Throughput: Sendable, Equatable {
  var read: Int
  var write: Int
  var lastIncrease: Timestamp?
  var lastDecrease: Timestamp?
  /// The number of decreases on the UTC day of ``lastDecrease``.
  var decreasesToday: Int

  init(read: Int, write: Int) {
    self.read = read
    self.write = write
    decreasesToday = 0
  }

  /// 0 and 0, as in descriptions of on-demand tables.
  static let none = Throughput(read: 0, write: 0)
}

/// The definition of an index: everything except its entries.
struct IndexDefinition: Sendable, Equatable {
  var name: String
  var keySchema: [KeySchemaElement]
  var projectionType: ProjectionType
  /// The projected attributes of an INCLUDE projection.
  var nonKeyAttributes: [String]
  var keyspace: Keyspace
  var lifecycle: Lifecycle
  /// The progress of filling a new index of a table with items, or `nil` for one that is filled.
  var backfill: Backfill?
  /// Provisioned units of global indexes; 0 and 0 if the table is on demand.
  var throughput: Throughput
  var onDemandThroughput: OnDemandThroughput?
  var warmThroughput: WarmThroughput?
}
