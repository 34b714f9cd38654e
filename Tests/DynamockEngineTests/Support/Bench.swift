import Dynamock
import DynamockModel
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A tag of a table, as Swift Testing has a type of the same name.
typealias TableTag = DynamockModel.Tag

/// The kind of store that keeps a test's data.
enum Keeper: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case memory, sqlite

  var testDescription: String { rawValue }
}

/// A database for one test with a clock that the test moves; the database's file is removed with
/// it.
final class Bench {
  let clock = ManualClock()
  private(set) var database: DynamockDatabase
  private let settings: DynamockDatabase.Settings
  private let path: String?

  init(_ keeper: Keeper, _ change: (inout DynamockDatabase.Settings) -> Void = { _ in }) throws {
    var settings = DynamockDatabase.Settings()
    change(&settings)
    self.settings = settings
    switch keeper {
    case .memory:
      path = nil
      database = try DynamockDatabase(settings: settings, clock: clock)
    case .sqlite:
      let file = "/tmp/dynamock-engine-\(getpid())-\(UInt64.random(in: 0 ... .max)).sqlite"
      path = file
      database = try DynamockDatabase(
        file: file, durability: .off, settings: settings, clock: clock)
    }
  }

  deinit {
    guard let path else { return }
    try? database.close()
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  /// Closes and reopens the file, like a new process; does nothing for memory.
  func reopen() throws {
    guard let path else { return }
    try database.close()
    database = try DynamockDatabase(
      file: path, durability: .off, settings: settings, clock: clock)
  }

  /// Creates a table with partition key `p` and sort key `c`, both S.
  /// - Parameter hasIndex: Whether it has the global index `byG` with partition key `g`, an S.
  @discardableResult
  func makeTable(
    _ name: String = "Music", view: StreamViewType? = nil, tags: [TableTag]? = nil,
    hasIndex: Bool = false
  ) async throws -> TableDescription {
    let index = GlobalSecondaryIndex(
      indexName: "byG", keySchema: [KeySchemaElement(attributeName: "g", keyType: .hash)],
      projection: IndexProjection(projectionType: .all))
    let output = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: (hasIndex ? ["p", "c", "g"] : ["p", "c"]).map {
          AttributeDefinition(attributeName: $0, attributeType: .s)
        },
        tableName: name,
        keySchema: [
          KeySchemaElement(attributeName: "p", keyType: .hash),
          KeySchemaElement(attributeName: "c", keyType: .range),
        ],
        globalSecondaryIndexes: hasIndex ? [index] : nil,
        billingMode: .payPerRequest,
        streamSpecification: view.map {
          StreamSpecification(streamEnabled: true, streamViewType: $0)
        },
        tags: tags))
    return try #require(output.tableDescription)
  }

  func put(_ item: Item, into table: String = "Music") async throws {
    _ = try await database.putItem(PutItemInput(tableName: table, item: item))
  }

  func delete(_ p: String, _ c: String, from table: String = "Music") async throws {
    _ = try await database.deleteItem(
      DeleteItemInput(tableName: table, key: ["p": .string(p), "c": .string(c)]))
  }

  func describe(
    _ table: String = "Music", in database: DynamockDatabase? = nil
  ) async throws -> TableDescription {
    let output = try await (database ?? self.database).describeTable(
      DescribeTableInput(tableName: table))
    return try #require(output.table)
  }

  func setStream(_ view: StreamViewType?, of table: String = "Music") async throws {
    _ = try await database.updateTable(
      UpdateTableInput(
        tableName: table,
        streamSpecification: StreamSpecification(
          streamEnabled: view != nil, streamViewType: view)))
  }

  /// Returns every item of a table, or every entry of an index, by the table's key.
  func items(
    of table: String = "Music", index: String? = nil, in database: DynamockDatabase? = nil
  ) async throws -> [ItemKey: Item] {
    let database = database ?? self.database
    var items: [ItemKey: Item] = [:]
    var start: Item?
    repeat {
      let page = try await database.scan(
        ScanInput(
          tableName: table, indexName: index, exclusiveStartKey: start,
          consistentRead: index == nil))
      for image in page.items ?? [] {
        let item = try #require(image.decoded())
        items[ItemKey(item)] = item
      }
      start = page.lastEvaluatedKey
    } while start != nil
    return items
  }
}

/// The key of an item of the bench's tables.
struct ItemKey: Hashable {
  let p: AttributeValue?
  let c: AttributeValue?

  init(_ item: Item) {
    p = item["p"]
    c = item["c"]
  }
}

/// Returns the error that a call throws.
func failure(
  _ body: () async throws -> some Any, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> DynamoDBError {
  do {
    _ = try await body()
  } catch let error as DynamoDBError {
    return error
  }
  Issue.record("nothing was thrown", sourceLocation: sourceLocation)
  return DynamoDBError(.internalServerError, nil)
}
