import DynamockModel
import DynamockValidation
import Testing

@Suite("CreateTable: constraints")
struct CreateTableConstraintTests {
  static let rows = Rows(
    base: CreateTableInput(
      attributeDefinitions: attributes("pk"), tableName: "table", keySchema: [hash("pk")],
      billingMode: .payPerRequest))

  private static let gone = "Member must not be null"
  private static let long = "Member must have length greater than or equal to "
  private static let short = "Member must have length less than or equal to "
  private static let high = "Member must have value greater than or equal to 1"

  static let all: [Case<CreateTableInput>] = [
    rows.passes("a key and nothing else", "A"),
    rows.refused(
      "no throughput, before everything else but the name",
      "\(invalid)ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
        + "PROVISIONED", "C+ c_ct_3keys"
    ) {
      $0.billingMode = nil
      $0.keySchema = [hash("pk"), range("sk"), range("tk")]
    },
    rows.refused(
      "no definitions and no key",
      many(null("attributeDefinitions"), null("keySchema")), "D"
    ) {
      $0.attributeDefinitions = nil
      $0.keySchema = nil
    },
    rows.refused(
      "an empty key", one(value("[]", at: "keySchema", long + "1")), "D"
    ) { $0.keySchema = [] },
    rows.refused(
      "three keys",
      one(
        value(
          "[KeySchemaElement(attributeName=a, keyType=HASH), KeySchemaElement(attributeName=b, "
            + "keyType=RANGE), KeySchemaElement(attributeName=c, keyType=RANGE)]", at: "keySchema",
          short + "2")), "C+, captured 2026-06-09"
    ) {
      $0.attributeDefinitions = attributes("a", "b", "c")
      $0.keySchema = [hash("a"), range("b"), range("c")]
    },
    rows.refused(
      "an unknown type",
      one(
        value(
          "X", at: "attributeDefinitions.1.member.attributeType",
          "Member must satisfy enum value set: [B, N, S]")), "C"
    ) {
      $0.attributeDefinitions = [
        AttributeDefinition(attributeName: "pk", attributeType: .unrecognized("X"))
      ]
    },
    rows.refused(
      "an unknown key type",
      one(
        value(
          "BTREE", at: "keySchema.1.member.keyType",
          "Member must satisfy enum value set: [HASH, RANGE]")), "C"
    ) {
      $0.keySchema = [KeySchemaElement(attributeName: "pk", keyType: .unrecognized("BTREE"))]
    },
    rows.refused(
      "an unknown billing mode",
      one(
        value(
          "hi", at: "billingMode",
          "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]")), "C+"
    ) { $0.billingMode = .unrecognized("hi") },
    rows.refused(
      "no throughput at all",
      many(
        value("0", at: "provisionedThroughput.writeCapacityUnits", high),
        value("-1", at: "provisionedThroughput.readCapacityUnits", high)), "D"
    ) {
      $0.billingMode = .provisioned
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: -1, writeCapacityUnits: 0)
    },
    rows.refused(
      "throughput without its units",
      many(
        null("provisionedThroughput.writeCapacityUnits"),
        null("provisionedThroughput.readCapacityUnits")), "D"
    ) {
      $0.billingMode = .provisioned
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: nil, writeCapacityUnits: nil)
    },
    rows.refused(
      "definitions and keys without their members",
      many(
        null("attributeDefinitions.1.member.attributeName"),
        null("attributeDefinitions.1.member.attributeType"),
        null("keySchema.1.member.attributeName"), null("keySchema.1.member.keyType")), "D"
    ) {
      $0.attributeDefinitions = [AttributeDefinition(attributeName: nil, attributeType: nil)]
      $0.keySchema = [KeySchemaElement(attributeName: nil, keyType: nil)]
    },
    rows.refused(
      "key attributes with an empty and a long name",
      many(
        value("", at: "attributeDefinitions.1.member.attributeName", long + "1"),
        value(letters(256), at: "keySchema.1.member.attributeName", short + "255")), "model"
    ) {
      $0.attributeDefinitions = attributes("")
      $0.keySchema = [hash(letters(256))]
    },
    rows.refused(
      "a global index without members",
      many(
        null("globalSecondaryIndexes.1.member.indexName"),
        null("globalSecondaryIndexes.1.member.projection"),
        null("globalSecondaryIndexes.1.member.keySchema")), "D"
    ) { $0.globalSecondaryIndexes = [global(nil, nil, nil)] },
    rows.refused(
      "a local index without members, after a global one",
      many(
        null("globalSecondaryIndexes.1.member.indexName"),
        null("globalSecondaryIndexes.1.member.projection"),
        null("globalSecondaryIndexes.1.member.keySchema"),
        null("localSecondaryIndexes.1.member.indexName"),
        null("localSecondaryIndexes.1.member.projection"),
        null("localSecondaryIndexes.1.member.keySchema")), "D, C+"
    ) {
      $0.localSecondaryIndexes = [local(nil, nil, nil)]
      $0.globalSecondaryIndexes = [global(nil, nil, nil)]
    },
    rows.refused(
      "nine empty indexes, of which ten faults are told",
      "10 validation errors detected: "
        + (1...4).flatMap { index in
          ["indexName", "projection", "keySchema"].map {
            null("globalSecondaryIndexes.\(index).member.\($0)")
          }
        }.prefix(10).joined(separator: "; "), "D"
    ) { $0.globalSecondaryIndexes = Array(repeating: global(nil, nil, nil), count: 9) },
    rows.refused(
      "an index with a bad, short name, an unknown projection and no units",
      many(
        value("h;", at: "globalSecondaryIndexes.1.member.indexName", pattern),
        value("h;", at: "globalSecondaryIndexes.1.member.indexName", long + "3"),
        value(
          "hi", at: "globalSecondaryIndexes.1.member.projection.projectionType",
          "Member must satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]"),
        value(
          "[]", at: "globalSecondaryIndexes.1.member.projection.nonKeyAttributes", long + "1"),
        value(
          "0", at: "globalSecondaryIndexes.1.member.provisionedThroughput.writeCapacityUnits", high),
        value(
          "0", at: "globalSecondaryIndexes.1.member.provisionedThroughput.readCapacityUnits", high),
        value("[]", at: "globalSecondaryIndexes.1.member.keySchema", long + "1")), "D"
    ) {
      $0.globalSecondaryIndexes = [
        global(
          "h;", [],
          IndexProjection(projectionType: .unrecognized("hi"), nonKeyAttributes: []),
          ProvisionedThroughput(readCapacityUnits: 0, writeCapacityUnits: 0))
      ]
    },
    rows.refused(
      "21 attributes to include",
      one(
        value(
          "[\((0..<21).map { "a\($0)" }.joined(separator: ", "))]",
          at: "localSecondaryIndexes.1.member.projection.nonKeyAttributes", short + "20")),
      "ack DDB-TABLE-126"
    ) {
      $0.localSecondaryIndexes = [
        local(
          "index", [hash("pk"), range("sk")],
          IndexProjection(projectionType: .include, nonKeyAttributes: (0..<21).map { "a\($0)" }))
      ]
    },
    rows.refused(
      "a stream without its switch, and one of no kind",
      many(
        null("streamSpecification.streamEnabled"),
        value(
          "hi", at: "streamSpecification.streamViewType",
          "Member must satisfy enum value set: [NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES, "
            + "KEYS_ONLY]")), "model"
    ) {
      $0.streamSpecification = StreamSpecification(
        streamEnabled: nil, streamViewType: .unrecognized("hi"))
    },
    rows.refused(
      "encryption of no kind",
      one(
        value(
          "hi", at: "sSESpecification.sSEType",
          "Member must satisfy enum value set: [AES256, KMS]")), "model"
    ) { $0.sseSpecification = SSESpecification(sseType: .unrecognized("hi")) },
  ]

  @Test("constraints are told together", arguments: all)
  func checks(row: Case<CreateTableInput>) {
    row.check { (input) throws(DynamoDBError) in try CreateTableRequest(validating: input) }
  }
}

