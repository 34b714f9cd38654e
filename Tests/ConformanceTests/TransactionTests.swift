import DynamockTesting
import Testing

@Suite("TransactWriteItems and TransactGetItems")
struct TransactionTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("fails with DynamoDB's errors", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test(
    "reads at most 4 MB of items, even if it returns only parts of them", arguments: Setting.stores,
    ["TransactGetItems", "ExecuteTransaction"])
  func size(_ setting: Setting, _ operation: String) async throws {
    // [aws-api-reference], TransactGetItems: the total size of the items. The message is inferred.
    func read(_ count: Int) -> Call {
      let members = (0..<count).map { number in
        operation == "TransactGetItems"
          ? #"{"Get":{"TableName":"Main","Key":{"p":{"S":"\#(number)"}},"ProjectionExpression":"p"}}"#
          : #"{"Statement":"SELECT p FROM Main WHERE p = '\#(number)'"}"#
      }
      let list = operation == "TransactGetItems" ? "TransactItems" : "TransactStatements"
      return Call(operation, #"{"\#(list)":[\#(members.joined(separator: ","))]}"#)
    }
    let text = String(repeating: "x", count: 399_990)
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable])
      for number in 0..<11 {
        // Names and values: 400,000 bytes.
        try await throwaway.prepare([
          .put(#"{"p":{"S":"\#(number)"},"value12":{"S":"\#(text)\#(number < 10 ? "x" : "")"}}"#)
        ])
      }
      Expected.contains(#"{"Responses":[{"Item":{"p":{"S":"0"}}}]}"#)
        .check(try await throwaway.send(read(1)), "one item")
      #expect(try await throwaway.send(read(10)).status == 200)
      let size = "Transaction payload size cannot exceed 4MB. Payload Size: "
      Expected.invalid("\(size): \(size)4400000")
        .check(try await throwaway.send(read(11)), "4,400,000 bytes")
    }
  }

  static func write(_ actions: String..., more: String = "") -> Call {
    Call("TransactWriteItems", #"{"TransactItems":[\#(actions.joined(separator: ","))]\#(more)}"#)
  }
  static func put(_ item: String, _ more: String = "") -> String {
    #"{"Put":{"TableName":"Main","Item":\#(item)\#(more)}}"#
  }
  static func delete(_ key: String, _ more: String = "") -> String {
    #"{"Delete":{"TableName":"Main","Key":\#(key)\#(more)}}"#
  }
  static func update(
    _ key: String, _ expression: String, _ value: String, _ more: String = ""
  ) -> String {
    #"{"Update":{"TableName":"Main","Key":\#(key),"UpdateExpression":"\#(expression)","#
      + #""ExpressionAttributeValues":{":v":\#(value)}\#(more)}}"#
  }
  private static func updateWithMode(_ key: String, _ mode: String) -> String {
    update(
      key, "ADD v :v", #"{"N":"1"}"#, #","ReturnValuesOnConditionCheckFailure":"\#(mode)""#)
  }
  static func check(_ key: String, _ condition: String) -> String {
    #"{"ConditionCheck":{"TableName":"Main","Key":\#(key),"ConditionExpression":"\#(condition)"}}"#
  }

  static let a = #"{"p":{"S":"a"}}"#
  static let b = #"{"p":{"S":"b"}}"#
  static let filled: [Call] = [.hashTable, .put(#"{"p":{"S":"a"},"v":{"N":"1"}}"#)]
  static let unlessThere = #","ConditionExpression":"attribute_not_exists(p)""#
  static func reasons(_ codes: String) -> String {
    "Transaction cancelled, please refer cancellation reasons for specific reasons [\(codes)]"
  }

  static let core: [Row] = [
    Row(
      "the response to a transaction is an empty object", .guide, filled,
      write(put(b), update(a, "SET v = :v", #"{"N":"2"}"#)), .equals("{}")),
    Row(
      "all its actions are performed", .guide,
      filled + [write(put(b), update(a, "SET v = :v", #"{"N":"2"}"#))], .scan(),
      .contains(#"{"Items":["(any order)",{"p":{"S":"b"}},{"p":{"S":"a"},"v":{"N":"2"}}]}"#)),
    Row(
      "one failed condition cancels all actions, with a reason for each", .localStack, filled,
      write(put(b), delete(a, unlessThere)),
      .failsWith(
        "TransactionCanceledException",
        #"{"Message":"\#(reasons("None, ConditionalCheckFailed"))","CancellationReasons":["#
          + #"{"Code":"None","Message":"(absent)"},{"Code":"ConditionalCheckFailed","#
          + #""Message":"The conditional request failed","Item":"(absent)"}]}"#)),
    Row(
      "a check changes nothing and must succeed", .guide, filled,
      write(put(b), check(a, "attribute_exists(nowhere)")),
      .failsWith(
        "TransactionCanceledException",
        #"{"CancellationReasons":[{"Code":"None"},{"Code":"ConditionalCheckFailed"}]}"#)),
    Row(
      "a failed condition returns the item on request", .localStack, filled,
      write(put(a, unlessThere + #","ReturnValuesOnConditionCheckFailure":"ALL_OLD""#)),
      .failsWith(
        "TransactionCanceledException",
        #"{"CancellationReasons":[{"Item":{"p":{"S":"a"},"v":{"N":"1"}}}]}"#)),
    Row(
      "reads have the request's order, with empty missing items", .guide, filled,
      Call(
        "TransactGetItems",
        #"{"TransactItems":[{"Get":{"TableName":"Main","Key":\#(b)}},"#
          + #"{"Get":{"TableName":"Main","Key":\#(a),"ProjectionExpression":"v"}}]}"#),
      .equals(#"{"Responses":[{},{"Item":{"v":{"N":"1"}}}]}"#)),
    Row(
      "a token repeated with the same request changes nothing", .guide,
      filled + [
        write(update(a, "ADD v :v", #"{"N":"1"}"#), more: #","ClientRequestToken":"once""#),
        write(update(a, "ADD v :v", #"{"N":"1"}"#), more: #","ClientRequestToken":"once""#),
      ], .get(a), .contains(#"{"Item":{"v":{"N":"2"}}}"#)),
    Row(
      "a token treats a missing option as NONE, and ignores the capacity option", .october,
      filled + [
        write(update(a, "ADD v :v", #"{"N":"1"}"#), more: #","ClientRequestToken":"once""#),
        write(
          updateWithMode(a, "NONE"),
          more: #","ClientRequestToken":"once","ReturnConsumedCapacity":"NONE""#),
      ], .get(a), .contains(#"{"Item":{"v":{"N":"2"}}}"#)),
    Row(
      "transactional writes cost twice", .dynoxide, filled,
      write(put(b), check(a, "attribute_exists(p)"), more: #","ReturnConsumedCapacity":"TOTAL""#),
      .equals(
        #"{"ConsumedCapacity":[{"TableName":"Main","CapacityUnits":4,"WriteCapacityUnits":4}]}"#)),
  ]

  static let refusals: [Row] = [
    Row(
      "an item may be in only one action", .parity, filled, write(put(a), delete(a)),
      .invalid("Transaction request cannot include multiple operations on one item")),
    Row(
      "a missing table makes the request fail", .parity, [], write(put(a)),
      .fails("ResourceNotFoundException", Words.notFound)),
    Row(
      "a key of another type cancels", .parity, filled, write(put(#"{"p":{"N":"5"}}"#)),
      .failsWith(
        "TransactionCanceledException",
        #"{"CancellationReasons":[{"Code":"ValidationError","#
          + #""Message":"\#(Words.invalid)Type mismatch for key p expected: S actual: N"}]}"#)),
    Row(
      "a lookup key that does not fit cancels", .parity, filled, write(delete(#"{"q":{"S":"a"}}"#)),
      .failsWith(
        "TransactionCanceledException",
        #"{"CancellationReasons":[{"Code":"ValidationError","Message":"\#(Words.schema)"}]}"#)),
    Row(
      "an empty key is an error of the request", .parity, filled, write(put(#"{"p":{"S":""}}"#)),
      .invalid(Words.emptyKey("p"))),
    Row(
      "an index key of another type cancels", .parity, [PutItemTests.indexed],
      write(put(#"{"p":{"S":"a"},"s":{"N":"1"},"g":{"N":"5"}}"#)),
      .failsWith(
        "TransactionCanceledException",
        #"{"CancellationReasons":[{"Code":"ValidationError","Message":"\#(Words.invalid)Type "#
          + #"mismatch for Index Key g Expected: S Actual: N IndexName: by-g"}]}"#)),
    Row(
      "an empty index key is an error of the request", .parity, [PutItemTests.indexed],
      write(put(#"{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":""}}"#)),
      .invalid(
        "One or more parameter values are not valid. A value specified for a secondary index key is "
          + "not supported. The AttributeValue for a key attribute cannot contain an empty string "
          + "value. IndexName: by-g, IndexKey: g")),
    Row(
      "an empty index key of an update is an error of the request", .parity, [PutItemTests.indexed],
      write(update(#"{"p":{"S":"a"},"s":{"N":"1"}}"#, "SET g = :v", #"{"S":""}"#)),
      .invalid(
        "One or more parameter values are not valid. The update expression attempted to update a "
          + "secondary index key to a value that is not supported. The AttributeValue for a key "
          + "attribute cannot contain an empty string value.")),
    Row(
      "a token with a different request is rejected", .alternator,
      filled + [write(put(b), more: #","ClientRequestToken":"once""#)],
      write(put(a), more: #","ClientRequestToken":"once""#),
      .failsWith("IdempotentParameterMismatchException", "{}")),
    Row(
      "a token with a different option for failures is rejected", .october,
      filled + [
        write(update(a, "ADD v :v", #"{"N":"1"}"#), more: #","ClientRequestToken":"once""#)
      ],
      write(updateWithMode(a, "ALL_OLD"), more: #","ClientRequestToken":"once""#),
      .failsWith("IdempotentParameterMismatchException", "{}")),
  ]
}
