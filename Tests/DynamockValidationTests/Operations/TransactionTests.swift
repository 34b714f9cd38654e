import DynamockExpressions
import DynamockModel
import DynamockValidation
import Testing

/// Tests transactions, which still use the older layer, action by action ([parity-suite]
/// `valueLayers`).
///
/// Rows of `validation-ordering` were captured in us-east-1, 2026-10-09.
@Suite("TransactWriteItems")
struct TransactWriteItemsTests {
  private static let rows = Rows(base: TransactWriteItemsInput(transactItems: [put()]))

  private static func put(
    _ item: Item = ["pk": .string("k")], table: String = "tab", condition: String? = nil,
    names: NamedValues<String>? = nil, values: Item? = nil
  ) -> TransactWriteItem {
    TransactWriteItem(
      put: Put(
        item: item, tableName: table, conditionExpression: condition,
        expressionAttributeNames: names, expressionAttributeValues: values))
  }

  private static func update(
    _ text: String? = "SET a = :v", key: Item = ["pk": .string("k")], table: String = "tab",
    values: Item? = [":v": .null]
  ) -> TransactWriteItem {
    TransactWriteItem(
      update: Update(
        key: key, updateExpression: text, tableName: table, expressionAttributeValues: values))
  }

  private static func delete(
    key: Item = ["pk": .string("k")], table: String = "tab", condition: String? = nil,
    values: Item? = nil
  ) -> TransactWriteItem {
    TransactWriteItem(
      delete: Delete(
        key: key, tableName: table, conditionExpression: condition,
        expressionAttributeValues: values))
  }

  private static func check(
    _ condition: String? = "attribute_exists(a)", key: Item = ["pk": .string("k")],
    table: String = "tab", values: Item? = nil
  ) -> TransactWriteItem {
    TransactWriteItem(
      conditionCheck: ConditionCheck(
        key: key, tableName: table, conditionExpression: condition,
        expressionAttributeValues: values))
  }

  private static let token = letters(37)
  private static let longToken = value(
    token, at: "clientRequestToken", "Member must have length less than or equal to 36")
  private static let unused =
    "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}"
  private static let syntax =
    #"Invalid ConditionExpression: Syntax error; token: "=", near: "= = b""#

