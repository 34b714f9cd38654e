import DynamockModel
import DynamockValidation
import Testing

/// Tests faults that depend only on UpdateTable's request; the engine detects those that depend on
/// the table's state.
///
/// The source is [ack-quirks], us-east-1, 2026-10-08 and 09, unless stated otherwise.
@Suite("UpdateTable")
struct UpdateTableTests {
  private static let rows = Rows(base: UpdateTableInput(tableName: "table"))
  private static let limits = OnDemandThroughput(maxReadRequestUnits: 5)
  private static let stream = StreamSpecification(streamEnabled: true, streamViewType: .newImage)

  private static func create(
    _ name: String? = "index", _ schema: [KeySchemaElement]? = [hash("a")],
    _ projection: IndexProjection? = all, _ throughput: ProvisionedThroughput? = nil
  ) -> GlobalSecondaryIndexUpdate {
    GlobalSecondaryIndexUpdate(
      create: CreateGlobalSecondaryIndexAction(
        indexName: name, keySchema: schema, projection: projection,
        provisionedThroughput: throughput))
  }

  private static func delete(_ name: String? = "index") -> GlobalSecondaryIndexUpdate {
    GlobalSecondaryIndexUpdate(delete: DeleteGlobalSecondaryIndexAction(indexName: name))
  }

  private static func update(
    _ name: String? = "index", _ throughput: ProvisionedThroughput? = units
  ) -> GlobalSecondaryIndexUpdate {
    GlobalSecondaryIndexUpdate(
      update: UpdateGlobalSecondaryIndexAction(
        indexName: name, provisionedThroughput: throughput))
  }

  private static let nothing =
    "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
    + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, "
    + "ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, "
    + "OnDemandThroughput, WarmThroughput or TableClass is required"