@Suite("CreateTable: keys and indexes")
struct CreateTableDefinitionTests {
  private static let rows = CreateTableConstraintTests.rows
  /// A table with a partition and a sort key.
  private static let pairs = Rows(
    base: CreateTableInput(
      attributeDefinitions: attributes("pk", "sk"), tableName: "table",
      keySchema: [hash("pk"), range("sk")], billingMode: .payPerRequest))

  static let keys: [Case<CreateTableInput>] = [
    pairs.passes("a partition and a sort key", "A"),
    rows.refused(
      "a key that is not defined",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. Keys: [x], "
        + "AttributeDefinitions: [pk]", "G, X"
    ) { $0.keySchema = [hash("x")] },
    pairs.refused(
      "a sort key that is not defined",
      "Invalid KeySchema: Some index key attribute have no definition", "C"
    ) { $0.keySchema = [hash("pk"), range("x")] },
    rows.refused(
      "one definition for two keys of the same name",
      "Invalid KeySchema: Some index key attribute have no definition", "C"
    ) { $0.keySchema = [hash("pk"), range("pk")] },
    pairs.refused(
      "two keys of the same name",
      "Both the Hash Key and the Range Key element in the KeySchema have the same name", "D"
    ) { $0.keySchema = [hash("pk"), range("pk")] },
    rows.refused(
      "a sort key alone", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
      "D"
    ) { $0.keySchema = [range("pk")] },
    pairs.refused(
      "two sort keys", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type", "D"
    ) { $0.keySchema = [range("pk"), range("sk")] },
    pairs.refused(
      "two partition keys",
      "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type", "D"
    ) { $0.keySchema = [hash("pk"), hash("sk")] },
    pairs.refused(
      "a definition too many",
      "\(invalid)Number of attributes in KeySchema does not exactly match number of attributes "
        + "defined in AttributeDefinitions", "D"
    ) { $0.keySchema = [hash("pk")] },
    rows.refused("a definition twice", "Attribute Name is duplicated: pk", "ack") {
      $0.attributeDefinitions = attributes("pk", "pk")
    },
    rows.refused(
      "empty list of local indexes", "\(invalid)List of LocalSecondaryIndexes is empty",
      "D, ack DDB-TABLE-129"
    ) { $0.localSecondaryIndexes = [] },
    rows.refused(
      "empty list of global indexes", "\(invalid)List of GlobalSecondaryIndexes is empty",
      "D, ack DDB-TABLE-129"
    ) { $0.globalSecondaryIndexes = [] },
  ]

