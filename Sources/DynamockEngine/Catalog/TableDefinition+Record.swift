import DynamockModel
import DynamockStorage

extension TableDefinition {
  /// The definition as a record of the catalog.
  var record: Record {
    var record = Record()
    record[text: "name"] = name
    record[text: "id"] = id
    record[text: "region"] = region
    record[time: "createdAt"] = createdAt
    record[time: "steadyCreation"] = steadyCreation == createdAt ? nil : steadyCreation
    record[record: "lifecycle"] = lifecycle.record
    record[records: "attributeDefinitions"] = attributeDefinitions.map(\.record)
    record[records: "keySchema"] = keySchema.map(\.record)
    record[number: "keyspace"] = keyspace.number
    record[records: "localIndexes"] = localIndexes.map(\.record)
    record[records: "globalIndexes"] = globalIndexes.map(\.record)
    record[records: "searchIndexes"] = searchIndexes.map(\.record)
    record[text: "billingMode"] = billing.mode.rawValue
    record[time: "lastOnDemandAt"] = billing.lastOnDemandAt
    record[record: "throughput"] = throughput.record
    record[record: "onDemandThroughput"] = onDemandThroughput?.record
    record[record: "warmThroughput"] = warmThroughput?.record
    record[record: "stream"] = streamSpecification?.record
    record[text: "latestStreamLabel"] = latestStreamLabel
    record[record: "timeToLive"] = timeToLive?.record
    record[text: "kmsKey"] = sse?.kmsKeyARN
    record[text: "tableClass"] = tableClass?.tableClass.rawValue
    record[time: "tableClassChangedAt"] = tableClass?.changedAt
    record[flag: "isDeletionProtected"] = isDeletionProtected
    record[records: "tags"] = tags.map(\.record)
    record[flag: "isImporting"] = isImporting
    record[record: "restore"] = restore?.record
    record[record: "control"] = control.record
    return record
  }

  /// Creates a definition from its ``record``, or returns `nil` if a required member is missing.
  init?(_ record: Record) {
    guard let name = record[text: "name"], let id = record[text: "id"],
      let region = record[text: "region"], let createdAt = record[time: "createdAt"],
      let lifecycle = record[record: "lifecycle"].flatMap(Lifecycle.init),
      let keyspace = record[number: "keyspace"], let billing = record[text: "billingMode"],
      let throughput = record[record: "throughput"].flatMap(Throughput.init)
    else { return nil }
    self.name = name
    self.id = id
    self.region = region
    self.createdAt = createdAt
    steadyCreation = record[time: "steadyCreation"] ?? createdAt
    self.lifecycle = lifecycle
    attributeDefinitions = record[records: "attributeDefinitions"].map(AttributeDefinition.init)
    keySchema = record[records: "keySchema"].map(KeySchemaElement.init)
    self.keyspace = Keyspace(keyspace)
    localIndexes = record[records: "localIndexes"].compactMap(IndexDefinition.init)
    globalIndexes = record[records: "globalIndexes"].compactMap(IndexDefinition.init)
    searchIndexes = record[records: "searchIndexes"].compactMap(SearchIndexDefinition.init)
    self.billing = Billing(
      mode: BillingMode(rawValue: billing), lastOnDemandAt: record[time: "lastOnDemandAt"])
    self.throughput = throughput
    onDemandThroughput = record[record: "onDemandThroughput"].map(OnDemandThroughput.init)
    warmThroughput = record[record: "warmThroughput"].map(WarmThroughput.init)
    streamSpecification = record[record: "stream"].map(StreamSpecification.init)
    latestStreamLabel = record[text: "latestStreamLabel"]
    timeToLive = record[record: "timeToLive"].flatMap(TimeToLive.init)
    sse = record[text: "kmsKey"].map(Encryption.init)
    tableClass = record[text: "tableClass"].map {
      TableClassChoice(
        tableClass: TableClass(rawValue: $0), changedAt: record[time: "tableClassChangedAt"])
    }
    isDeletionProtected = record[flag: "isDeletionProtected"]
    tags = record[records: "tags"].map(Tag.init)
    isImporting = record[flag: "isImporting"]
    restore = record[record: "restore"].flatMap(Restore.init)
    control = ControlSettings(record[record: "control"])
  }
}

extension TableDefinition.Restore {
  fileprivate var record: Record {
    var record = Record()
    record[text: "backup"] = backup
    record[text: "backupArn"] = backupARN
    record[text: "tableArn"] = tableARN
    record[time: "moment"] = moment
    return record
  }

  fileprivate init?(_ record: Record) {
    guard let moment = record[time: "moment"] else { return nil }
    backup = record[text: "backup"]
    backupARN = record[text: "backupArn"]
    tableARN = record[text: "tableArn"] ?? ""
    self.moment = moment
  }
}

extension IndexDefinition {
  /// The definition as a part of its table's record.
  var record: Record {
    var record = Record()
    record[text: "name"] = name
    record[records: "keySchema"] = keySchema.map(\.record)
    record[text: "projection"] = projectionType.rawValue
    record[texts: "nonKeyAttributes"] = nonKeyAttributes
    record[number: "keyspace"] = keyspace.number
    record[record: "lifecycle"] = lifecycle.record
    record[record: "backfill"] = backfill?.record
    record[record: "throughput"] = throughput.record
    record[record: "onDemandThroughput"] = onDemandThroughput?.record
    record[record: "warmThroughput"] = warmThroughput?.record
    return record
  }

  /// Creates a definition from its ``record``.
  init?(_ record: Record) {
    guard let name = record[text: "name"], let projection = record[text: "projection"],
      let keyspace = record[number: "keyspace"],
      let lifecycle = record[record: "lifecycle"].flatMap(Lifecycle.init),
      let throughput = record[record: "throughput"].flatMap(Throughput.init)
    else { return nil }
    self.name = name
    keySchema = record[records: "keySchema"].map(KeySchemaElement.init)
    projectionType = ProjectionType(rawValue: projection)
    nonKeyAttributes = record[texts: "nonKeyAttributes"]
    self.keyspace = Keyspace(keyspace)
    self.lifecycle = lifecycle
    backfill = record[record: "backfill"].flatMap(Backfill.init)
    self.throughput = throughput
    onDemandThroughput = record[record: "onDemandThroughput"].map(OnDemandThroughput.init)
    warmThroughput = record[record: "warmThroughput"].map(WarmThroughput.init)
  }
}
