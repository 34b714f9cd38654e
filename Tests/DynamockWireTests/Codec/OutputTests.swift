import DynamockModel
import Testing

/// Tests typed outputs as response bodies, in AWS's form to the byte.
@Suite struct OutputTests {
  @Test("a response without members is an empty object")
  func empty() {
    #expect(encode(.putItem(PutItemOutput())) == "{}")
    #expect(encode(.getItem(GetItemOutput())) == "{}")
  }

  @Test("TagResource and UntagResource return empty bodies")
  func noBody() {
    #expect(encode(.tagResource(TagResourceOutput())) == "")
    #expect(encode(.untagResource(UntagResourceOutput())) == "")
  }

  @Test("items are copied, with members sorted by name")
  func query() {
    let output = QueryOutput(
      items: [ItemImage(["k": .string("a\"")]), ItemImage(["n": .number(DecimalNumber(12))])],
      count: 2, scannedCount: 3, lastEvaluatedKey: ["k": .string("a\"")],
      consumedCapacity: ConsumedCapacity(tableName: "t", capacityUnits: 0.5))
    #expect(
      encode(.query(output))
        == #"{"ConsumedCapacity":{"CapacityUnits":0.5,"TableName":"t"},"Count":2,"Items":[{"k":{"S":"a\""}},{"n":{"N":"12"}}],"LastEvaluatedKey":{"k":{"S":"a\""}},"ScannedCount":3}"#
    )
  }

  @Test("empty maps and lists are written, missing ones are not")
  func emptyCollections() {
    #expect(
      encode(.batchWriteItem(BatchWriteItemOutput(unprocessedItems: [:])))
        == #"{"UnprocessedItems":{}}"#)
    #expect(encode(.listTables(ListTablesOutput(tableNames: []))) == #"{"TableNames":[]}"#)
    #expect(
      encode(
        .batchGetItem(
          BatchGetItemOutput(
            responses: ["t": [ItemImage([:])], "u\n": []], unprocessedKeys: [:])))
        == #"{"Responses":{"t":[{}],"u\n":[]},"UnprocessedKeys":{}}"#)
  }

  @Test(
    "capacity units have a fraction",
    arguments: [(0.0, "0.0"), (0.5, "0.5"), (1, "1.0"), (128, "128.0"), (1234567.5, "1234567.5")])
  func doubles(_ units: Double, _ text: String) {
    let output = PutItemOutput(consumedCapacity: ConsumedCapacity(capacityUnits: units))
    #expect(encode(.putItem(output)) == #"{"ConsumedCapacity":{"CapacityUnits":\#(text)}}"#)
  }

  /// Published responses of AWS have `1.363801528686E9` and `1.36372808007E9`.
  @Test(
    "times are seconds in Java's notation",
    arguments: [
      (1_363_801_528_686, "1.363801528686E9"), (1_363_728_080_070, "1.36372808007E9"),
      (1_480_642_000_000, "1.480642E9"), (2_000_000_000_000, "2.0E9"), (0, "0.0"),
      (1500, "1.5"), (9_999_999_999, "9999999.999"), (10_000_000_000, "1.0E7"),
      (-1_363_801_528_686, "-1.363801528686E9"),
    ] as [(Int64, String)])
  func moments(_ milliseconds: Int64, _ text: String) {
    let table = TableDescription(creationDateTime: Timestamp(milliseconds: milliseconds))
    #expect(
      encode(.describeTable(DescribeTableOutput(table: table)))
        == #"{"Table":{"CreationDateTime":\#(text)}}"#)
  }

  @Test(
    "integers are written in full",
    arguments: [(0, "0"), (7, "7"), (-10, "-10"), (.max, "\(Int.max)"), (.min, "\(Int.min)")])
  func integers(_ count: Int, _ text: String) {
    #expect(encode(.scan(ScanOutput(count: count))) == #"{"Count":\#(text)}"#)
  }

  @Test("enumerations are written with their names in the API")
  func enumerations() {
    let table = TableDescription(
      keySchema: [KeySchemaElement(attributeName: "k", keyType: .hash)], tableStatus: .active)
    #expect(
      encode(.deleteTable(DeleteTableOutput(tableDescription: table)))
        == #"{"TableDescription":{"KeySchema":[{"AttributeName":"k","KeyType":"HASH"}],"TableStatus":"ACTIVE"}}"#
    )
  }
}
