import DynamockModel
import DynamockValidation
import Testing

@Suite("CreateTable: keys and indexes")
struct CreateTableDefinitionTests {
  private static let rows = CreateTableConstraintTests.rows
  /// A table with a partition and a sort key.
  private static let pairs = Rows(
    base: CreateTableInput(
      attributeDefinitions: attributes("pk", "sk"), tableName: "table",
      keySchema: [hash("pk"), range("sk")], billingMode: .payPerRequest))

  static let keys: [Case<CreateTableInput>] = [
    pairs.passes("a partition and a sort key", "[scylla-alternator]"),
    rows.refused(
      "a key that is not defined",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. Keys: [x], "
        + "AttributeDefinitions: [pk]", "[dynoxide-gap], [dynoxide-notes]"
    ) { $0.keySchema = [hash("x")] },
    pairs.refused(
      "a sort key that is not defined",
      "Invalid KeySchema: Some index key attribute have no definition", "[parity-2026-05]"
    ) { $0.keySchema = [hash("pk"), range("x")] },
    rows.refused(
      "one definition for two keys of the same name",
      "Invalid KeySchema: Some index key attribute have no definition", "[parity-2026-05]"
    ) { $0.keySchema = [hash("pk"), range("pk")] },
    pairs.refused(
      "two keys of the same name",
      "Both the Hash Key and the Range Key element in the KeySchema have the same name",
      "[dynalite-suite]"
    ) { $0.keySchema = [hash("pk"), range("pk")] },
    rows.refused(
      "a sort key alone", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
      "[dynalite-suite]"
    ) { $0.keySchema = [range("pk")] },
    pairs.refused(
      "two sort keys", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
      "[dynalite-suite]"
    ) { $0.keySchema = [range("pk"), range("sk")] },
    pairs.refused(
      "two partition keys",
      "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type", "[dynalite-suite]"
    ) { $0.keySchema = [hash("pk"), hash("sk")] },
    pairs.refused(
      "a superfluous definition",
      "\(invalid)Number of attributes in KeySchema does not exactly match number of attributes "
        + "defined in AttributeDefinitions", "[dynalite-suite]"
    ) { $0.keySchema = [hash("pk")] },
    rows.refused("a repeated definition", "Attribute Name is duplicated: pk", "[ack-quirks]") {
      $0.attributeDefinitions = attributes("pk", "pk")
    },
    rows.refused(
      "empty list of local indexes", "\(invalid)List of LocalSecondaryIndexes is empty",
      "[dynalite-suite], [ack-quirks] DDB-TABLE-129"
    ) { $0.localSecondaryIndexes = [] },
    rows.refused(
      "empty list of global indexes", "\(invalid)List of GlobalSecondaryIndexes is empty",
      "[dynalite-suite], [ack-quirks] DDB-TABLE-129"
    ) { $0.globalSecondaryIndexes = [] },
  ]

