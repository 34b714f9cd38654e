import DynamockModel
import DynamockStorage

/// All that a database knows of a table besides its items; what the catalog stores.
struct TableDefinition: Sendable, Equatable {
  var name: String
  /// A UUID, new for every table even if the name was used before.
  var id: String
  /// The region of the client that made the table, as it stands in the ARN.
  var region: String
  var createdAt: Timestamp
  /// The steady time of its creation; later than ``createdAt`` if the clock had been set back.
  var steadyCreation: Timestamp
  var lifecycle: Lifecycle
  var attributeDefinitions: [AttributeDefinition]
  var keySchema: [KeySchemaElement]
  /// Where the items are.
  var keyspace: Keyspace
  var localIndexes: [IndexDefinition]
  var globalIndexes: [IndexDefinition]
  var billing: Billing
  /// Read and write units for PROVISIONED tables; 0 and 0 otherwise.
  var throughput: Throughput
  var onDemandThroughput: OnDemandThroughput?
  var warmThroughput: WarmThroughput?
  /// Set while the table's stream is enabled.
  var streamSpecification: StreamSpecification?
  /// The label of the newest stream, enabled or not.
  var latestStreamLabel: String?
  /// Set from the first time that time to live was enabled.
  var timeToLive: TimeToLive?
  var sse: Encryption?
  var tableClass: TableClassChoice?
  var isDeletionProtected: Bool
  var tags: [Tag]
  /// Whether its items are still being brought in; nobody can use such a table, and it goes when that
  /// comes to nothing.
  var isImporting = false

  /// Whether its deletion has come to an end.
  func isGone(at now: Timestamp) -> Bool { lifecycle.isGone(at: now) }

  /// How the table is paid for.
  struct Billing: Sendable, Equatable {
    var mode: BillingMode
    /// When the table last became PAY_PER_REQUEST; nil when it never was.
    var lastOnDemandAt: Timestamp?
  }

  /// Server-side encryption with a key of the customer's, as the request asked for it.
  struct Encryption: Sendable, Equatable {
    var kmsKeyARN: String
  }

  /// The storage class; absent on tables that were never given one.
  struct TableClassChoice: Sendable, Equatable {
    var tableClass: TableClass
    /// When it was last changed by UpdateTable.
    var changedAt: Timestamp?
  }
}

/// Provisioned units and when they changed.
struct Throughput: Sendable, Equatable {
  var read: Int
  var write: Int
  var lastIncrease: Timestamp?
  var lastDecrease: Timestamp?
  /// Decreases since midnight UTC of ``lastDecrease``'s day.
  var decreasesToday: Int

  init(read: Int, write: Int) {
    self.read = read
    self.write = write
    decreasesToday = 0
  }

  /// 0 and 0, as on-demand tables are described.
  static let none = Throughput(read: 0, write: 0)
}

/// What a database knows of an index besides its entries.
struct IndexDefinition: Sendable, Equatable {
  var name: String
  var keySchema: [KeySchemaElement]
  var projectionType: ProjectionType
  /// The projected attributes of an INCLUDE projection.
  var nonKeyAttributes: [String]
  var keyspace: Keyspace
  var lifecycle: Lifecycle
  /// Global indexes only; 0 and 0 on on-demand tables.
  var throughput: Throughput
  var onDemandThroughput: OnDemandThroughput?
  var warmThroughput: WarmThroughput?
}
