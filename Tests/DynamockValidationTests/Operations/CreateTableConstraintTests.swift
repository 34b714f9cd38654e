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
    rows.passes("a key and nothing else", "[scylla-alternator]"),
    rows.refused(
      "no throughput, before everything else except the name",
      "\(invalid)ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
        + "PROVISIONED", "[parity-suite] c_ct_3keys"
    ) {
      $0.billingMode = nil
      $0.keySchema = [hash("pk"), range("sk"), range("tk")]
    },
    rows.refused(
      "no definitions and no key",
      many(null("attributeDefinitions"), null("keySchema")), "[dynalite-suite]"
    ) {
      $0.attributeDefinitions = nil
      $0.keySchema = nil
    },
    rows.refused(
      "an empty key", one(value("[]", at: "keySchema", long + "1")), "[dynalite-suite]"
    ) { $0.keySchema = [] },
    rows.refused(
      "three keys",
      one(
        value(
          "[KeySchemaElement(attributeName=a, keyType=HASH), KeySchemaElement(attributeName=b, "
            + "keyType=RANGE), KeySchemaElement(attributeName=c, keyType=RANGE)]", at: "keySchema",
          short + "2")), "[parity-suite], captured 2026-06-09"
    ) {
      $0.attributeDefinitions = attributes("a", "b", "c")
      $0.keySchema = [hash("a"), range("b"), range("c")]
    },
    rows.refused(
      "an unknown type",
      one(
        value(
          "X", at: "attributeDefinitions.1.member.attributeType",
          "Member must satisfy enum value set: [B, N, S]")), "[parity-2026-05]"
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
          "Member must satisfy enum value set: [HASH, RANGE]")), "[parity-2026-05]"
    ) {
      $0.keySchema = [KeySchemaElement(attributeName: "pk", keyType: .unrecognized("BTREE"))]
    },
    rows.refused(
      "an unknown billing mode",
      one(
        value(
          "hi", at: "billingMode",
          "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]")), "[parity-suite]"
    ) { $0.billingMode = .unrecognized("hi") },
    rows.refused(
      "no throughput at all",
      many(
        value("0", at: "provisionedThroughput.writeCapacityUnits", high),
        value("-1", at: "provisionedThroughput.readCapacityUnits", high)), "[dynalite-suite]"
    ) {
      $0.billingMode = .provisioned
      $0.provisionedThroughput = ProvisionedThroughput(
        readCapacityUnits: -1, writeCapacityUnits: 0)
    },
    rows.refused(
      "throughput without its units",
      many(
        null("provisionedThroughput.writeCapacityUnits"),
        null("provisionedThroughput.readCapacityUnits")), "[dynalite-suite]"
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
        null("keySchema.1.member.attributeName"), null("keySchema.1.member.keyType")),
      "[dynalite-suite]"
    ) {
      $0.attributeDefinitions = [AttributeDefinition(attributeName: nil, attributeType: nil)]
      $0.keySchema = [KeySchemaElement(attributeName: nil, keyType: nil)]
    },
    rows.refused(
      "key attributes with an empty and a long name",
      many(
        value("", at: "attributeDefinitions.1.member.attributeName", long + "1"),
        value(letters(256), at: "keySchema.1.member.attributeName", short + "255")),
      "[botocore-model]"
    ) {
      $0.attributeDefinitions = attributes("")
      $0.keySchema = [hash(letters(256))]
    },
    rows.refused(
      "a global index without members",
      many(
        null("globalSecondaryIndexes.1.member.indexName"),
        null("globalSecondaryIndexes.1.member.projection"),
        null("globalSecondaryIndexes.1.member.keySchema")), "[dynalite-suite]"
    ) { $0.globalSecondaryIndexes = [global(nil, nil, nil)] },
    rows.refused(
      "a local index without members, after a global one",
      many(
        null("globalSecondaryIndexes.1.member.indexName"),
        null("globalSecondaryIndexes.1.member.projection"),
        null("globalSecondaryIndexes.1.member.keySchema"),
        null("localSecondaryIndexes.1.member.indexName"),
        null("localSecondaryIndexes.1.member.projection"),
        null("localSecondaryIndexes.1.member.keySchema")), "[dynalite-suite], [parity-suite]"
    ) {
      $0.localSecondaryIndexes = [local(nil, nil, nil)]
      $0.globalSecondaryIndexes = [global(nil, nil, nil)]
    },
    rows.refused(
      "nine empty indexes, of which ten faults are reported",
      "10 validation errors detected: "
        + (1...4).flatMap { index in
          ["indexName", "projection", "keySchema"].map {
            null("globalSecondaryIndexes.\(index).member.\($0)")
          }
        }.prefix(10).joined(separator: "; "), "[dynalite-suite]"
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
        value("[]", at: "globalSecondaryIndexes.1.member.keySchema", long + "1")),
      "[dynalite-suite]"
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
      "[ack-quirks] DDB-TABLE-126"
    ) {
      $0.localSecondaryIndexes = [
        local(
          "index", [hash("pk"), range("sk")],
          IndexProjection(projectionType: .include, nonKeyAttributes: (0..<21).map { "a\($0)" }))
      ]
    },
    rows.refused(
      "a stream without StreamEnabled, and one without a view type",
      many(
        null("streamSpecification.streamEnabled"),
        value(
          "hi", at: "streamSpecification.streamViewType",
          "Member must satisfy enum value set: [NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES, "
            + "KEYS_ONLY]")), "[botocore-model]"
    ) {
      $0.streamSpecification = StreamSpecification(
        streamEnabled: nil, streamViewType: .unrecognized("hi"))
    },
    rows.refused(
      "encryption of an unknown type",
      one(
        value(
          "hi", at: "sSESpecification.sSEType",
          "Member must satisfy enum value set: [AES256, KMS]")), "[botocore-model]"
    ) { $0.sseSpecification = SSESpecification(sseType: .unrecognized("hi")) },
  ]

  @Test("constraint violations are reported together", arguments: all)
  func checks(row: Case<CreateTableInput>) {
    row.check { (input) throws(DynamoDBError) in try CreateTableRequest(validating: input) }
  }
}