  static let locals: [Case<CreateTableInput>] = [
    pairs.passes("a local index", "A") {
      $0.attributeDefinitions = attributes("pk", "sk", "a")
      $0.localSecondaryIndexes = [local("index", [hash("pk"), range("a")])]
    },
    rows.refused(
      "a local index of a table without a sort key",
      "\(invalid)Table KeySchema does not have a range key, which is required when specifying a "
        + "LocalSecondaryIndex", "C"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("pk")])] },
    pairs.refused(
      "a local index without a sort key",
      "\(invalid)Index KeySchema does not have a range key for index: index", "D"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk")])] },
    pairs.refused(
      "a local index with another partition key",
      "\(invalid)Index KeySchema does not have the same leading hash key as table KeySchema for "
        + "index: index. index hash key: sk, table hash key: pk", "D"
    ) { $0.localSecondaryIndexes = [local("index", [hash("sk"), range("pk")])] },
    pairs.refused(
      "a local index with keys that are not defined",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. Keys: [c, pk], "
        + "AttributeDefinitions: [sk, pk]", "G, X; the order is Java's"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("c")])] },
    pairs.refused("an index twice", "\(invalid)Duplicate index name: index", "C") {
      $0.localSecondaryIndexes = [
        local("index", [hash("pk"), range("sk")]), local("index", [hash("pk"), range("sk")]),
      ]
    },
    pairs.refused(
      "a local and a global index of one name", "\(invalid)Duplicate index name: index", "C"
    ) {
      $0.localSecondaryIndexes = [local("index", [hash("pk"), range("sk")])]
      $0.globalSecondaryIndexes = [global("index", [hash("sk")])]
    },
    pairs.refused(
      "six local indexes",
      "\(invalid)Number of LocalSecondaryIndexes exceeds per-table limit of 5", "D"
    ) {
      $0.localSecondaryIndexes = (0..<6).map { local("index\($0)", [hash("pk"), range("sk")]) }
    },
    pairs.refused(
      "two sort keys in a local index",
      "Invalid KeySchema: The first KeySchemaElement is not a HASH key type", "D"
    ) { $0.localSecondaryIndexes = [local("index", [range("pk"), range("sk")])] },
    pairs.refused(
      "a key twice in a local index",
      "Both the Hash Key and the Range Key element in the KeySchema have the same name", "D"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("pk")])] },
    pairs.refused(
      "three keys in a local index",
      one(
        value(
          "[KeySchemaElement(attributeName=pk, keyType=HASH), KeySchemaElement(attributeName=sk, "
            + "keyType=RANGE), KeySchemaElement(attributeName=a, keyType=RANGE)]",
          at: "localSecondaryIndexes.1.member.keySchema",
          "Member must have length less than or equal to 2")), "C+"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("sk"), range("a")])] },
  ]

  static let globals: [Case<CreateTableInput>] = [
    rows.passes("a global index", "A") {
      $0.attributeDefinitions = attributes("pk", "a")
      $0.globalSecondaryIndexes = [global("index", [hash("a")])]
    },
    rows.passes("a global index of four partition and four sort keys", "ack DDB-TABLE-123") {
      $0.attributeDefinitions = attributes("pk", "a", "b", "c", "d", "e", "f", "g", "h")
      $0.globalSecondaryIndexes = [
        global(
          "index",
          [
            hash("a"), hash("b"), hash("c"), hash("d"), range("e"), range("f"), range("g"),
            range("h"),
          ])
      ]
    },
    rows.refused(
      "a definition that no key uses, in Java's order",
      "\(invalid)Some AttributeDefinitions are not used. AttributeDefinitions: [sk, a, b, pk, c], "
        + "keys used: [a, sk, pk]", "ack DDB-TABLE-127"
    ) {
      $0.attributeDefinitions = attributes("pk", "sk", "a", "b", "c")
      $0.keySchema = [hash("pk"), range("sk")]
      $0.globalSecondaryIndexes = [global("index", [hash("a")])]
    },
    rows.refused(
      "an unused definition before what is wrong with the index",
      "\(invalid)Some AttributeDefinitions are not used. AttributeDefinitions: [a, pk], "
        + "keys used: [pk]", "ack DDB-TABLE-127"
    ) {
      $0.attributeDefinitions = attributes("pk", "a")
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk")], IndexProjection(projectionType: .include))
      ]
    },
    rows.refused(
      "a sort key of a global index that is not defined",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. Keys: [x], "
        + "AttributeDefinitions: [pk]", "G, X"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("x")])] },
    rows.refused(
      "a sort key first in a global index",
      "Invalid KeySchema: The first KeySchemaElement is not a HASH key type", "D"
    ) { $0.globalSecondaryIndexes = [global("index", [range("pk")])] },
    rows.refused(
      "a partition key after a sort key",
      "\(invalid)All HASH key attributes must precede RANGE key attributes in the KeySchema",
      "ack DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a", "b")
      $0.globalSecondaryIndexes = [global("index", [hash("pk"), range("a"), hash("b")])]
    },
    rows.refused(
      "one name twice in a global index of two keys",
      "Both the Hash Key and the Range Key element in the KeySchema have the same name", "D"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("pk"), range("pk")])] },
    rows.refused(
      "one name twice in a global index of three keys",
      "The KeySchema contains multiple key attributes with the same name", "ack DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a")
      $0.globalSecondaryIndexes = [global("index", [hash("pk"), range("a"), range("pk")])]
    },
    rows.refused(
      "five partition keys",
      "\(invalid)The KeySchema exceeds the maximum allowed number of HASH key attributes",
      "ack DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a", "b", "c", "d")
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk"), hash("a"), hash("b"), hash("c"), hash("d")])
      ]
    },
    rows.refused(
      "five sort keys",
      "\(invalid)The KeySchema exceeds the maximum allowed number of RANGE key attributes",
      "ack DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a", "b", "c", "d", "e")
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk"), range("a"), range("b"), range("c"), range("d"), range("e")])
      ]
    },
    rows.refused(
      "21 global indexes",
      "\(invalid)GlobalSecondaryIndex count exceeds the per-table limit of 20", "D"
    ) { $0.globalSecondaryIndexes = (0..<21).map { global("index\($0)", [hash("pk")]) } },
    rows.passes("20 global indexes", "quotas") {
      $0.globalSecondaryIndexes = (0..<20).map { global("index\($0)", [hash("pk")]) }
    },
    rows.refused("an index twice", "\(invalid)Duplicate index name: index", "C") {
      $0.globalSecondaryIndexes = [global("index", [hash("pk")]), global("index", [hash("pk")])]
    },
  ]

  private static func projected(
    _ name: String, _ sentence: String?, _ source: String, _ projection: IndexProjection
  ) -> Case<CreateTableInput> {
    let change = { (input: inout CreateTableInput) in
      input.globalSecondaryIndexes = [global("index", [hash("pk")], projection)]
    }
    guard let sentence else { return rows.passes(name, source, change) }
    return rows.refused(name, invalid + sentence, source, change)
  }

  static let projections: [Case<CreateTableInput>] = [
    projected("keys only", nil, "A", IndexProjection(projectionType: .keysOnly)),
    projected("some attributes", nil, "A", include("a", "b")),
    projected(
      "key attributes, which are kept", nil, "ack DDB-TABLE-366", include("pk")),
    projected("no type", "Unknown ProjectionType: null", "A", IndexProjection()),
    projected(
      "no type with attributes", "Unknown ProjectionType: null", "A",
      IndexProjection(nonKeyAttributes: ["a"])),
    projected(
      "INCLUDE of nothing", "ProjectionType is INCLUDE, but NonKeyAttributes is not specified", "X",
      IndexProjection(projectionType: .include)),
    projected(
      "ALL of some", "ProjectionType is ALL, but NonKeyAttributes is specified", "D",
      IndexProjection(projectionType: .all, nonKeyAttributes: ["a"])),
    projected(
      "KEYS_ONLY of some", "ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified", "D",
      IndexProjection(projectionType: .keysOnly, nonKeyAttributes: ["a"])),
    projected(
      "an attribute twice", "Duplicate element in NonKeyAttributes: a", "ack DDB-TABLE-366",
      include("a", "b", "a")),
    rows.refused(
      "more than a hundred over all indexes (the sentence is not captured)",
      "\(invalid)Number of projected attributes in LocalSecondaryIndexes and GlobalSecondaryIndexes "
        + "exceeds per-table limit of 100", "quotas"
    ) {
      $0.globalSecondaryIndexes = (0..<6).map { index in
        global(
          "index\(index)", [hash("pk")],
          IndexProjection(
            projectionType: .include, nonKeyAttributes: (0..<17).map { "a\($0)" }))
      }
    },
  ]

  @Test("the table's key is checked", arguments: keys)
  func checkKeys(row: Case<CreateTableInput>) { check(row) }

  @Test("local indexes are checked", arguments: locals)
  func checkLocals(row: Case<CreateTableInput>) { check(row) }

  @Test("global indexes are checked", arguments: globals)
  func checkGlobals(row: Case<CreateTableInput>) { check(row) }

  @Test("projections are checked", arguments: projections)
  func checkProjections(row: Case<CreateTableInput>) { check(row) }

  private func check(_ row: Case<CreateTableInput>) {
    row.check { (input) throws(DynamoDBError) in try CreateTableRequest(validating: input) }
  }
}

