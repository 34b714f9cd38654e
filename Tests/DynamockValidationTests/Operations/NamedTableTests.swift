import DynamockModel
import DynamockValidation
import Testing

/// Tests the rules of table names for every operation on one table.
@Suite("Table names")
struct TableNameTests {
  /// An operation with a table's name, and the message if the name is invalid.
  struct Operation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isControlPlane: Bool
    let isOlder: Bool
    let validate: @Sendable (String?) throws(DynamoDBError) -> TableReference

    func message(_ name: String?) -> String? {
      do throws(DynamoDBError) {
        _ = try validate(name)
        return nil
      } catch {
        return error.message
      }
    }
  }

  private static let key: Item = ["pk": .string("k")]

  static let items = [
    Operation(testDescription: "PutItem", isControlPlane: false, isOlder: false) {
      (name) throws(DynamoDBError) in
      try PutItemRequest(validating: PutItemInput(tableName: name, item: key)).table
    },
    Operation(testDescription: "GetItem", isControlPlane: false, isOlder: false) {
      (name) throws(DynamoDBError) in
      try GetItemRequest(validating: GetItemInput(tableName: name, key: key)).table
    },
    Operation(testDescription: "UpdateItem", isControlPlane: false, isOlder: false) {
      (name) throws(DynamoDBError) in
      try UpdateItemRequest(validating: UpdateItemInput(tableName: name, key: key)).table
    },
    Operation(testDescription: "DeleteItem", isControlPlane: false, isOlder: false) {
      (name) throws(DynamoDBError) in
      try DeleteItemRequest(validating: DeleteItemInput(tableName: name, key: key)).table
    },
    Operation(testDescription: "Query", isControlPlane: false, isOlder: false) {
      (name) throws(DynamoDBError) in
      try QueryRequest(
        validating: QueryInput(
          tableName: name, keyConditionExpression: "pk = :p",
          expressionAttributeValues: [":p": .null])
      ).read.table
    },
    Operation(testDescription: "Scan", isControlPlane: false, isOlder: true) {
      (name) throws(DynamoDBError) in
      try ScanRequest(validating: ScanInput(tableName: name)).read.table
    },
  ]

  static let tables = [
    Operation(testDescription: "DescribeTable", isControlPlane: true, isOlder: true) {
      (name) throws(DynamoDBError) in
      try NamedTableRequest(validating: DescribeTableInput(tableName: name)).table
    },
    Operation(testDescription: "DeleteTable", isControlPlane: true, isOlder: true) {
      (name) throws(DynamoDBError) in
      try NamedTableRequest(validating: DeleteTableInput(tableName: name)).table
    },
    Operation(testDescription: "DescribeTimeToLive", isControlPlane: true, isOlder: true) {
      (name) throws(DynamoDBError) in
      try NamedTableRequest(validating: DescribeTimeToLiveInput(tableName: name)).table
    },
    Operation(testDescription: "UpdateTimeToLive", isControlPlane: true, isOlder: true) {
      (name) throws(DynamoDBError) in
      let specification = TimeToLiveSpecification(enabled: true, attributeName: "ttl")
      return try UpdateTimeToLiveRequest(
        validating: UpdateTimeToLiveInput(
          tableName: name, timeToLiveSpecification: specification)
      ).table
    },
    Operation(testDescription: "UpdateTable", isControlPlane: true, isOlder: true) {
      (name) throws(DynamoDBError) in
      try UpdateTableRequest(
        validating: UpdateTableInput(tableName: name, deletionProtectionEnabled: true)
      ).table
    },
    Operation(testDescription: "CreateTable", isControlPlane: true, isOlder: true) {
      (name) throws(DynamoDBError) in
      try CreateTableRequest(
        validating: CreateTableInput(
          attributeDefinitions: [AttributeDefinition(attributeName: "pk", attributeType: .s)],
          tableName: name, keySchema: [KeySchemaElement(attributeName: "pk", keyType: .hash)],
          billingMode: .payPerRequest)
      ).table
    },
  ]

  @Test("valid names are accepted", arguments: items + tables)
  func goodNames(operation: Operation) throws {
    for name in ["abc", "A.b-c_9", "...", letters(255)] {
      let table = try operation.validate(name)
      #expect(table.name == name && table.account == nil && table.asSent == name)
    }
  }

  @Test("characters outside the pattern are rejected", arguments: items + tables)
  func badCharacters(operation: Operation) {
    for name in ["a;b", "tab le", "tab/le", "täble", "table\n", "$table"] {
      #expect(operation.message(name) == one(value(name, at: "tableName", pattern)))
    }
  }

  @Test("more than 255 characters are rejected", arguments: items + tables)
  func longNames(operation: Operation) {
    let sentence = "Member must have length less than or equal to 255"
    #expect(
      operation.message(letters(256)) == one(value(letters(256), at: "tableName", sentence)))
  }

  @Test("item operations reject short names (seven regions, 2026-10-09 and 20)", arguments: items)
  func shortNamesOfItems(operation: Operation) {
    let short = "Member must have length greater than or equal to 3"
    for name in ["ab", "a"] {
      #expect(operation.message(name) == one(value(name, at: "tableName", short)))
    }
    // UpdateItem and the older layer report both faults, the others only the length.
    let both = many(
      value("a!", at: "tableName", pattern), value("a!", at: "tableName", short))
    let tellsBoth = ["UpdateItem", "Scan"].contains(operation.testDescription)
    #expect(
      operation.message("a!") == (tellsBoth ? both : one(value("a!", at: "tableName", short))))
  }

  @Test("operations on tables reject short names", arguments: tables)
  func shortNamesOfTables(operation: Operation) {
    let sentence = "Member must have length greater than or equal to 3"
    #expect(operation.message("ab") == one(value("ab", at: "tableName", sentence)))
    #expect(
      operation.message("a;")
        == many(value("a;", at: "tableName", pattern), value("a;", at: "tableName", sentence)))
  }

  @Test("an empty name", arguments: items + tables)
  func emptyName(operation: Operation) {
    let length = "Member must have length greater than or equal to "
    let expected =
      if operation.isControlPlane {
        many(value("", at: "tableName", pattern), value("", at: "tableName", length + "3"))
      } else if operation.isOlder {
        one(value("", at: "tableName", length + "1"))
      } else {
        one("Value at 'TableName' failed to satisfy constraint: \(length)1")
      }
    #expect(operation.message("") == expected)
  }

  @Test("a missing name", arguments: items + tables)
  func missingName(operation: Operation) {
    #expect(
      operation.message(nil)
        == (operation.isControlPlane
          ? "The parameter 'TableName' is required but was not present in the request"
          : one(null("tableName"))))
  }

  // MARK: ARNs

  @Test("an ARN can be used as a name", arguments: items + tables)
  func goodARNs(operation: Operation) throws {
    for partition in ["aws", "aws-cn", "aws-us-gov"] {
      let arn = "arn:\(partition):dynamodb:us-east-1:123456789012:table/Things"
      let table = try operation.validate(arn)
      #expect(table.name == "Things" && table.account == "123456789012" && table.asSent == arn)
    }
  }

  private static let form =
    "Valid ARN format is 'arn:<awsPartition>:<vendor>:<region>:<subscriber>:"
    + "resourceType/resourceName', where Resource name must have length less than or equal to 255, "
    + "Resource name must have length greater than or equal to 3, Resource name must satisfy "
    + "regular expression pattern: [a-zA-Z0-9_.-]+"

  /// [ack-quirks] DDB-TABLE-442, for DescribeTable and similar operations; assumed for all
  /// operations here.
  private static let badARNs: [(String, String)] = [
    ("arn:", form),
    ("arn:aws:dynamodb:us-east-1:123456789012", form),
    ("arn:aws:dynamodb:us-east-1:123456789012:table", form),
    ("arn:aws:dynamodb:us-east-1:123456789012:table/", form),
    ("arn:aws:dynamodb:us-east-1:123456789012:table/ab", form),
    ("arn:aws:dynamodb:us-east-1:123456789012:table/a;b", form),
    ("arn:aws:dynamodb:us-east-1:123456789012:table/abc/index/i", form),
    ("arn:aws:dynamodb:us-east-1:12345:table/abc", form),
    ("arn:aws:s3:us-east-1:123456789012:table/abc", form),
    (
      "arn:aws:dynamodb:us-east-1:123456789012:stream/abc",
      "Invalid resource type in 'arn:aws:dynamodb:us-east-1:123456789012:stream/abc'"
    ),
    (
      "arn:xx:dynamodb:us-east-1:123456789012:table/abc",
      "Invalid AWS partition in 'arn:xx:dynamodb:us-east-1:123456789012:table/abc'"
    ),
    (
      "arn:aws:dynamodb::123456789012:table/abc",
      "Invalid AWS region in 'arn:aws:dynamodb::123456789012:table/abc'"
    ),
  ]

  @Test("an ARN that does not name a table is rejected", arguments: badARNs)
  func refusesARN(arn: String, sentence: String) {
    for operation in Self.items + Self.tables {
      #expect(operation.message(arn) == one(sentence), "\(operation.testDescription)")
    }
  }
}