  static let locals: [Case<CreateTableInput>] = [
    pairs.passes("a local index", "[scylla-alternator]") {
      $0.attributeDefinitions = attributes("pk", "sk", "a")
      $0.localSecondaryIndexes = [local("index", [hash("pk"), range("a")])]
    },
    rows.refused(
      "a local index of a table without a sort key",
      "\(invalid)Table KeySchema does not have a range key, which is required when specifying a "
        + "LocalSecondaryIndex", "[parity-2026-05]"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("pk")])] },
    pairs.refused(
      "a local index without a sort key",
      "\(invalid)Index KeySchema does not have a range key for index: index", "[dynalite-suite]"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk")])] },
    pairs.refused(
      "a local index with another partition key",
      "\(invalid)Index KeySchema does not have the same leading hash key as table KeySchema for "
        + "index: index. index hash key: sk, table hash key: pk", "[dynalite-suite]"
    ) { $0.localSecondaryIndexes = [local("index", [hash("sk"), range("pk")])] },
    pairs.refused(
      "a local index with keys that are not defined",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. Keys: [pk, c], "
        + "AttributeDefinitions: [sk, pk]",
      "[dynoxide-gap], [dynoxide-notes]; order: [dynoxide-captures]"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("c")])] },
    pairs.refused("a repeated index", "\(invalid)Duplicate index name: index", "[parity-2026-05]") {
      $0.localSecondaryIndexes = [
        local("index", [hash("pk"), range("sk")]), local("index", [hash("pk"), range("sk")]),
      ]
    },
    pairs.refused(
      "a local and a global index of one name", "\(invalid)Duplicate index name: index",
      "[parity-2026-05]"
    ) {
      $0.localSecondaryIndexes = [local("index", [hash("pk"), range("sk")])]
      $0.globalSecondaryIndexes = [global("index", [hash("sk")])]
    },
    pairs.refused(
      "six local indexes",
      "\(invalid)Number of LocalSecondaryIndexes exceeds per-table limit of 5", "[dynalite-suite]"
    ) {
      $0.localSecondaryIndexes = (0..<6).map { local("index\($0)", [hash("pk"), range("sk")]) }
    },
    pairs.refused(
      "two sort keys in a local index",
      "Invalid KeySchema: The first KeySchemaElement is not a HASH key type", "[dynalite-suite]"
    ) { $0.localSecondaryIndexes = [local("index", [range("pk"), range("sk")])] },
    pairs.refused(
      "a repeated key in a local index",
      "Both the Hash Key and the Range Key element in the KeySchema have the same name",
      "[dynalite-suite]"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("pk")])] },
    pairs.refused(
      "three keys in a local index",
      one(
        value(
          "[KeySchemaElement(attributeName=pk, keyType=HASH), KeySchemaElement(attributeName=sk, "
            + "keyType=RANGE), KeySchemaElement(attributeName=a, keyType=RANGE)]",
          at: "localSecondaryIndexes.1.member.keySchema",
          "Member must have length less than or equal to 2")), "[parity-suite]"
    ) { $0.localSecondaryIndexes = [local("index", [hash("pk"), range("sk"), range("a")])] },
  ]

  static let globals: [Case<CreateTableInput>] = [
    rows.passes("a global index", "[scylla-alternator]") {
      $0.attributeDefinitions = attributes("pk", "a")
      $0.globalSecondaryIndexes = [global("index", [hash("a")])]
    },
    rows.passes("a global index of four partition and four sort keys", "[ack-quirks] DDB-TABLE-123")
    {
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
        + "keys used: [a, sk, pk]", "[ack-quirks] DDB-TABLE-127"
    ) {
      $0.attributeDefinitions = attributes("pk", "sk", "a", "b", "c")
      $0.keySchema = [hash("pk"), range("sk")]
      $0.globalSecondaryIndexes = [global("index", [hash("a")])]
    },
    rows.refused(
      "an unused definition before a fault of the index",
      "\(invalid)Some AttributeDefinitions are not used. AttributeDefinitions: [a, pk], "
        + "keys used: [pk]", "[ack-quirks] DDB-TABLE-127"
    ) {
      $0.attributeDefinitions = attributes("pk", "a")
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk")], IndexProjection(projectionType: .include))
      ]
    },
    rows.refused(
      "a sort key of a global index that is not defined",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. Keys: [x], "
        + "AttributeDefinitions: [pk]", "[dynoxide-gap], [dynoxide-notes]"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("x")])] },
    rows.refused(
      "a sort key first in a global index",
      "Invalid KeySchema: The first KeySchemaElement is not a HASH key type", "[dynalite-suite]"
    ) { $0.globalSecondaryIndexes = [global("index", [range("pk")])] },
    rows.refused(
      "a partition key after a sort key",
      "\(invalid)All HASH key attributes must precede RANGE key attributes in the KeySchema",
      "[ack-quirks] DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a", "b")
      $0.globalSecondaryIndexes = [global("index", [hash("pk"), range("a"), hash("b")])]
    },
    rows.refused(
      "a repeated name in a global index of two keys",
      "The KeySchema contains multiple key attributes with the same name", "eu-west-2, 2026-10-09"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("pk"), range("pk")])] },
    rows.refused(
      "a key attribute of a global index without a definition, of fewer definitions than keys",
      "Invalid KeySchema: Some index key attribute have no definition",
      "us-east-1 and eu-west-2, 2026-10-09"
    ) { $0.globalSecondaryIndexes = [global("index", [hash("pk"), range("x")])] },
    rows.refused(
      "undefined key attributes in the order of Java's maps",
      "\(invalid)Some index key attributes are not defined in AttributeDefinitions. "
        + "Keys: [x, y, q, w], AttributeDefinitions: [x, y, pk, w]",
      "us-east-1 and eu-west-2, 2026-10-09, with PK"
    ) {
      $0.attributeDefinitions = attributes("pk", "w", "x", "y")
      $0.globalSecondaryIndexes = [
        global("index", [hash("w"), range("x"), range("y"), range("q")])
      ]
    },
    rows.refused(
      "a repeated name in a global index of three keys",
      "The KeySchema contains multiple key attributes with the same name",
      "[ack-quirks] DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a")
      $0.globalSecondaryIndexes = [global("index", [hash("pk"), range("a"), range("pk")])]
    },
    rows.refused(
      "five partition keys",
      "\(invalid)The KeySchema exceeds the maximum allowed number of HASH key attributes",
      "[ack-quirks] DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a", "b", "c", "d")
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk"), hash("a"), hash("b"), hash("c"), hash("d")])
      ]
    },
    rows.refused(
      "five sort keys",
      "\(invalid)The KeySchema exceeds the maximum allowed number of RANGE key attributes",
      "[ack-quirks] DDB-TABLE-124"
    ) {
      $0.attributeDefinitions = attributes("pk", "a", "b", "c", "d", "e")
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk"), range("a"), range("b"), range("c"), range("d"), range("e")])
      ]
    },
    rows.refused(
      "21 global indexes",
      "\(invalid)GlobalSecondaryIndex count exceeds the per-table limit of 20", "[dynalite-suite]"
    ) { $0.globalSecondaryIndexes = (0..<21).map { global("index\($0)", [hash("pk")]) } },
    rows.passes("20 global indexes", "quotas") {
      $0.globalSecondaryIndexes = (0..<20).map { global("index\($0)", [hash("pk")]) }
    },
    rows.refused("a repeated index", "\(invalid)Duplicate index name: index", "[parity-2026-05]") {
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
    projected("keys only", nil, "[scylla-alternator]", IndexProjection(projectionType: .keysOnly)),
    projected("some attributes", nil, "[scylla-alternator]", include("a", "b")),
    projected(
      "key attributes, which are kept", nil, "[ack-quirks] DDB-TABLE-366", include("pk")),
    projected("no type", "Unknown ProjectionType: null", "[scylla-alternator]", IndexProjection()),
    projected(
      "no type with attributes", "Unknown ProjectionType: null", "[scylla-alternator]",
      IndexProjection(nonKeyAttributes: ["a"])),
    projected(
      "INCLUDE of nothing", "ProjectionType is INCLUDE, but NonKeyAttributes is not specified",
      "[dynoxide-notes]",
      IndexProjection(projectionType: .include)),
    projected(
      "ALL of some", "ProjectionType is ALL, but NonKeyAttributes is specified", "[dynalite-suite]",
      IndexProjection(projectionType: .all, nonKeyAttributes: ["a"])),
    projected(
      "KEYS_ONLY of some", "ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified",
      "[dynalite-suite]",
      IndexProjection(projectionType: .keysOnly, nonKeyAttributes: ["a"])),
    projected(
      "a repeated attribute", "Duplicate element in NonKeyAttributes: a",
      "[ack-quirks] DDB-TABLE-366",
      include("a", "b", "a")),
    projected("names of 255 bytes", nil, "API model", include(String(repeating: "y", count: 255))),
    rows.refused(
      "a name of 256 bytes",
      "1 validation error detected: Value '[\(String(repeating: "y", count: 256))]' at "
        + "'globalSecondaryIndexes.1.member.projection.nonKeyAttributes' failed to satisfy "
        + "constraint: Member must satisfy constraint: [Member must have length less than or equal "
        + "to 255, Member must have length greater than or equal to 1]",
      "[scylla-alternator] test_limits; [botocore-model] for its form"
    ) {
      $0.globalSecondaryIndexes = [
        global("index", [hash("pk")], include(String(repeating: "y", count: 256)))
      ]
    },
    rows.refused(
      "more than a hundred in all indexes (the message is not captured)",
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

  private static func vectorIndex(by attribute: String) -> VectorIndex {
    VectorIndex(
      indexName: "vectors",
      vectorAttribute: VectorAttributeDefinition(attributeName: "embedding"),
      searchSchema: [
        SearchSchemaElement(attributeName: attribute, searchSchemaElementType: .hash)
      ], projection: IndexProjection(projectionType: .all), dimensions: 2,
      distanceFunction: .cosine)
  }

  static let vectors: [Case<CreateTableInput>] = [
    rows.passes("a declared attribute that only a vector index searches by", "[dynoxide-captures]")
    {
      $0.attributeDefinitions?.append(.string("color"))
      $0.vectorIndexes = [vectorIndex(by: "color")]
    },
    rows.passes("the same with a global index", "[dynoxide-captures]") {
      $0.attributeDefinitions?.append(.string("color"))
      $0.globalSecondaryIndexes = [global("index", [hash("pk")])]
      $0.vectorIndexes = [vectorIndex(by: "color")]
    },
  ]

  @Test("attributes that vector indexes search by count as used", arguments: vectors)
  func checkVectors(row: Case<CreateTableInput>) { check(row) }

  @Test("the table's key is validated", arguments: keys)
  func checkKeys(row: Case<CreateTableInput>) { check(row) }

  @Test("local indexes are validated", arguments: locals)
  func checkLocals(row: Case<CreateTableInput>) { check(row) }

  @Test("global indexes are validated", arguments: globals)
  func checkGlobals(row: Case<CreateTableInput>) { check(row) }

  @Test("projections are validated", arguments: projections)
  func checkProjections(row: Case<CreateTableInput>) { check(row) }

  private func check(_ row: Case<CreateTableInput>) {
    row.check { (input) throws(DynamoDBError) in try CreateTableRequest(validating: input) }
  }
}
