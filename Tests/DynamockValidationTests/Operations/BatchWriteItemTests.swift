import DynamockModel
import DynamockValidation
import Testing

/// Tests BatchWriteItem, which still uses the older layer ([parity-suite] `valueLayers`).
@Suite("BatchWriteItem")
struct BatchWriteItemTests {
  private static let rows = Rows(base: BatchWriteItemInput(requestItems: ["tab": [put(1)]]))

  private static func put(_ number: Int) -> WriteRequest {
    WriteRequest(putRequest: PutRequest(item: ["pk": .string("k\(number)")]))
  }

  private static func delete(_ number: Int) -> WriteRequest {
    WriteRequest(deleteRequest: DeleteRequest(key: ["pk": .string("k\(number)")]))
  }

  private static func puts(_ count: Int) -> [WriteRequest] { (0..<count).map(put) }

  private static let mapKeys =
    "Map keys must satisfy constraint: [Member must have length less than or equal to 255, "
    + "Member must have length greater than or equal to 3, "
    + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]"
  private static let mapValues =
    "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
    + "Member must have length greater than or equal to 1]"
  /// A put of one text in Java's notation ([parity-suite], captured 2026-06-09).
  private static let printed =
    "[WriteRequest(putRequest=PutRequest(item={pk=AttributeValue(s=k1, n=null, b=null, iNT=null, "
    + "dECIMAL=null, dOUBLE=null, sS=null, nS=null, bS=null, iNTSET=null, dECIMALSET=null, "
    + "dOUBLESET=null, m=null, l=null, nULL=null, bOOL=null)}, workloadProfileName=null), "
    + "deleteRequest=null)]"

  static let all: [Case<BatchWriteItemInput>] = [
    rows.passes("one put", "[scylla-alternator]"),
    rows.passes("25 writes of two tables", "[parity-2026-05]") {
      $0.requestItems = ["tab": puts(20), "two": (0..<5).map(delete)]
    },
    rows.refused("nothing", one(null("requestItems")), "[dynalite-suite]") {
      $0.requestItems = nil
    },
    rows.refused(
      "no tables", "The requestItems parameter is required for BatchWriteItem", "[parity-2026-05]"
    ) {
      $0.requestItems = [:]
    },
    rows.refused(
      "an unknown enumeration before no tables",
      one(value("hi", at: "returnConsumedCapacity", capacitySet)), "[parity-suite] batchOperations"
    ) {
      $0.requestItems = [:]
      $0.returnConsumedCapacity = .unrecognized("hi")
    },
    rows.refused(
      "both enumerations and no RequestItems",
      many(
        value("hi", at: "returnConsumedCapacity", capacitySet),
        value("hi", at: "returnItemCollectionMetrics", metricsSet), null("requestItems")),
      "[dynalite-suite]"
    ) {
      $0.requestItems = nil
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.returnItemCollectionMetrics = .unrecognized("hi")
    },
    rows.refused(
      "a table without writes", one(value("{tab=[]}", at: "requestItems", mapValues)),
      "[parity-suite]"
    ) { $0.requestItems = ["tab": []] },
    rows.refused(
      "a bad table name",
      one(value("{bad!name=\(printed)}", at: "requestItems", mapKeys)), "[parity-suite]"
    ) { $0.requestItems = ["bad!name": [put(1)]] },
    rows.refused(
      "a short table name without writes, of which the list is reported first",
      one(value("{ab=[]}", at: "requestItems", mapValues)), "us-east-1 and eu-west-2, 2026-10-09"
    ) { $0.requestItems = ["ab": []] },
    rows.refused(
      "a table without writes with both enumerations",
      many(
        value("{tab=[]}", at: "requestItems", mapValues),
        value("hi", at: "returnConsumedCapacity", capacitySet),
        value("hi", at: "returnItemCollectionMetrics", metricsSet)),
      "us-east-1 and eu-west-2, 2026-10-09"
    ) {
      $0.requestItems = ["tab": []]
      $0.returnConsumedCapacity = .unrecognized("hi")
      $0.returnItemCollectionMetrics = .unrecognized("hi")
    },
    rows.refused(
      "26 writes of two tables", "Too many items requested for the BatchWriteItem call",
      "[dynalite-suite]"
    ) { $0.requestItems = ["tab": puts(25), "two": puts(1)] },
    rows.refused(
      "a write that is neither a put nor a delete",
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        + "supported datatypes", "[dynalite-suite]"
    ) { $0.requestItems = ["tab": [WriteRequest()]] },
    rows.refused(
      "a write that is both",
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        + "supported datatypes", "[dynalite-suite]"
    ) {
      $0.requestItems = [
        "tab": [
          WriteRequest(
            putRequest: PutRequest(item: ["pk": .null]),
            deleteRequest: DeleteRequest(key: ["pk": .null]))
        ]
      ]
    },
    rows.refused(
      "a put without an item, a delete without a key",
      many(
        null("requestItems.tab.member.1.member.putRequest.item"),
        null("requestItems.tab.member.2.member.deleteRequest.key")), "[dynalite-suite]"
    ) {
      $0.requestItems = [
        "tab": [
          WriteRequest(putRequest: PutRequest(item: nil)),
          WriteRequest(deleteRequest: DeleteRequest(key: nil)),
        ]
      ]
    },
    rows.refused(
      "an item that is too large", "Item size has exceeded the maximum allowed size",
      "[parity-suite] itemSizeBySurface"
    ) {
      $0.requestItems = [
        "tab": [
          WriteRequest(
            putRequest: PutRequest(item: ["pk": .string("k"), "v": .string(letters(409_600))]))
        ]
      ]
    },
    // The engine detects a fault that depends on the table: a duplicate item.
    rows.passes("a repeated item, as far as the request shows", "[parity-2026-05]") {
      $0.requestItems = ["tab": [put(1), delete(1)]]
    },
  ]

  @Test("BatchWriteItem is validated", arguments: all)
  func checks(row: Case<BatchWriteItemInput>) {
    row.check { (input) throws(DynamoDBError) in try BatchWriteItemRequest(validating: input) }
  }

  @Test("26 writes to one table are echoed completely")
  func tooMany() {
    let refusal = #expect(throws: DynamoDBError.self) {
      try BatchWriteItemRequest(
        validating: BatchWriteItemInput(requestItems: ["tab": Self.puts(26)]))
    }
    #expect(refusal?.message?.hasPrefix("1 validation error detected: Value '{tab=[Write") == true)
    #expect(
      refusal?.message?.hasSuffix(
        "' at 'requestItems' failed to satisfy constraint: \(Self.mapValues)")
        == true)
  }

  @Test("a validated BatchWriteItem keeps each table's writes in order")
  func product() throws {
    let request = try BatchWriteItemRequest(
      validating: BatchWriteItemInput(
        requestItems: ["tab": [Self.put(1), Self.delete(2)], "two": [Self.delete(3)]],
        returnConsumedCapacity: .indexes, returnItemCollectionMetrics: .size))
    #expect(request.tables.map(\.table.name) == ["tab", "two"])
    guard case .put(let item) = request.tables[0].writes[0],
      case .delete(let key) = request.tables[0].writes[1]
    else {
      Issue.record("the writes are out of order")
      return
    }
    #expect(item["pk"] == .string("k1") && key["pk"] == .string("k2"))
    #expect(request.report.capacity == .indexes && request.report.itemCollectionMetrics)
  }
}