  static let members: [Case<TransactWriteItemsInput>] = [
    rows.passes("one put", "[scylla-alternator]"),
    rows.passes("each action", "[scylla-alternator]") {
      $0.transactItems = [put(), update(), delete(), check()]
    },
    rows.refused("nothing", one(null("transactItems")), "[dynalite-suite]") {
      $0.transactItems = nil
    },
    rows.refused(
      "no actions",
      one(value("[]", at: "transactItems", "Member must have length greater than or equal to 1")),
      "[parity-2026-05], [parity-suite]"
    ) { $0.transactItems = [] },
    rows.refused(
      "an unknown ReturnConsumedCapacity",
      one(value("BOGUS", at: "returnConsumedCapacity", capacitySet)),
      "[parity-suite] validation-ordering/transactions"
    ) { $0.returnConsumedCapacity = .unrecognized("BOGUS") },
    rows.refused(
      "both enumerations",
      many(
        value("BOGUS", at: "returnConsumedCapacity", capacitySet),
        value("BOGUS2", at: "returnItemCollectionMetrics", metricsSet)),
      "[parity-suite] validation-ordering/transactions"
    ) {
      $0.returnConsumedCapacity = .unrecognized("BOGUS")
      $0.returnItemCollectionMetrics = .unrecognized("BOGUS2")
    },
    rows.refused(
      "a token of 37 characters", one(longToken), "[parity-suite] validation-ordering/transactions"
    ) {
      $0.clientRequestToken = token
    },
    rows.refused(
      "a token of 37 characters before an enumeration",
      many(longToken, value("BOGUS", at: "returnConsumedCapacity", capacitySet)),
      "[parity-suite] validation-ordering/transactions"
    ) {
      $0.clientRequestToken = token
      $0.returnConsumedCapacity = .unrecognized("BOGUS")
    },
    rows.refused(
      "an empty token",
      one(
        value(
          "", at: "clientRequestToken", "Member must have length greater than or equal to 1")),
      "[botocore-model]"
    ) { $0.clientRequestToken = "" },
    rows.passes("a token of 36 characters", "API") { $0.clientRequestToken = letters(36) },
    rows.refused(
      "a bad name in a put",
      one(value("bad!name", at: "transactItems.1.member.put.tableName", pattern)), "[parity-suite]"
    ) { $0.transactItems = [put(table: "bad!name")] },
    rows.refused(
      "a bad name in an update",
      one(value("bad!name", at: "transactItems.2.member.update.tableName", pattern)),
      "[parity-suite]"
    ) { $0.transactItems = [put(), update(table: "bad!name")] },
    rows.refused(
      "a bad name in a delete",
      one(value("bad!name", at: "transactItems.1.member.delete.tableName", pattern)),
      "[parity-suite]"
    ) { $0.transactItems = [delete(table: "bad!name")] },
    rows.refused(
      "a bad name in a check",
      one(value("bad!name", at: "transactItems.1.member.conditionCheck.tableName", pattern)),
      "[parity-suite]"
    ) { $0.transactItems = [check(table: "bad!name")] },
    rows.refused(
      "an empty name",
      one(
        value(
          "", at: "transactItems.1.member.put.tableName",
          "Member must have length greater than or equal to 1")), "[botocore-model]"
    ) { $0.transactItems = [put(table: "")] },
    rows.refused(
      "actions without their members",
      many(
        null("transactItems.1.member.put.item"), null("transactItems.1.member.put.tableName")),
      "[dynalite-suite]"
    ) { $0.transactItems = [TransactWriteItem(put: Put(item: nil, tableName: nil))] },
    rows.refused(
      "no action in an entry",
      "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request",
      "[parity-suite], us-east-1"
    ) { $0.transactItems = [TransactWriteItem()] },
    rows.refused(
      "two actions in an entry",
      "TransactItems can only contain one of Check, Put, Update or Delete", "[moto-aws-verified]"
    ) {
      var both = put()
      both.delete = delete().delete
      $0.transactItems = [both]
    },
  ]

  static let actions: [Case<TransactWriteItemsInput>] = [
    rows.refused(
      "an empty condition", "Invalid ConditionExpression: The expression can not be empty;",
      "[parity-suite]"
    ) { $0.transactItems = [delete(condition: "")] },
    rows.refused(
      "an unfinished condition",
      #"Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "(""#, "[parity-suite]"
    ) { $0.transactItems = [check("attribute_not_exists(")] },
    rows.refused("an unused value of a put", unused, "[parity-suite]") {
      $0.transactItems = [put(condition: "attribute_exists(a)", values: [":u": .null])]
    },
    rows.refused("an unused value of an update", unused, "[parity-suite]") {
      $0.transactItems = [update(values: [":v": .null, ":u": .null])]
    },
    rows.refused("an unused value of a delete", unused, "[parity-suite]") {
      $0.transactItems = [delete(condition: "attribute_exists(a)", values: [":u": .null])]
    },
    rows.refused("an unused value of a check", unused, "[parity-suite]") {
      $0.transactItems = [check(values: [":u": .null])]
    },
    rows.refused(
      "names without a condition",
      "ExpressionAttributeNames can only be specified when using expressions", "[parity-suite]"
    ) { $0.transactItems = [put(names: ["#a": "a"])] },
    rows.passes("values of a put without a condition", "us-east-1, 2026-10-09") {
      $0.transactItems = [put(values: [":a": .null])]
    },
    rows.refused(
      "a long update, whose size is not reported",
      "Invalid UpdateExpression: Expression size has exceeded the maximum allowed size;",
      "[parity-suite] deepRequests"
    ) {
      let assignments = (0..<500).map { "a\($0) = :v" }.joined(separator: ", ")
      $0.transactItems = [update("SET \(assignments)")]
    },
    rows.refused(
      "a long condition",
      "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; "
        + "expression size: 4109", "[parity-suite] deepRequests"
    ) {
      let condition = "a = :v" + String(repeating: " AND a = :v", count: 373)
      $0.transactItems = [delete(condition: condition, values: [":v": .string("x")])]
    },
    rows.refused(
      "an item that is too large", "Item size has exceeded the maximum allowed size",
      "[parity-suite] itemSizeBySurface"
    ) { $0.transactItems = [put(["pk": .string(letters(409_600))])] },
    rows.refused(
      "more than 4 MB",
      "Transaction payload size cannot exceed 4MB. Payload Size: : Transaction payload size cannot "
        + "exceed 4MB. Payload Size: 4400034",
      "[scylla-alternator] test_transact"
    ) {
      $0.transactItems = (0..<11).map { put(["pk": .string("\($0)" + letters(400_000))]) }
    },
    rows.refused(
      "a value of an expression",
      "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a "
        + "numeric value: x for key :v", "[parity-suite] valueLayers"
    ) { $0.transactItems = [update(values: [":v": .malformed(.notANumber("x"))])] },
    rows.refused(
      "a value of an item", "Input collection contains duplicates", "[parity-suite] valueLayers"
    ) {
      let ones = AttributeValue.numberSet([BadValue.number("1"), BadValue.number("1")])
      $0.transactItems = [put(["pk": ones])]
    },
  ]

