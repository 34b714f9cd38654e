import Dynamock
import DynamockModel
import SeededRandom
import Synchronization
import Testing

@Suite("Concurrent transactions")
struct TransactionHistoryTests {
  private static let clients = 8
  private static let transactionsPerClient = 250
  private static let keys = 6

  @Test("leave a history with an equivalent serial order", arguments: Store.allCases)
  func serialisable(_ store: Store) async throws {
    try await store.withDatabase { database in
      try await Self.prepare(database)
      let clock = Ticks()
      var history = try await withThrowingTaskGroup(of: History.self) { group in
        for client in 0..<Self.clients {
          group.addTask { try await Self.run(client, on: database, clock) }
        }
        return try await group.reduce(into: History()) { whole, part in
          whole.committed += part.committed
          whole.refused.formUnion(part.refused)
        }
      }
      for key in 0..<Self.keys { history.final[key] = try await Self.list(key, in: database) }
      #expect(history.anomalies() == [])
      #expect(history.committed.count > Self.clients * Self.transactionsPerClient / 4)
    }
  }

  /// Returns one client's random transactions, half of them reads and half writes.
  private static func run(
    _ client: Int, on database: DynamockDatabase, _ clock: Ticks
  ) async throws -> History {
    var generator = SeededGenerator(seed: UInt64(client + 1))
    var history = History()
    for step in 0..<transactionsPerClient {
      let number = client * transactionsPerClient + step + 1
      let chosen = Array((0..<keys).shuffled(using: &generator).prefix(3))
      let began = clock.next()
      do throws(DynamoDBError) {
        if Bool.random(using: &generator) {
          try await append(number, to: chosen, in: database)
          history.committed.append(
            .init(number: number, began: began, ended: clock.next(), appended: chosen))
        } else {
          let lists = try await lists(chosen, in: database)
          history.committed.append(
            .init(number: number, began: began, ended: clock.next(), read: lists))
        }
      } catch {
        // A conflict with a concurrent transaction is AWS's behavior, not an anomaly.
        #expect(error.code == .transactionCanceled)
        history.refused.insert(number)
      }
    }
    return history
  }

  private static func prepare(_ database: DynamockDatabase) async throws {
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "pk", attributeType: .n)],
        tableName: "lists",
        keySchema: [KeySchemaElement(attributeName: "pk", keyType: .hash)],
        billingMode: .payPerRequest))
    for key in 0..<keys {
      _ = try await database.putItem(
        PutItemInput(
          tableName: "lists", item: ["pk": .number(DecimalNumber(key)), "numbers": .list([])]))
    }
  }

  private static func append(
    _ number: Int, to keys: [Int], in database: DynamockDatabase
  ) async throws(DynamoDBError) {
    _ = try await database.transactWriteItems(
      TransactWriteItemsInput(
        transactItems: keys.map { key in
          TransactWriteItem(
            update: Update(
              key: ["pk": .number(DecimalNumber(key))],
              updateExpression: "SET numbers = list_append(numbers, :n)", tableName: "lists",
              expressionAttributeValues: [":n": .list([.number(DecimalNumber(number))])]))
        }))
  }

  private static func lists(
    _ keys: [Int], in database: DynamockDatabase
  ) async throws(DynamoDBError) -> [Int: [Int]] {
    let output = try await database.transactGetItems(
      TransactGetItemsInput(
        transactItems: keys.map { key in
          TransactGetItem(get: Get(key: ["pk": .number(DecimalNumber(key))], tableName: "lists"))
        }))
    var lists: [Int: [Int]] = [:]
    for (key, response) in zip(keys, output.responses ?? []) {
      lists[key] = numbers(response.item)
    }
    return lists
  }

  private static func list(_ key: Int, in database: DynamockDatabase) async throws -> [Int] {
    let output = try await database.getItem(
      GetItemInput(
        tableName: "lists", key: ["pk": .number(DecimalNumber(key))], consistentRead: true))
    return numbers(output.item)
  }

  private static func numbers(_ item: ItemImage?) -> [Int] {
    guard case .list(let elements)? = item?.decoded()?["numbers"] else { return [] }
    return elements.compactMap { element in
      guard case .number(let number) = element else { return nil }
      return Int(exactly: number)
    }
  }
}

/// A counter that all clients share.
private final class Ticks: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.add(1, ordering: .sequentiallyConsistent).newValue }
}
