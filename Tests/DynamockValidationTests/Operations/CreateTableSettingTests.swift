import DynamockModel
import DynamockValidation
import Testing

@Suite("CreateTable: settings")
struct CreateTableSettingTests {
  private static let rows = CreateTableConstraintTests.rows
  private static let guide =
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
    + "on-demand-capacity-mode.html#on-demand-capacity-mode-initial"

  private static let provisioned = Rows(
    base: CreateTableInput(
      attributeDefinitions: attributes("pk"), tableName: "table", keySchema: [hash("pk")],
      billingMode: .provisioned, provisionedThroughput: units))

  static let throughput: [Case<CreateTableInput>] = [
    provisioned.passes("units of a provisioned table", "[scylla-alternator]"),
    provisioned.passes("units without a billing mode", "[scylla-alternator]") {
      $0.billingMode = nil
    },
    rows.refused(
      "units of an on-demand table",
      "\(invalid)Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode "
        + "is PAY_PER_REQUEST", "[localstack-snapshots]"
    ) { $0.provisionedThroughput = units },
    provisioned.refused(
      "too many units",
      "Given value 1000000000001 for ReadCapacityUnits is out of bounds", "[dynalite-suite]"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: 1_000_000_000_001, writeCapacityUnits: 1_000_000_000_001)
    },
    provisioned.refused(
      "too many write units",
      "Given value 1000000000001 for WriteCapacityUnits is out of bounds", "[dynalite-suite]"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: 1_000_000_000_000, writeCapacityUnits: 1_000_000_000_001)
    },
    provisioned.refused(
      "too many units for an index",
      "Given value 1000000000001 for ReadCapacityUnits is out of bounds for index index",
      "[dynalite-suite]"
    ) {
      $0.globalSecondaryIndexes = [
        global(
          "index", [hash("pk")], all,
          ProvisionedThroughput(readCapacityUnits: 1_000_000_000_001, writeCapacityUnits: 1))
      ]
    },
    provisioned.refused(
      "an index without units",
      "\(invalid)ProvisionedThroughput is not specified for index: index",
      "[ack-quirks] DDB-TABLE-128"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("pk")])] },
    rows.refused(
      "an index with units on demand",
      "\(invalid)ProvisionedThroughput should not be specified for index: index when BillingMode is "
        + "PAY_PER_REQUEST", "[ack-quirks] DDB-TABLE-128"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("pk")], all, units)] },
    rows.passes("on-demand limits", "API") {
      $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: 1, maxWriteRequestUnits: 1)
    },
    rows.refused(
      "a limit of zero",
      "\(invalid)Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid "
        + "range", "[ack-quirks]"
    ) { $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: 0) },
    rows.refused(
      "an index's limit of zero",
      "\(invalid)Requested MaxWriteRequestUnits for OnDemandThroughput for index : index is outside "
        + "of valid range", "[ack-quirks]"
    ) {
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk")], limits: OnDemandThroughput(maxWriteRequestUnits: 0))
      ]
    },
    provisioned.refused(
      "on-demand limits of a provisioned table",
      "\(invalid)MaxReadRequestUnits for OnDemandThroughput cannot be specified when table "
        + "BillingMode is PROVISIONED.", "[ack-quirks]"
    ) { $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: 1) },
    provisioned.refused(
      "on-demand limits of a provisioned table's index",
      "\(invalid)MaxWriteRequestUnits for OnDemandThroughput for index: index cannot be specified "
        + "when table BillingMode is PROVISIONED.", "[ack-quirks]"
    ) {
      $0.globalSecondaryIndexes = [
        global(
          "index", [hash("pk")], all, units, limits: OnDemandThroughput(maxWriteRequestUnits: 1))
      ]
    },
    rows.refused(
      "warm throughput of an index below its default",
      "\(invalid)Requested WriteUnitsPerSecond for WarmThroughput for index index is lower than "
        + "initial throughput for OnDemand. See: \(guide)", "[ack-quirks]"
    ) {
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk")], warm: WarmThroughput(writeUnitsPerSecond: 3_999))
      ]
    },
    rows.refused(
      "warm throughput below its default",
      "One or more parameter values were invalid: Requested ReadUnitsPerSecond for WarmThroughput "
        + "for table is lower than initial throughput for OnDemand. See: "
        + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
        + "on-demand-capacity-mode.html#on-demand-capacity-mode-initial", "[ack-quirks]"
    ) { $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 11_999) },
    provisioned.refused(
      "warm throughput below the provisioned throughput",
      "\(invalid)Requested WriteUnitsPerSecond for WarmThroughput for table is lower than "
        + "WriteCapacityUnits of ProvisionedThroughput", "[ack-quirks]"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(readCapacityUnits: 5, writeCapacityUnits: 5)
      $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 5, writeUnitsPerSecond: 4)
    },
    rows.passes("warm throughput", "API") {
      $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000)
    },
  ]

  static let settings: [Case<CreateTableInput>] = [
    rows.passes("a stream", "[scylla-alternator]") {
      $0.streamSpecification = StreamSpecification(streamEnabled: true, streamViewType: .newImage)
    },
    rows.passes("no stream", "[scylla-alternator]") {
      $0.streamSpecification = StreamSpecification(streamEnabled: false)
    },
    rows.refused(
      "a stream without a view type",
      "\(invalid)Table is being created with a stream enabled, UpdateViewType is required",
      "[ack-quirks]"
    ) { $0.streamSpecification = StreamSpecification(streamEnabled: true) },
    rows.refused(
      "no stream, but a view type",
      "\(invalid)Table is being created with a stream disabled, UpdateViewType should not be "
        + "specified", "[dynoxide-notes]"
    ) {
      $0.streamSpecification = StreamSpecification(streamEnabled: false, streamViewType: .keysOnly)
    },
    rows.refused(
      "an unknown table class",
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
        + "[STANDARD, STANDARD_INFREQUENT_ACCESS].", "[ack-quirks] DDB-TABLE-442"
    ) { $0.tableClass = .unrecognized("COLD") },
    rows.passes("a table class", "API") { $0.tableClass = .standardInfrequentAccess },
    rows.passes("encryption without Enabled", "[ack-quirks] DDB-TABLE-044") {
      $0.sseSpecification = SSESpecification()
    },
    rows.refused(
      "AES256", "\(invalid)SSEType AES256 is not supported", "[ack-quirks] DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: true, sseType: .aes256) },
    rows.refused(
      "a type for disabled encryption",
      "\(invalid)SSEType can not be specified if Enabled is false", "[ack-quirks] DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: false, sseType: .kms) },
    rows.refused(
      "a key for disabled encryption",
      "\(invalid)KMSMasterKeyId can not be specified if Enabled is false",
      "[ack-quirks] DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: false, kmsMasterKeyId: "alias/a") },
    rows.refused(
      "a key without a type",
      "\(invalid)SSEType KMS is required if KMSMasterKeyId is specified",
      "[ack-quirks] DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: true, kmsMasterKeyId: "alias/a") },
  ]

  static let tags: [Case<CreateTableInput>] = [
    rows.passes("a tag", "[scylla-alternator]") { $0.tags = [Tag(key: "k", value: "")] },
    rows.refused(
      "a repeated tag", "Duplicate Tag Keys provided as input: Duplicate Tag Key found k",
      "[ack-quirks]"
    ) { $0.tags = [Tag(key: "k", value: "1"), Tag(key: "k", value: "2")] },
    rows.refused(
      "AWS's own tag", "Tag Key cannot be prefixed with aws:, Key: aws:k", "[ack-quirks]"
    ) {
      $0.tags = [Tag(key: "aws:k", value: "1")]
    },
    rows.refused("a tag without a name", "The Tag Key provided is invalid, Key: ", "[ack-quirks]") {
      $0.tags = [Tag(key: "", value: "1")]
    },
    rows.refused(
      "51 tags", "Number of Tags exceed the current limit for the provided ResourceArn",
      "[ack-quirks]"
    ) { $0.tags = (0..<51).map { Tag(key: "k\($0)", value: "1") } },
  ]

  @Test("throughput is validated", arguments: throughput)
  func checkThroughput(row: Case<CreateTableInput>) { check(row) }

  @Test("streams, encryption and class are validated", arguments: settings)
  func checkSettings(row: Case<CreateTableInput>) { check(row) }

  @Test("tags are validated", arguments: tags)
  func checkTags(row: Case<CreateTableInput>) { check(row) }

  private func check(_ row: Case<CreateTableInput>) {
    row.check { (input) throws(DynamoDBError) in try CreateTableRequest(validating: input) }
  }

  @Test("a validated CreateTable contains all that the engine needs")
  func product() throws {
    var input = Self.provisioned.base
    input.billingMode = nil
    input.deletionProtectionEnabled = true
    let request = try CreateTableRequest(validating: input)
    #expect(request.name == "table" && request.table.name == "table")
    #expect(request.billingMode == .provisioned && request.provisionedThroughput == units)
    #expect(request.tableClass == nil && request.isDeletionProtected)
    #expect(request.localSecondaryIndexes.isEmpty && request.globalSecondaryIndexes.isEmpty)
  }
}