@Suite("ListTables")
struct ListTablesTests {
  private static let rows = Rows(base: ListTablesInput())

  static let all: [Case<ListTablesInput>] = [
    rows.passes("nothing", "[scylla-alternator]"),
    rows.passes("both parameters", "[scylla-alternator]") {
      $0.exclusiveStartTableName = "abc"
      $0.limit = 100
    },
    rows.refused(
      "Limit 0", one(value("0", at: "limit", "Member must have value greater than or equal to 1")),
      "[parity-2026-05]"
    ) { $0.limit = 0 },
    rows.refused(
      "Limit 101",
      one(value("101", at: "limit", "Member must have value less than or equal to 100")),
      "[parity-2026-05]"
    ) { $0.limit = 101 },
    rows.refused(
      "an empty start",
      many(
        value("", at: "exclusiveStartTableName", pattern),
        value(
          "", at: "exclusiveStartTableName", "Member must have length greater than or equal to 3")),
      "[dynalite-suite]"
    ) { $0.exclusiveStartTableName = "" },
    rows.refused(
      "a bad, short start with Limit 0",
      many(
        value("h;", at: "exclusiveStartTableName", pattern),
        value(
          "h;", at: "exclusiveStartTableName", "Member must have length greater than or equal to 3"),
        value("0", at: "limit", "Member must have value greater than or equal to 1")),
      "[dynalite-suite]"
    ) {
      $0.exclusiveStartTableName = "h;"
      $0.limit = 0
    },
    rows.refused(
      "a long start",
      one(
        value(
          letters(256), at: "exclusiveStartTableName",
          "Member must have length less than or equal to 255")), "[dynalite-suite]"
    ) { $0.exclusiveStartTableName = letters(256) },
  ]

  @Test("ListTables is validated", arguments: all)
  func checks(row: Case<ListTablesInput>) {
    row.check { (input) throws(DynamoDBError) in try ListTablesRequest(validating: input) }
  }

  @Test("a page holds 100 names unless the request says otherwise")
  func product() throws {
    #expect(try ListTablesRequest(validating: ListTablesInput()).limit == 100)
    let request = try ListTablesRequest(
      validating: ListTablesInput(exclusiveStartTableName: "abc", limit: 7))
    #expect(request.limit == 7 && request.exclusiveStartTableName == "abc")
  }
}
