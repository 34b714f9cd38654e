import DynamockModel
import DynamockValidation
import Testing

private let bad = AttributeValue.malformed(.notANumber("x"))
private let eq = LegacyCondition(attributeValueList: [.null], comparisonOperator: .eq)
private let unused: NamedValues<String> = ["#u": "u"]

/// Tests the order of checks ([parity-suite] `validation-ordering`): which of two faults is
/// reported.
@Suite("Order of checks")
struct OrderTests {
  @Test func putItem() {
    Order(
      base: PutItemInput(
        tableName: "tab", item: ["pk": .string("k")], conditionExpression: "a = :v",
        expressionAttributeValues: [":v": .null]),
      faults: [
        ("an empty name of a table", { $0.tableName = "" }),
        ("an enumeration", { $0.returnConsumedCapacity = .unrecognized("hi") }),
        (
          "Expected with an expression",
          { $0.expected = ["a": ExpectedAttributeValue(value: bad)] }
        ),
        ("a value of the item", { $0.item?["n"] = bad }),
        ("an empty map of names", { $0.expressionAttributeNames = [:] }),
        ("a value of the expression", { $0.expressionAttributeValues?[":w"] = bad }),
        ("the expression", { $0.conditionExpression = "a ==" }),
        ("an unused value", { $0.expressionAttributeValues?[":u"] = .null }),
        ("the item's size", { $0.item?["s"] = .string(letters(409_600)) }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try PutItemRequest(validating: input) }
    ).check()
  }

  @Test func legacyPutItem() {
    Order(
      base: PutItemInput(
        tableName: "tab", item: ["pk": .string("k")],
        expected: ["a": ExpectedAttributeValue(exists: false)]),
      faults: [
        ("an enumeration", { $0.returnValues = .unrecognized("hi") }),
        ("names without an expression", { $0.expressionAttributeNames = [:] }),
        ("a value of the item", { $0.item?["n"] = bad }),
        ("ConditionalOperator over one condition", { $0.conditionalOperator = .or }),
        ("a condition's value", { $0.expected?["a"]?.value = bad }),
        ("a condition", { $0.expected?["a"]?.exists = true }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try PutItemRequest(validating: input) }
    ).check()
  }

  @Test func updateItem() {
    Order(
      base: UpdateItemInput(
        tableName: "tab", key: ["pk": .string("k")], updateExpression: "SET a = :v",
        conditionExpression: "a = :v", expressionAttributeValues: [":v": .null]),
      faults: [
        ("the table's name", { $0.tableName = "a;" }),
        ("ReturnValues", { $0.returnValues = .unrecognized("hi") }),
        ("another enumeration", { $0.returnConsumedCapacity = .unrecognized("hi") }),
        ("AttributeUpdates with an expression", { $0.attributeUpdates = [:] }),
        ("a value of the key", { $0.key?["n"] = bad }),
        ("a bad name", { $0.expressionAttributeNames = ["u": "u"] }),
        ("a bad key of a value", { $0.expressionAttributeValues?["w"] = bad }),
        ("a value of the expression", { $0.expressionAttributeValues?[":w"] = bad }),
        ("the update", { $0.updateExpression = "SET a" }),
        ("the condition", { $0.conditionExpression = "a ==" }),
        ("an unused name", { $0.expressionAttributeNames = unused }),
        ("an unused value", { $0.expressionAttributeValues?[":u"] = .null }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try UpdateItemRequest(validating: input) }
    ).check()
  }

  @Test func legacyUpdateItem() {
    Order(
      base: UpdateItemInput(
        tableName: "tab", key: ["pk": .string("k")],
        attributeUpdates: ["a": AttributeValueUpdate(value: .null)],
        expected: ["a": ExpectedAttributeValue(exists: false)]),
      faults: [
        ("an action", { $0.attributeUpdates?["a"]?.action = .unrecognized("INC") }),
        ("values without an expression", { $0.expressionAttributeValues = [:] }),
        ("a value of the key", { $0.key?["n"] = bad }),
        ("an update's value", { $0.attributeUpdates?["a"]?.value = bad }),
        ("an update", { $0.attributeUpdates?["b"] = AttributeValueUpdate() }),
        ("a condition", { $0.expected?["a"]?.exists = true }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try UpdateItemRequest(validating: input) }
    ).check()
  }

  @Test func deleteItem() {
    Order(
      base: DeleteItemInput(
        tableName: "tab", key: ["pk": .string("k")], conditionExpression: "a = :v",
        expressionAttributeValues: [":v": .null]),
      faults: [
        ("the table's name", { $0.tableName = "" }),
        ("ReturnValues", { $0.returnValues = .updatedNew }),
        ("Expected with an expression", { $0.expected = [:] }),
        ("a value of the key", { $0.key?["n"] = .stringSet([]) }),
        ("a value of the expression", { $0.expressionAttributeValues?[":w"] = bad }),
        ("the expression", { $0.conditionExpression = "size(a)" }),
        ("an unused value", { $0.expressionAttributeValues?[":u"] = .null }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try DeleteItemRequest(validating: input) }
    ).check()
  }

  @Test func getItem() {
    Order(
      base: GetItemInput(tableName: "tab", key: ["pk": .string("k")], projectionExpression: "a"),
      faults: [
        ("an empty name of a table", { $0.tableName = "" }),
        ("an enumeration", { $0.returnConsumedCapacity = .unrecognized("hi") }),
        ("AttributesToGet with an expression", { $0.attributesToGet = ["a", "a"] }),
        ("a value of the key", { $0.key?["n"] = bad }),
        ("a bad name", { $0.expressionAttributeNames = ["u": "u"] }),
        ("the expression", { $0.projectionExpression = "a," }),
        ("an unused name", { $0.expressionAttributeNames = unused }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try GetItemRequest(validating: input) }
    ).check()
  }

  @Test func query() {
    Order(
      base: QueryInput(
        tableName: "tab", projectionExpression: "c", filterExpression: "b = :v",
        keyConditionExpression: "pk = :v", expressionAttributeValues: [":v": .string("k")]),
      faults: [
        ("Limit", { $0.limit = 0 }),
        ("the table's name", { $0.tableName = "a;" }),
        ("QueryFilter with an expression", { $0.queryFilter = [:] }),
        ("Select with a projection", { $0.select = .count }),
        ("a value of the start key", { $0.exclusiveStartKey = ["n": bad] }),
        ("a value of the expression", { $0.expressionAttributeValues?[":w"] = bad }),
        ("the key condition", { $0.keyConditionExpression = "pk >" }),
        ("the filter", { $0.filterExpression = "b = " }),
        ("the projection", { $0.projectionExpression = "c," }),
        ("an unused name", { $0.expressionAttributeNames = unused }),
        ("an unused value", { $0.expressionAttributeValues?[":u"] = .null }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try QueryRequest(validating: input) }
    ).check()
  }

  @Test func legacyQuery() {
    Order(
      base: QueryInput(
        tableName: "tab", attributesToGet: ["c"], keyConditions: ["pk": eq],
        queryFilter: ["a": eq, "b": eq], conditionalOperator: .or),
      faults: [
        ("an operator", { $0.keyConditions?["pk"]?.comparisonOperator = .unrecognized("hi") }),
        ("names without an expression", { $0.expressionAttributeNames = unused }),
        ("ConditionalOperator", { $0.conditionalOperator = .unrecognized("XOR") }),
        ("a value of the filter", { $0.queryFilter?["a"]?.attributeValueList = [bad] }),
        ("the filter", { $0.queryFilter?["b"]?.attributeValueList = [] }),
        ("Select", { $0.select = .unrecognized("hi") }),
        ("a repeated attribute", { $0.attributesToGet = ["c", "c"] }),
        ("a value of the start key", { $0.exclusiveStartKey = ["n": bad] }),
        ("a value of the key condition", { $0.keyConditions?["pk"]?.attributeValueList = [bad] }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try QueryRequest(validating: input) }
    ).check()
  }

  @Test func scan() {
    Order(
      base: ScanInput(
        tableName: "tab", projectionExpression: "c", filterExpression: "b = :v",
        expressionAttributeValues: [":v": .null]),
      faults: [
        ("Limit", { $0.limit = 0 }),
        ("ScanFilter with an expression", { $0.scanFilter = ["a": eq] }),
        ("Select with a projection", { $0.select = .count }),
        ("a value of the start key", { $0.exclusiveStartKey = ["n": bad] }),
        ("a segment of nothing", { $0.segment = 1 }),
        ("a value of the expression", { $0.expressionAttributeValues?[":w"] = bad }),
        ("the filter", { $0.filterExpression = "b = " }),
        ("the projection", { $0.projectionExpression = "c," }),
        ("an unused value", { $0.expressionAttributeValues?[":u"] = .null }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try ScanRequest(validating: input) }
    ).check()
  }

  @Test func batchGetItem() {
    Order(
      base: BatchGetItemInput(
        requestItems: [
          "tab": KeysAndAttributes(keys: [["pk": .string("k")]], projectionExpression: "a")
        ]),
      faults: [
        ("an enumeration", { $0.returnConsumedCapacity = .unrecognized("hi") }),
        (
          "AttributesToGet with an expression",
          { $0.requestItems?["tab"]?.attributesToGet = ["a"] }
        ),
        ("the projection", { $0.requestItems?["tab"]?.projectionExpression = "a," }),
        ("an unused name", { $0.requestItems?["tab"]?.expressionAttributeNames = unused }),
        ("a value of a key", { $0.requestItems?["tab"]?.keys = [["n": bad]] }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try BatchGetItemRequest(validating: input) }
    ).check()
  }

  @Test func createTable() {
    Order(
      base: CreateTableInput(
        attributeDefinitions: attributes("pk", "a"), tableName: "table", keySchema: [hash("pk")],
        globalSecondaryIndexes: [global("index", [hash("a")])], billingMode: .payPerRequest),
      faults: [
        ("the table's name", { $0.tableName = "a;b" }),
        ("no throughput", { $0.billingMode = .provisioned }),
        ("a key's kind", { $0.keySchema?[0].keyType = .unrecognized("hi") }),
        ("a limit of zero", { $0.onDemandThroughput = .init(maxReadRequestUnits: 0) }),
        ("a repeated definition", { $0.attributeDefinitions = attributes("pk", "pk", "a") }),
        ("a key that is not defined", { $0.keySchema?.append(range("x")) }),
        ("an empty list of indexes", { $0.localSecondaryIndexes = [] }),
        ("an unused definition", { $0.attributeDefinitions = attributes("pk", "a", "b") }),
        ("an index's projection", { $0.globalSecondaryIndexes?[0].projection = .init() }),
        ("an index's throughput", { $0.globalSecondaryIndexes?[0].provisionedThroughput = units }),
        ("a table class", { $0.tableClass = .unrecognized("hi") }),
        ("a stream", { $0.streamSpecification = StreamSpecification(streamEnabled: true) }),
        ("encryption", { $0.sseSpecification = SSESpecification(sseType: .aes256) }),
        ("a tag", { $0.tags = [Tag(key: "aws:a", value: "")] }),
      ],
      validate: { (input) throws(DynamoDBError) in _ = try CreateTableRequest(validating: input) }
    ).check()
  }
}