  private static let deepValue =
    "ExpressionAttributeValues contains invalid value: \(nesting) for key :deep"

  static let order: [Case<TransactWriteItemsInput>] = [
    rows.refused("a deep item before a later empty name", nesting, "[parity-suite] deepRequests") {
      $0.transactItems = [put(["d": deep(40)]), put(["": .string("x")])]
    },
    rows.refused(
      "an empty name before a later deep item", "Empty attribute name",
      "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [put(["": .string("x")]), put(["d": deep(100)])]
    },
    rows.refused(
      "an empty name before a deep value of the item", "Empty attribute name",
      "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [put(["": .string("x"), "d": deep(100)])]
    },
    rows.refused(
      "an empty name after a deep value of the item", "Empty attribute name",
      "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [put(["d": deep(100), "": .string("x")])]
    },
    rows.refused(
      "a deep value before an empty name in a map", nesting, "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [put(["m": .map(["": .string("x")]), "d": deep(40)])]
    },
    rows.refused(
      "an empty name before a later deep condition", "Empty attribute name",
      "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [
        put(["": .string("x")]), check("d = :deep", values: [":deep": deep(100)]),
      ]
    },
    rows.refused(
      "a deep condition before a later empty name", deepValue, "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [check("d = :deep", values: [":deep": deep(40)]), put(["": .string("x")])]
    },
    rows.refused(
      "a deep update before a later empty name", deepValue, "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [
        update("SET d = :deep", values: [":deep": deep(40)]), put(["": .string("x")]),
      ]
    },
    rows.refused("a deep key before a later bad condition", nesting, "[parity-suite] deepRequests")
    {
      $0.transactItems = [delete(key: ["pk": deep(40)]), put(condition: "a = = b")]
    },
    rows.refused("a deep key before a later unused value", nesting, "[parity-suite] deepRequests") {
      $0.transactItems = [
        check(key: ["pk": deep(40)]), update(values: [":v": .null, ":u": .null]),
      ]
    },
    rows.refused("a bad condition before a later deep key", syntax, "[parity-suite] deepRequests") {
      $0.transactItems = [put(condition: "a = = b"), delete(key: ["pk": deep(100)])]
    },
    rows.refused(
      "a bad condition before the same action's deep key", syntax, "[parity-suite] deepRequests"
    ) {
      $0.transactItems = [delete(key: ["pk": deep(100)], condition: "a = = b")]
    },
    rows.refused("an unused value before a later deep key", unused, "[parity-suite] deepRequests") {
      $0.transactItems = [
        update(values: [":v": .null, ":u": .null]), check(key: ["pk": deep(100)]),
      ]
    },
    rows.refused(
      "a bad condition before a later deep item", syntax,
      "[parity-suite] validation-ordering/transactions"
    ) {
      $0.transactItems = [check("a = = b"), put(["d": deep(32)])]
    },
    rows.refused(
      "a deep item before a later bad condition", nesting,
      "[parity-suite] validation-ordering/transactions"
    ) {
      $0.transactItems = [put(["d": deep(32)]), check("a = = b")]
    },
  ]

  @Test("members are validated first", arguments: members)
  func checkMembers(row: Case<TransactWriteItemsInput>) { check(row) }

  @Test("each action is validated", arguments: actions)
  func checkActions(row: Case<TransactWriteItemsInput>) { check(row) }

  @Test("the first action's fault is reported", arguments: order)
  func checkOrder(row: Case<TransactWriteItemsInput>) { check(row) }

  private func check(_ row: Case<TransactWriteItemsInput>) {
    row.check { (input) throws(DynamoDBError) in try TransactWriteItemsRequest(validating: input) }
  }

  @Test("101 actions are echoed completely")
  func tooMany() {
    let refusal = #expect(throws: DynamoDBError.self) {
      try TransactWriteItemsRequest(
        validating: TransactWriteItemsInput(
          transactItems: Array(repeating: Self.delete(), count: 101)))
    }
    #expect(refusal?.message?.hasPrefix("1 validation error detected: Value '[Tra") == true)
    #expect(
      refusal?.message?.hasSuffix(
        "]' at 'transactItems' failed to satisfy constraint: Member must have length less than or "
          + "equal to 100") == true)
  }

  @Test("a validated transaction keeps its actions in order")
  func product() throws {
    let input = TransactWriteItemsInput(
      transactItems: [Self.check(), Self.put(), Self.delete(), Self.update()],
      clientRequestToken: "token")
    let request = try TransactWriteItemsRequest(validating: input)
    let kinds = request.actions.map { action in
      switch action.kind {
      case .put: "put"
      case .update: "update"
      case .delete: "delete"
      case .check: "check"
      }
    }
    #expect(kinds == ["check", "put", "delete", "update"])
    #expect(request.actions[0].condition != nil && request.clientRequestToken == "token")
  }

  /// Returns the digest of a put and a check with a token.
  private func fingerprint(_ item: Item, _ names: NamedValues<String>) throws -> RequestFingerprint
  {
    let put = Self.put(item, condition: "#a = #b", names: names)
    return try TransactWriteItemsRequest(
      validating: TransactWriteItemsInput(
        transactItems: [put, Self.check()], clientRequestToken: "token")
    ).fingerprint
  }

  @Test("a repeated transaction is recognized whatever the order of its maps")
  func repeats() throws {
    let first = try fingerprint(
      [
        "pk": .string("k"), "s": .stringSet(["a", "b"]), "m": .map(["x": .null, "y": .bool(true)]),
      ],
      ["#a": "a", "#b": "b"])
    let again = try fingerprint(
      [
        "m": .map(["y": .bool(true), "x": .null]), "s": .stringSet(["b", "a"]), "pk": .string("k"),
      ],
      ["#b": "b", "#a": "a"])
    #expect(first == again && first.text == again.text)
  }

  /// Items that differ in one detail each.
  static let different: [Item] = [
    ["pk": .string("k")], ["pk": .binary([107])], ["kp": .string("k")], ["pk": .string("")],
    ["pk": .string("k"), "a": .null], ["pk": .string("k"), "a": .bool(false)],
    ["pk": .string("k"), "a": .bool(true)], ["pk": .string("k"), "a": .string("")],
    ["pk": .string("k"), "a": .list([])], ["pk": .string("k"), "a": .map([:])],
    ["pk": .string("k"), "a": .list([.string("a"), .string("b")])],
    ["pk": .string("k"), "a": .list([.string("b"), .string("a")])],
    ["pk": .string("k"), "a": .list([.string("ab"), .string("")])],
    ["pk": .string("k"), "a": .stringSet(["a", "b"])],
    ["pk": .string("k"), "a": .number(BadValue.number("1"))],
    ["pk": .string("k"), "a": .number(BadValue.number("-1"))],
    ["pk": .string("k"), "a": .number(BadValue.number("10"))],
  ]

  @Test("another transaction is distinguished from the first")
  func differences() throws {
    let names: NamedValues<String> = ["#a": "a", "#b": "b"]
    var seen: Set<RequestFingerprint> = []
    for item in Self.different { seen.insert(try fingerprint(item, names)) }
    #expect(seen.count == Self.different.count)
    seen.insert(try fingerprint(Self.different[0], ["#a": "b", "#b": "a"]))
    #expect(seen.count == Self.different.count + 1)
  }
}

