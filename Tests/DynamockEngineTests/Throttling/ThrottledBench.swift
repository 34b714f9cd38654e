import Dynamock
import DynamockModel
import DynamockStatistics
import Testing

/// A database with throttling, and tables for it.
struct ThrottledBench {
  let bench: Bench

  init(_ keeper: Keeper, _ change: (inout ThrottlingSettings) -> Void = { _ in }) throws {
    bench = try Bench(keeper) { settings in
      settings.throttling.isEnforced = true
      change(&settings.throttling)
    }
  }

  var database: DynamockDatabase { bench.database }

  func pass(_ duration: Duration) { bench.clock.advance(by: duration) }

  /// The billing and limits of a table.
  enum Throughput: Sendable {
    case provisioned(read: Int, write: Int)
    case onDemand(maxRead: Int? = nil, maxWrite: Int? = nil)
  }

  /// Creates `Music`: partition key `p`, sort key `c`, and on request the index `byG` of `g`.
  func makeTable(
    _ throughput: Throughput, index: Throughput? = nil, local: Bool = false, name: String = "Music"
  ) async throws {
    var input = CreateTableInput(
      attributeDefinitions: [.init(attributeName: "p", attributeType: .s)],
      tableName: name, keySchema: [.init(attributeName: "p", keyType: .hash)])
    input.attributeDefinitions?.append(.init(attributeName: "c", attributeType: .s))
    input.keySchema?.append(.init(attributeName: "c", keyType: .range))
    switch throughput {
    case .provisioned(let read, let write):
      input.billingMode = .provisioned
      input.provisionedThroughput = .init(readCapacityUnits: read, writeCapacityUnits: write)
    case .onDemand(let read, let write):
      input.billingMode = .payPerRequest
      input.onDemandThroughput = .limits(read, write)
    }
    if let index {
      input.attributeDefinitions?.append(.init(attributeName: "g", attributeType: .s))
      var global = GlobalSecondaryIndex(
        indexName: "byG", keySchema: [.init(attributeName: "g", keyType: .hash)],
        projection: .init(projectionType: .all))
      switch index {
      case .provisioned(let read, let write):
        global.provisionedThroughput = .init(readCapacityUnits: read, writeCapacityUnits: write)
      case .onDemand(let read, let write): global.onDemandThroughput = .limits(read, write)
      }
      input.globalSecondaryIndexes = [global]
    }
    if local {
      input.attributeDefinitions?.append(.init(attributeName: "l", attributeType: .s))
      input.localSecondaryIndexes = [
        LocalSecondaryIndex(
          indexName: "byL",
          keySchema: [
            .init(attributeName: "p", keyType: .hash), .init(attributeName: "l", keyType: .range),
          ], projection: .init(projectionType: .all))
      ]
    }
    _ = try await database.createTable(input)
  }

  func put(
    _ p: String = "a", _ c: String = "1", bytes: Int = 10, more: [String: AttributeValue] = [:],
    condition: String? = nil, table: String = "Music"
  ) async throws {
    var item: Item = ["p": .string(p), "c": .string(c)]
    for (name, value) in more { item[name] = value }
    if bytes > 10 { item["v"] = .string(String(repeating: "x", count: bytes - 10)) }
    _ = try await database.putItem(
      PutItemInput(tableName: table, item: item, conditionExpression: condition))
  }

  func get(_ p: String = "a", _ c: String = "1", consistent: Bool = true) async throws {
    _ = try await database.getItem(
      GetItemInput(
        tableName: "Music", key: ["p": .string(p), "c": .string(c)], consistentRead: consistent))
  }

  func queryIndex(_ g: String = "a") async throws {
    _ = try await database.query(
      QueryInput(
        tableName: "Music", indexName: "byG", keyConditionExpression: "g = :g",
        expressionAttributeValues: [":g": .string(g)]))
  }

  /// Repeats a call until it is throttled; returns the number of successes and the error.
  func untilThrottled(
    atMost count: Int = 100, _ call: () async throws -> Void
  ) async throws -> (calls: Int, error: DynamoDBError?) {
    for made in 0..<count {
      do {
        try await call()
      } catch let error as DynamoDBError {
        return (made, error)
      }
    }
    return (count, nil)
  }

  /// Returns the throttled units of the table or one of its indexes.
  func throttles(ofIndex index: String? = nil) throws -> [Int] {
    let table = try #require(database.statistics?.tables.first { $0.name == "Music" })
    let source = try #require(
      index == nil ? table.source : table.indexes.first { $0.name == index })
    let usage = source.usage(over: .start)
    return [usage.readThrottles, usage.writeThrottles]
  }
}

extension OnDemandThroughput {
  static func limits(_ read: Int?, _ write: Int?) -> OnDemandThroughput? {
    guard read != nil || write != nil else { return nil }
    return OnDemandThroughput(maxReadRequestUnits: read, maxWriteRequestUnits: write)
  }
}
