import DynamockModel
import DynamockStorage

/// A backup of a table: its definition and its items at one point in time.
///
/// It outlives its table, also one that was created later with the same name ([ack-quirks]).
struct Backup: Sendable, Equatable {
  /// The last part of its ARN.
  let id: String
  let name: String
  let isSystem: Bool
  let createdAt: Timestamp
  /// The steady time from which it is AVAILABLE; it is CREATING before.
  let availableFrom: Timestamp
  /// The time of day at which a system's backup expires, or `nil` for a user's, which never does.
  let expiresAt: Timestamp?
  /// The table's definition.
  let definition: TableDefinition
  /// The keyspace of the items, in the form of the table's.
  let keyspace: Keyspace
  var itemCount: Int
  var size: Int
  /// Whether all items have been copied; until then no one sees it.
  var isComplete: Bool

  /// The number of days until a system's backup expires ([ack-quirks]).
  static let systemDays: Int64 = 35

  /// Whether it is described and listed.
  func isVisible(at time: SteadyClock.Reading) -> Bool {
    isComplete && !isExpired(at: time.timeOfDay)
  }

  /// Whether it is still CREATING.
  func isBeingCreated(at now: Timestamp) -> Bool { now < availableFrom }

  /// The status at a point in time.
  func status(at now: Timestamp) -> BackupStatus {
    isBeingCreated(at: now) ? .creating : .available
  }

  /// Whether it has to be removed.
  func isExpired(at now: Timestamp) -> Bool { expiresAt.map { $0 <= now } ?? false }
}

extension EngineSettings {
  /// Returns the ARN of a backup.
  func arn(of backup: Backup) -> String { "\(arn(of: backup.definition))/backup/\(backup.id)" }
}

extension Backup {
  /// A table with the backup's definition, whose figures are its own.
  var table: Table { Table(definition) { KeyspaceCounters(of: $0) } }
}

// MARK: Descriptions

extension Backup {
  func details(_ status: BackupStatus, arn: String) -> BackupDetails {
    BackupDetails(
      backupArn: arn, backupName: name, backupSizeBytes: size, backupStatus: status,
      backupType: isSystem ? .system : .user, backupCreationDateTime: createdAt,
      backupExpiryDateTime: expiresAt)
  }

  func description(_ status: BackupStatus, arn: String, settings: EngineSettings)
    -> BackupDescription
  {
    BackupDescription(
      backupDetails: details(status, arn: arn), sourceTableDetails: source(settings),
      sourceTableFeatureDetails: isSystem
        ? SourceTableFeatureDetails() : definition.features(at: createdAt))
  }

  func summary(at now: Timestamp, settings: EngineSettings) -> BackupSummary {
    BackupSummary(
      tableName: definition.name, tableId: definition.id, tableArn: settings.arn(of: definition),
      backupArn: settings.arn(of: self), backupName: name, backupCreationDateTime: createdAt,
      backupExpiryDateTime: expiresAt, backupStatus: status(at: now),
      backupType: isSystem ? .system : .user, backupSizeBytes: size)
  }

  private func source(_ settings: EngineSettings) -> SourceTableDetails {
    SourceTableDetails(
      tableName: definition.name, tableId: definition.id, tableArn: settings.arn(of: definition),
      tableSizeBytes: size, keySchema: definition.keySchema,
      tableCreationDateTime: definition.createdAt,
      provisionedThroughput: definition.throughput.units,
      onDemandThroughput: definition.onDemandThroughput, itemCount: itemCount,
      billingMode: definition.billing.mode)
  }
}

extension TableDefinition {
  /// The features of a backup's table: only those that it has ([ack-quirks]).
  fileprivate func features(at time: Timestamp) -> SourceTableFeatureDetails {
    var features = SourceTableFeatureDetails()
    features.localSecondaryIndexes =
      localIndexes.map {
        LocalSecondaryIndexInfo(
          indexName: $0.name, keySchema: $0.keySchema, projection: $0.projection)
      }.nonEmpty
    features.globalSecondaryIndexes =
      globalIndexes.map {
        GlobalSecondaryIndexInfo(
          indexName: $0.name, keySchema: $0.keySchema, projection: $0.projection,
          provisionedThroughput: $0.throughput.units, onDemandThroughput: $0.onDemandThroughput)
      }.nonEmpty
    features.vectorIndexes =
      searchIndexes.map {
        VectorIndexInfo(
          indexName: $0.name,
          vectorAttribute: VectorAttributeDefinition(attributeName: $0.attribute),
          searchSchema: $0.searchSchema.nonEmpty, projection: $0.projection,
          dimensions: $0.dimensions, distanceFunction: $0.distance)
      }.nonEmpty
    features.streamDescription = streamSpecification
    if let timeToLive {
      let description = timeToLive.description(at: time)
      if description.timeToLiveStatus != .disabled {
        features.timeToLiveDescription = description
      }
    }
    features.sseDescription = sse.map {
      SSEDescription(status: .enabled, sseType: .kms, kmsMasterKeyArn: $0.kmsKeyARN)
    }
    return features
  }
}

extension Throughput {
  fileprivate var units: ProvisionedThroughput {
    ProvisionedThroughput(readCapacityUnits: read, writeCapacityUnits: write)
  }
}

// MARK: Records

extension Backup {
  /// The backup as the catalog stores it.
  var record: Record {
    var record = Record()
    record[text: "id"] = id
    record[text: "name"] = name
    record[flag: "isSystem"] = isSystem
    record[time: "createdAt"] = createdAt
    record[time: "availableFrom"] = availableFrom
    record[time: "expiresAt"] = expiresAt
    record[record: "definition"] = definition.record
    record[number: "keyspace"] = keyspace.number
    record[number: "items"] = itemCount
    record[number: "size"] = size
    record[flag: "isComplete"] = isComplete
    return record
  }

  /// Reads the ``record`` of a backup, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let id = record[text: "id"], let name = record[text: "name"],
      let createdAt = record[time: "createdAt"],
      let definition = record[record: "definition"].flatMap(TableDefinition.init),
      let keyspace = record[number: "keyspace"]
    else { return nil }
    self.id = id
    self.name = name
    isSystem = record[flag: "isSystem"]
    self.createdAt = createdAt
    availableFrom = record[time: "availableFrom"] ?? createdAt
    expiresAt = record[time: "expiresAt"]
    self.definition = definition
    self.keyspace = Keyspace(keyspace)
    itemCount = record[number: "items"] ?? 0
    size = record[number: "size"] ?? 0
    isComplete = record[flag: "isComplete"]
  }
}

extension Catalog {
  static let backupPrefix = Array("backup/".utf8)

  /// Returns the key of a backup's record.
  static func key(of backup: Backup) -> [UInt8] { backupPrefix + Array(backup.id.utf8) }
}

extension WriteSession {
  /// Stores a backup's record.
  mutating func store(_ backup: Backup, in catalog: Catalog) throws(EngineFault) {
    var catalog = catalog
    catalog.set(backup)
    try put(
      ItemImage(backup.record.item).bytes, for: Catalog.key(of: backup), in: Catalog.storedIn)
    try adopt(catalog)
  }

  /// Removes a backup with its items.
  mutating func erase(_ backup: Backup) throws(EngineFault) {
    try drop(backup.keyspace)
    try remove(Catalog.key(of: backup), in: Catalog.storedIn)
    var catalog = catalog
    catalog.remove(backup)
    replaceCatalog(catalog)
  }
}