  static let members: [Case<UpdateTableInput>] = [
    rows.refused("nothing", nothing, "[ack-quirks]") { _ in },
    rows.refused("definitions alone", nothing, "[ack-quirks]") {
      $0.attributeDefinitions = attributes("a")
    },
    rows.refused("an empty list of index updates", nothing, "[ack-quirks] DDB-TABLE-359") {
      $0.globalSecondaryIndexUpdates = []
    },
    rows.refused(
      "an empty list with a change",
      "\(invalid)List of GlobalSecondaryIndexUpdates is empty", "[ack-quirks] DDB-TABLE-359"
    ) {
      $0.globalSecondaryIndexUpdates = []
      $0.billingMode = .payPerRequest
    },
    rows.refused(
      "units of zero",
      many(
        value(
          "0", at: "provisionedThroughput.writeCapacityUnits",
          "Member must have value greater than or equal to 1"),
        value(
          "0", at: "provisionedThroughput.readCapacityUnits",
          "Member must have value greater than or equal to 1")), "[dynalite-suite]"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: 0, writeCapacityUnits: 0)
    },
    rows.refused(
      "index updates without members",
      many(
        null("globalSecondaryIndexUpdates.1.member.update.indexName"),
        null("globalSecondaryIndexUpdates.2.member.create.projection"),
        null("globalSecondaryIndexUpdates.2.member.create.indexName"),
        null("globalSecondaryIndexUpdates.2.member.create.keySchema"),
        null("globalSecondaryIndexUpdates.3.member.delete.indexName")), "[dynalite-suite]"
    ) {
      $0.globalSecondaryIndexUpdates = [
        update(nil, nil), create(nil, nil, nil), delete(nil),
      ]
    },
    rows.refused(
      "an unknown billing mode",
      one(
        value(
          "hi", at: "billingMode",
          "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]")), "[dynalite-suite]"
    ) { $0.billingMode = .unrecognized("hi") },
    rows.refused(
      "an unknown multi-region consistency",
      one(
        value(
          "hi", at: "multiRegionConsistency",
          "Member must satisfy enum value set: [EVENTUAL, STRONG]")), "[botocore-model]"
    ) { $0.multiRegionConsistency = .unrecognized("hi") },
  ]

  static let singles: [Case<UpdateTableInput>] = [
    rows.passes("deletion protection", "[scylla-alternator]") {
      $0.deletionProtectionEnabled = true
    },
    rows.passes("a table class", "API") { $0.tableClass = .standardInfrequentAccess },
    rows.passes("encryption", "API") { $0.sseSpecification = SSESpecification(enabled: true) },
    rows.passes("warm throughput", "API") {
      $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 15_000)
    },
    rows.passes("a removed limit", "[ack-quirks]") {
      $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: -1)
    },
    rows.refused(
      "protection and class",
      "\(invalid)DeletionProtection modification must be the only operation in the request",
      "[ack-quirks] DDB-TABLE-382"
    ) {
      $0.deletionProtectionEnabled = true
      $0.tableClass = .standard
    },
    rows.refused(
      "encryption and a stream",
      "\(invalid)Server-Side Encryption modification must be the only operation in the request",
      "[ack-quirks] DDB-TABLE-382"
    ) {
      $0.sseSpecification = SSESpecification(enabled: true)
      $0.streamSpecification = stream
    },
    rows.refused(
      "class and throughput",
      "\(invalid)TableClass modification must be the only operation in the request",
      "[ack-quirks] DDB-TABLE-382"
    ) {
      $0.tableClass = .standard
      $0.provisionedThroughput = units
    },
    rows.refused(
      "replicas and a billing mode",
      "\(invalid)Replica modification must be the only operation in the request",
      "[ack-quirks] DDB-TABLE-199"
    ) {
      $0.replicaUpdates = [ReplicationGroupUpdate()]
      $0.billingMode = .payPerRequest
    },
    rows.refused(
      "warm throughput and a stream",
      "\(invalid)WarmThroughput must be the only operation in the request",
      "[ack-quirks] DDB-TABLE-382"
    ) {
      $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 15_000)
      $0.streamSpecification = stream
    },
    rows.refused(
      "warm throughput and a new index",
      "\(invalid)Create global secondary index cannot be specified when updating WarmThroughput",
      "[ack-quirks] DDB-TABLE-174"
    ) {
      $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 15_000)
      $0.attributeDefinitions = attributes("a")
      $0.globalSecondaryIndexUpdates = [create()]
    },
    rows.refused(
      "limits and a stream",
      "\(invalid)OnDemandThroughput can only be combined with BillingMode in an UpdateTable request",
      "[ack-quirks] DDB-TABLE-382"
    ) {
      $0.onDemandThroughput = limits
      $0.streamSpecification = stream
    },
    rows.passes("limits and a billing mode", "[ack-quirks] DDB-TABLE-382") {
      $0.onDemandThroughput = limits
      $0.billingMode = .payPerRequest
    },
    rows.passes("a billing mode and a stream", "[ack-quirks] DDB-TABLE-382") {
      $0.billingMode = .payPerRequest
      $0.streamSpecification = stream
    },
    rows.passes("a billing mode and a new index", "[ack-quirks] DDB-TABLE-174") {
      $0.billingMode = .payPerRequest
      $0.attributeDefinitions = attributes("a")
      $0.globalSecondaryIndexUpdates = [create()]
    },
    rows.refused(
      "throughput and a stream",
      "\(invalid)You cannot modify stream status while updating table IOPS",
      "[ack-quirks] DDB-TABLE-382"
    ) {
      $0.provisionedThroughput = units
      $0.streamSpecification = stream
    },
    rows.refused(
      "throughput and a new index",
      "\(invalid)You cannot create or delete index while updating table IOPS",
      "[ack-quirks] DDB-TABLE-174"
    ) {
      $0.provisionedThroughput = units
      $0.attributeDefinitions = attributes("a")
      $0.globalSecondaryIndexUpdates = [create("index", [hash("a")], all, units)]
    },
    rows.passes("throughput and an index's throughput", "[dynalite-suite]") {
      $0.provisionedThroughput = units
      $0.globalSecondaryIndexUpdates = [update()]
    },
    rows.refused(
      "a stream and a deleted index",
      "\(invalid)You cannot create or delete index while changing stream status",
      "[ack-quirks] DDB-TABLE-174"
    ) {
      $0.streamSpecification = stream
      $0.globalSecondaryIndexUpdates = [delete()]
    },
  ]

  static let throughput: [Case<UpdateTableInput>] = [
    rows.refused(
      "units of an on-demand table",
      "\(invalid)Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode "
        + "is PAY_PER_REQUEST", "[localstack-snapshots]"
    ) {
      $0.billingMode = .payPerRequest
      $0.provisionedThroughput = units
    },
    rows.refused(
      "no units",
      "\(invalid)ProvisionedThroughput must be specified when BillingMode is PROVISIONED",
      "[dynoxide-gap]"
    ) { $0.billingMode = .provisioned },
    rows.refused(
      "too many units",
      "Given value 1000000000001 for WriteCapacityUnits is out of bounds", "[dynalite-suite]"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: 1, writeCapacityUnits: 1_000_000_000_001)
    },
    rows.refused(
      "a limit of zero",
      "\(invalid)Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid "
        + "range", "[ack-quirks]"
    ) {
      $0.billingMode = .payPerRequest
      $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: 0)
    },
    rows.refused(
      "a stream without a view type",
      "\(invalid)If stream is being enabled then UpdateViewType is required", "[ack-quirks]"
    ) { $0.streamSpecification = StreamSpecification(streamEnabled: true) },
    rows.refused(
      "a view type without a stream",
      "\(invalid)If stream is being disabled, then UpdateViewType must not be specified",
      "[ack-quirks] DDB-TABLE-050"
    ) {
      $0.streamSpecification = StreamSpecification(streamEnabled: false, streamViewType: .newImage)
    },
  ]

  static let indexes: [Case<UpdateTableInput>] = [
    rows.passes("a new index", "[scylla-alternator]") {
      $0.attributeDefinitions = attributes("a")
      $0.globalSecondaryIndexUpdates = [create()]
    },
    rows.passes("a deleted index", "[scylla-alternator]") {
      $0.globalSecondaryIndexUpdates = [delete()]
    },
    rows.refused(
      "no action",
      "\(invalid)One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
        + "GlobalSecondaryIndexUpdate.Delete must not be null", "[dynalite-suite]"
    ) { $0.globalSecondaryIndexUpdates = [GlobalSecondaryIndexUpdate()] },
    rows.refused(
      "two actions in one",
      "\(invalid)Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate "
        + "object", "[ack-quirks]"
    ) {
      var both = delete()
      both.update = update().update
      $0.globalSecondaryIndexUpdates = [both]
    },
    rows.refused(
      "a repeated index",
      "\(invalid)Only one global secondary index update per index is allowed simultaneously. Index: "
        + "index", "[dynalite-suite]"
    ) { $0.globalSecondaryIndexUpdates = [update(), delete()] },
    rows.refused(
      "a new index without definitions",
      "\(invalid)AttributeDefinitions is not specified for index: index",
      "[ack-quirks] DDB-TABLE-162"
    ) { $0.globalSecondaryIndexUpdates = [create()] },
    rows.refused(
      "a new index with other definitions",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. Keys: [a], "
        + "AttributeDefinitions: [b]", "[dynoxide-gap], [dynoxide-notes]"
    ) {
      $0.attributeDefinitions = attributes("b")
      $0.globalSecondaryIndexUpdates = [create()]
    },
    rows.passes("unused definitions", "[ack-quirks] DDB-TABLE-162") {
      $0.attributeDefinitions = attributes("a", "z")
      $0.globalSecondaryIndexUpdates = [create()]
    },
    rows.refused(
      "a new index that begins with a sort key",
      "Invalid KeySchema: The first KeySchemaElement is not a HASH key type", "[dynalite-suite]"
    ) {
      $0.attributeDefinitions = attributes("a")
      $0.globalSecondaryIndexUpdates = [create("index", [range("a")])]
    },
    rows.refused(
      "a new index without included attributes",
      "\(invalid)ProjectionType is INCLUDE, but NonKeyAttributes is not specified",
      "[dynoxide-notes]"
    ) {
      $0.attributeDefinitions = attributes("a")
      $0.globalSecondaryIndexUpdates = [
        create("index", [hash("a")], IndexProjection(projectionType: .include))
      ]
    },
  ]

  @Test("members are validated first", arguments: members)
  func checkMembers(row: Case<UpdateTableInput>) { check(row) }

  @Test("most changes are only allowed alone", arguments: singles)
  func checkSingles(row: Case<UpdateTableInput>) { check(row) }

  @Test("throughput and streams are validated", arguments: throughput)
  func checkThroughput(row: Case<UpdateTableInput>) { check(row) }

  @Test("changes of indexes are validated", arguments: indexes)
  func checkIndexes(row: Case<UpdateTableInput>) { check(row) }

  private func check(_ row: Case<UpdateTableInput>) {
    row.check { (input) throws(DynamoDBError) in try UpdateTableRequest(validating: input) }
  }
}
