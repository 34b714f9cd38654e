import Dynamock
import DynamockExpressions
import DynamockMemoryStorage
import DynamockModel
import DynamockSQLiteStorage
import DynamockStorage
import DynamockWire

/// A part failed, so that its count is meaningless.
struct BrokenPart: Error {
  let name: String
}

/// Returns the counts of the individual parts, which do not use tables.
func countParts() throws -> [Count] {
  let body = Array(Samples.putItem().utf8)
  guard case .putItem(let input) = try decode(.putItem, body), let item = input.item else {
    throw BrokenPart(name: "a PutItem that is read")
  }
  let image = ItemImage(item)
  let key = RowKey.table(partition: .string("partition-000123"), sort: item["sk"])
  var scope = ExpressionScope(names: nil, values: [":least": .number(0)])
  let condition = try ExpressionParser.parseCondition(
    Samples.condition, as: .condition, in: &scope)
  let updateValues: Item = [":one": .number(1), ":state": .string("running")]
  let names: NamedValues<String> = ["#state": "state"]
  var updateScope = ExpressionScope(names: names, values: updateValues)
  let update = try ExpressionParser.parseUpdate(Samples.update, in: &updateScope)
  let itemKey: Item = ["pk": .string("partition-000123"), "sk": .number(4)]
  return [
    try Count("JSON reader: a PutItem") { use(try decode(.putItem, body)) },
    Count("JSON writer: an item") { use(ItemImage(item)) },
    Count("item: its size") { use(item.size) },
    Count("item: decoded from its stored bytes") { use(image.decoded()) },
    Count("item: one attribute of its stored bytes") { use(image.attribute(named: "state")) },
    Count("item: three attributes kept of its stored bytes") {
      use(image.keeping(["pk", "sk", "hits"]))
    },
    Count("key: encoded with its hash") {
      use(RowKey.table(partition: .string("partition-000123"), sort: item["sk"]))
    },
    try Count("expression: a condition parsed") {
      var scope = ExpressionScope(names: nil, values: [":least": .number(0)])
      use(try ExpressionParser.parseCondition(Samples.condition, as: .condition, in: &scope))
    },
    Count("expression: a condition evaluated") { use(condition.holds(for: item)) },
    try Count("expression: an update parsed") {
      var scope = ExpressionScope(names: names, values: updateValues)
      use(try ExpressionParser.parseUpdate(Samples.update, in: &scope))
    },
    try Count("expression: an update applied") { use(try update.apply(to: item, key: itemKey)) },
  ] + (try countStore(MemoryStorage(), "tree", key: key, value: image.bytes))
}

/// Returns the counts of a store: putting and reading a value.
func countStore(
  _ store: any StorageBackend, _ name: String, key: [UInt8], value: [UInt8]
) throws -> [Count] {
  let keyspace = Keyspace(20)
  try wait { completion in
    store.write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(keyspace, KeyspaceDescription())
      return .commit(())
    } completion: {
      completion($0)
    }
  }
  return [
    try Count("\(name): a value put and committed") {
      try wait { completion in
        store.write { writer throws(StorageError) -> WriteOutcome<Void> in
          try writer.put(value, for: key, in: keyspace)
          return .commit(())
        } completion: {
          completion($0)
        }
      }
    },
    try Count("\(name): a value read") {
      use(
        try store.read { reader throws(StorageError) in try reader.value(for: key, in: keyspace) })
    },
  ]
}

/// Returns the counts of whole requests through the module for the wire, from a body's bytes to the
/// response's.
func countRequests(
  _ service: DatabaseService, _ store: String, isFirst: Bool = true
) throws -> [Count] {
  if isFirst {
    _ = try answer(service, .createTable, Samples.createTable)
    for sort in 0..<10 { _ = try answer(service, .putItem, Samples.putItem(sort: sort)) }
  }
  let requests: [(String, Operation, String)] = [
    ("GetItem", .getItem, Samples.getItem),
    ("PutItem", .putItem, Samples.putItem()),
    ("PutItem with a condition", .putItem, Samples.conditionalPut),
    ("UpdateItem", .updateItem, Samples.updateItem),
    ("Query of 10", .query, Samples.query),
    ("BatchWriteItem of 25", .batchWriteItem, Samples.batchWrite),
  ]
  return try requests.map { name, operation, text in
    let body = Array(text.utf8)
    return try Count("\(store): \(name)") { use(try answer(service, operation, body)) }
  }
}

/// Returns the counts of whole requests with headers, from the router to the response's fields: one
/// that succeeds, and one that is rejected with an explanation.
func countAnswers(_ service: DatabaseService) throws -> [Count] {
  let router = Router(service: service)
  return try [
    ("HTTP: PutItem", Samples.putItem(), 200),
    ("HTTP: PutItem with a condition", Samples.conditionalPut, 200),
    ("HTTP: PutItem that its condition refuses", Samples.refusedPut, 400),
  ].map { name, text, expected in
    let request = try WireRequest(headers: Samples.putHeaders, body: Array(text.utf8))
    let connection = ClientConnection()
    return try Count(name) {
      let status: Int = try wait {
        (completion: @escaping @Sendable (Result<Int, BrokenPart>) -> Void) in
        router.respond(to: request, from: connection) { completion(.success($0.status)) }
      }
      guard status == expected else { throw BrokenPart(name: name) }
    }
  }
}

func decode(_ operation: Operation, _ body: [UInt8]) throws -> OperationInput {
  try body.withUnsafeBytes { try WireCodec.decode(operation, body: $0) }
}

private func answer(
  _ service: DatabaseService, _ operation: Operation, _ text: String
) throws -> [UInt8] {
  try answer(service, operation, Array(text.utf8))
}

private func answer(
  _ service: DatabaseService, _ operation: Operation, _ body: [UInt8]
) throws -> [UInt8] {
  try wait { completion in
    service.answer(body, of: operation, in: CallContext()) { completion($0) }
  }
}
