import Dynamock
import DynamockModel
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The two stores that every test uses.
enum Store: String, CaseIterable, Sendable {
  case memory
  case file
}

/// A database with a few tables, and functions that run statements on it.
struct Bench {
  let database: DynamockDatabase

  /// Runs a test with its own database.
  static func on(_ store: Store, _ body: (Bench) async throws -> Void) async throws {
    let folder = "\(temporaryFolder)/partiql-\(UInt64.random(in: 0 ... .max))"
    let database: DynamockDatabase
    switch store {
    case .memory: database = try DynamockDatabase()
    case .file:
      mkdir(folder, 0o700)
      database = try DynamockDatabase(file: folder + "/test.db", durability: .off)
    }
    defer {
      for name in ["test.db", "test.db-wal", "test.db-shm", "test.db-lock", "test.db.lock"] {
        unlink("\(folder)/\(name)")
      }
      rmdir(folder)
    }
    let bench = Bench(database: database)
    try await bench.makeTables()
    try await body(bench)
    try database.close()
  }

  private static var temporaryFolder: String {
    guard let folder = getenv("TMPDIR") else { return "/tmp" }
    return String(cString: folder)
  }

  /// Creates the tables: `hash` has a partition key, `both` also a sort key and indexes, `number` a
  /// sort key of type N.
  private func makeTables() async throws {
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: definitions(["pk"]), tableName: "hash", keySchema: key("pk"),
        billingMode: .payPerRequest))
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: definitions(["pk", "sk", "gsiPk", "gsiPk2", "lsiSk"]),
        tableName: "both", keySchema: key("pk", "sk"),
        localSecondaryIndexes: [
          LocalSecondaryIndex(
            indexName: "lsi-keys", keySchema: key("pk", "lsiSk"),
            projection: IndexProjection(projectionType: .keysOnly))
        ],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "gsi-all", keySchema: key("gsiPk"),
            projection: IndexProjection(projectionType: .all)),
          GlobalSecondaryIndex(
            indexName: "gsi-inc", keySchema: key("gsiPk"),
            projection: IndexProjection(
              projectionType: .include, nonKeyAttributes: ["projattr"])),
          GlobalSecondaryIndex(
            indexName: "gsi-two",
            keySchema: [
              KeySchemaElement(attributeName: "gsiPk", keyType: .hash),
              KeySchemaElement(attributeName: "gsiPk2", keyType: .hash),
            ], projection: IndexProjection(projectionType: .all)),
        ],
        billingMode: .payPerRequest))
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: [
          AttributeDefinition(attributeName: "pk", attributeType: .s),
          AttributeDefinition(attributeName: "sk", attributeType: .n),
        ], tableName: "number", keySchema: key("pk", "sk"), billingMode: .payPerRequest))
  }

  private func definitions(_ names: [String]) -> [AttributeDefinition] {
    names.map { AttributeDefinition(attributeName: $0, attributeType: .s) }
  }

  private func key(_ partition: String, _ sort: String? = nil) -> [KeySchemaElement] {
    [KeySchemaElement(attributeName: partition, keyType: .hash)]
      + (sort.map { [KeySchemaElement(attributeName: $0, keyType: .range)] } ?? [])
  }

  // MARK: Running statements

  /// Runs a statement.
  @discardableResult
  func run(
    _ statement: String, _ parameters: [AttributeValue]? = nil, limit: Int? = nil,
    token: String? = nil, consistent: Bool? = nil,
    capacity: ReturnConsumedCapacity? = nil,
    onFailure: ReturnValuesOnConditionCheckFailure? = nil
  ) async throws(DynamoDBError) -> ExecuteStatementOutput {
    try await database.executeStatement(
      ExecuteStatementInput(
        statement: statement, parameters: parameters, consistentRead: consistent,
        nextToken: token, returnConsumedCapacity: capacity, limit: limit,
        returnValuesOnConditionCheckFailure: onFailure))
  }

  /// Returns the items that a statement returns.
  func items(
    _ statement: String, _ parameters: [AttributeValue]? = nil
  ) async throws -> [Item] {
    try await run(statement, parameters).items?.map { try #require($0.decoded()) } ?? []
  }

  /// Returns the texts of one attribute of the items that a statement returns, over all pages.
  func texts(_ name: String, of statement: String) async throws -> [String] {
    var texts: [String] = []
    var token: String?
    repeat {
      let page = try await run(statement, token: token)
      for image in page.items ?? [] {
        texts.append(try #require(image.decoded())[name]?.text ?? "-")
      }
      token = page.nextToken
    } while token != nil
    return texts
  }

  /// Returns the error of a statement.
  func error(
    _ statement: String, _ parameters: [AttributeValue]? = nil, consistent: Bool? = nil,
    token: String? = nil
  ) async -> DynamoDBError? {
    do throws(DynamoDBError) {
      try await run(statement, parameters, token: token, consistent: consistent)
      return nil
    } catch {
      return error
    }
  }

  /// Returns the message of a statement's error, or `no error`.
  func message(
    _ statement: String, _ parameters: [AttributeValue]? = nil, consistent: Bool? = nil
  ) async -> String {
    let error = await error(statement, parameters, consistent: consistent)
    return error.map { $0.message ?? "" } ?? "no error"
  }

  /// Runs a transaction.
  @discardableResult
  func transact(
    _ statements: String..., parameters: [AttributeValue]? = nil, token: String? = nil,
    capacity: ReturnConsumedCapacity? = nil
  ) async throws(DynamoDBError) -> ExecuteTransactionOutput {
    try await database.executeTransaction(
      ExecuteTransactionInput(
        transactStatements: statements.map {
          ParameterizedStatement(statement: $0, parameters: parameters)
        }, clientRequestToken: token, returnConsumedCapacity: capacity))
  }

  /// Returns the error of a transaction.
  func transactError(_ statements: String...) async -> DynamoDBError? {
    do throws(DynamoDBError) {
      _ = try await database.executeTransaction(
        ExecuteTransactionInput(
          transactStatements: statements.map { ParameterizedStatement(statement: $0) }))
      return nil
    } catch {
      return error
    }
  }

  /// Returns the error of a transaction of INSERTs with one value each.
  func transactError(ofInsertsWith value: AttributeValue, count: Int) async -> DynamoDBError? {
    let statements = (0..<count).map {
      ParameterizedStatement(
        statement: "INSERT INTO hash VALUE {'pk': 'i\($0)', 'p': ?}", parameters: [value])
    }
    do throws(DynamoDBError) {
      _ = try await database.executeTransaction(
        ExecuteTransactionInput(transactStatements: statements))
      return nil
    } catch {
      return error
    }
  }

  /// Runs a batch.
  @discardableResult
  func batch(
    _ statements: String..., capacity: ReturnConsumedCapacity? = nil
  ) async throws(DynamoDBError) -> BatchExecuteStatementOutput {
    try await database.batchExecuteStatement(
      BatchExecuteStatementInput(
        statements: statements.map { BatchStatementRequest(statement: $0) },
        returnConsumedCapacity: capacity))
  }

  // MARK: Items

  /// Stores an item of `both`.
  func put(_ item: Item, in table: String = "both") async throws {
    _ = try await database.putItem(PutItemInput(tableName: table, item: item))
  }

  /// Returns the stored item under a key.
  func stored(_ key: Item, in table: String = "hash") async throws -> Item? {
    try await database.getItem(GetItemInput(tableName: table, key: key)).item?.decoded()
  }
}

extension AttributeValue {
  /// The text of an S or N value.
  var text: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.description
    default: nil
    }
  }

  /// Returns a number.
  static func n(_ text: String) throws -> AttributeValue {
    .number(try #require(DecimalNumber(text)))
  }
}

extension DynamockDatabase {
  /// Returns the error of a PutItem.
  func error(of input: PutItemInput) async -> DynamoDBError? {
    do throws(DynamoDBError) {
      _ = try await putItem(input)
      return nil
    } catch {
      return error
    }
  }
}