@Suite("TransactGetItems")
struct TransactGetItemsTests {
  private static let rows = Rows(base: TransactGetItemsInput(transactItems: [get()]))

  private static func get(
    key: Item? = ["pk": .string("k")], table: String? = "tab", projection: String? = nil,
    names: NamedValues<String>? = nil
  ) -> TransactGetItem {
    TransactGetItem(
      get: Get(
        key: key, tableName: table, projectionExpression: projection,
        expressionAttributeNames: names))
  }

  static let all: [Case<TransactGetItemsInput>] = [
    rows.passes("one get", "[scylla-alternator]"),
    rows.passes("100 gets", "API") {
      $0.transactItems = (0..<100).map { get(key: ["pk": .string("\($0)")]) }
    },
    rows.passes("an empty key, which cancels the transaction", "[parity-suite]") {
      $0.transactItems = [get(key: [:])]
    },
    rows.refused("nothing", one(null("transactItems")), "[dynalite-suite]") {
      $0.transactItems = nil
    },
    rows.refused(
      "no gets",
      one(value("[]", at: "transactItems", "Member must have length greater than or equal to 1")),
      "[parity-2026-05], [parity-suite]"
    ) { $0.transactItems = [] },
    rows.refused(
      "an unknown ReturnConsumedCapacity",
      one(value("BOGUS", at: "returnConsumedCapacity", capacitySet)),
      "[parity-suite] validation-ordering/transactions"
    ) { $0.returnConsumedCapacity = .unrecognized("BOGUS") },
    rows.refused(
      "an entry without a get", one(null("transactItems.1.member.get")), "[dynalite-suite]"
    ) {
      $0.transactItems = [TransactGetItem(get: nil)]
    },
    rows.refused(
      "a get without members",
      many(
        null("transactItems.1.member.get.key"), null("transactItems.1.member.get.tableName")),
      "[dynalite-suite]"
    ) { $0.transactItems = [get(key: nil, table: nil)] },
    rows.refused(
      "a bad name", one(value("bad!name", at: "transactItems.1.member.get.tableName", pattern)),
      "[parity-suite]"
    ) { $0.transactItems = [get(table: "bad!name")] },
    rows.refused(
      "a bad projection", #"Invalid ProjectionExpression: Syntax error; token: "!", near: "!!""#,
      "[parity-2026-05]"
    ) { $0.transactItems = [get(projection: "!!!")] },
    rows.refused(
      "names without a projection",
      "ExpressionAttributeNames can only be specified when using expressions", "[parity-suite]"
    ) { $0.transactItems = [get(names: ["#a": "a"])] },
    rows.refused(
      "an unused name",
      "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}",
      "[parity-2026-05]"
    ) { $0.transactItems = [get(projection: "a", names: ["#a": "a"])] },
    rows.refused("a deep key", nesting, "[parity-suite]") {
      $0.transactItems = [get(key: ["pk": deep(32)])]
    },
  ]

  @Test("TransactGetItems is validated", arguments: all)
  func checks(row: Case<TransactGetItemsInput>) {
    row.check { (input) throws(DynamoDBError) in try TransactGetItemsRequest(validating: input) }
  }
}