@Suite("CreateTable: settings")
struct CreateTableSettingTests {
  private static let rows = CreateTableConstraintTests.rows
  private static let guide =
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html"

  private static let provisioned = Rows(
    base: CreateTableInput(
      attributeDefinitions: attributes("pk"), tableName: "table", keySchema: [hash("pk")],
      billingMode: .provisioned, provisionedThroughput: units))

  static let throughput: [Case<CreateTableInput>] = [
    provisioned.passes("units of a provisioned table", "A"),
    provisioned.passes("units without a billing mode", "A") { $0.billingMode = nil },
    rows.refused(
      "units of an on-demand table",
      "\(invalid)Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode "
        + "is PAY_PER_REQUEST", "L"
    ) { $0.provisionedThroughput = units },
    provisioned.refused(
      "more units than there are",
      "Given value 1000000000001 for ReadCapacityUnits is out of bounds", "D"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: 1_000_000_000_001, writeCapacityUnits: 1_000_000_000_001)
    },
    provisioned.refused(
      "more write units than there are",
      "Given value 1000000000001 for WriteCapacityUnits is out of bounds", "D"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: 1_000_000_000_000, writeCapacityUnits: 1_000_000_000_001)
    },
    provisioned.refused(
      "more units than there are for an index",
      "Given value 1000000000001 for ReadCapacityUnits is out of bounds for index index", "D"
    ) {
      $0.globalSecondaryIndexes = [
        global(
          "index", [hash("pk")], all,
          ProvisionedThroughput(readCapacityUnits: 1_000_000_000_001, writeCapacityUnits: 1))
      ]
    },
    provisioned.refused(
      "an index without units",
      "\(invalid)ProvisionedThroughput is not specified for index: index", "ack DDB-TABLE-128"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("pk")])] },
    rows.refused(
      "an index with units on demand",
      "\(invalid)ProvisionedThroughput should not be specified for index: index when BillingMode is "
        + "PAY_PER_REQUEST", "ack DDB-TABLE-128"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("pk")], all, units)] },
    rows.passes("limits on demand", "API") {
      $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: 1, maxWriteRequestUnits: 1)
    },
    rows.refused(
      "a limit of nothing",
      "\(invalid)Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid "
        + "range", "ack"
    ) { $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: 0) },
    rows.refused(
      "an index's limit of nothing",
      "\(invalid)Requested MaxWriteRequestUnits for OnDemandThroughput for index : index is outside "
        + "of valid range", "ack"
    ) {
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk")], limits: OnDemandThroughput(maxWriteRequestUnits: 0))
      ]
    },
    provisioned.refused(
      "on-demand limits of a provisioned table",
      "\(invalid)MaxReadRequestUnits for OnDemandThroughput cannot be specified when table "
        + "BillingMode is PROVISIONED.", "ack"
    ) { $0.onDemandThroughput = OnDemandThroughput(maxReadRequestUnits: 1) },
    rows.refused(
      "warm throughput below what there is anyway",
      "\(invalid)Requested ReadUnitsPerSecond for WarmThroughput for table is lower than initial "
        + "throughput for OnDemand. See: \(guide)", "ack"
    ) { $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 11_999) },
    provisioned.refused(
      "warm throughput below the provisioned one",
      "\(invalid)Requested WriteUnitsPerSecond for WarmThroughput for table is lower than "
        + "WriteCapacityUnits of ProvisionedThroughput", "ack"
    ) {
      $0.provisionedThroughput = ProvisionedThroughput(readCapacityUnits: 5, writeCapacityUnits: 5)
      $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 5, writeUnitsPerSecond: 4)
    },
    rows.passes("warm throughput", "API") {
      $0.warmThroughput = WarmThroughput(readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000)
    },
  ]

  static let settings: [Case<CreateTableInput>] = [
    rows.passes("a stream", "A") {
      $0.streamSpecification = StreamSpecification(streamEnabled: true, streamViewType: .newImage)
    },
    rows.passes("no stream", "A") {
      $0.streamSpecification = StreamSpecification(streamEnabled: false)
    },
    rows.refused(
      "a stream of no kind",
      "\(invalid)Table is being created with a stream enabled, UpdateViewType is required", "ack"
    ) { $0.streamSpecification = StreamSpecification(streamEnabled: true) },
    rows.refused(
      "no stream but a kind",
      "\(invalid)Table is being created with a stream disabled, UpdateViewType should not be "
        + "specified", "X"
    ) {
      $0.streamSpecification = StreamSpecification(streamEnabled: false, streamViewType: .keysOnly)
    },
    rows.refused(
      "an unknown table class",
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
        + "[STANDARD, STANDARD_INFREQUENT_ACCESS].", "ack DDB-TABLE-442"
    ) { $0.tableClass = .unrecognized("COLD") },
    rows.passes("a table class", "API") { $0.tableClass = .standardInfrequentAccess },
    rows.passes("encryption without its switch", "ack DDB-TABLE-044") {
      $0.sseSpecification = SSESpecification()
    },
    rows.refused(
      "AES256", "\(invalid)SSEType AES256 is not supported", "ack DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: true, sseType: .aes256) },
    rows.refused(
      "a type of encryption that is off",
      "\(invalid)SSEType can not be specified if Enabled is false", "ack DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: false, sseType: .kms) },
    rows.refused(
      "a key of encryption that is off",
      "\(invalid)KMSMasterKeyId can not be specified if Enabled is false", "ack DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: false, kmsMasterKeyId: "alias/a") },
    rows.refused(
      "a key without a type",
      "\(invalid)SSEType KMS is required if KMSMasterKeyId is specified", "ack DDB-TABLE-442"
    ) { $0.sseSpecification = SSESpecification(enabled: true, kmsMasterKeyId: "alias/a") },
  ]

  static let tags: [Case<CreateTableInput>] = [
    rows.passes("a tag", "A") { $0.tags = [Tag(key: "k", value: "")] },
    rows.refused(
      "a tag twice", "Duplicate Tag Keys provided as input: Duplicate Tag Key found k", "ack"
    ) { $0.tags = [Tag(key: "k", value: "1"), Tag(key: "k", value: "2")] },
    rows.refused("AWS's own tag", "Tag Key cannot be prefixed with aws:, Key: aws:k", "ack") {
      $0.tags = [Tag(key: "aws:k", value: "1")]
    },
    rows.refused("a tag without a name", "The Tag Key provided is invalid, Key: ", "ack") {
      $0.tags = [Tag(key: "", value: "1")]
    },
    rows.refused(
      "51 tags", "Number of Tags exceed the current limit for the provided ResourceArn", "ack"
    ) { $0.tags = (0..<51).map { Tag(key: "k\($0)", value: "1") } },
  ]

  @Test("throughput is checked", arguments: throughput)
  func checkThroughput(row: Case<CreateTableInput>) { check(row) }

  @Test("streams, encryption and class are checked", arguments: settings)
  func checkSettings(row: Case<CreateTableInput>) { check(row) }

  @Test("tags are checked", arguments: tags)
  func checkTags(row: Case<CreateTableInput>) { check(row) }

  private func check(_ row: Case<CreateTableInput>) {
    row.check { (input) throws(DynamoDBError) in try CreateTableRequest(validating: input) }
  }

  @Test("a checked CreateTable carries what the engine needs")
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
