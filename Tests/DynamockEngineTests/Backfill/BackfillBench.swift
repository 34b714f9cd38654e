import Dynamock
import DynamockMemoryStorage
import DynamockSQLiteStorage
import DynamockStorage
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A table and a model of its items, for tests that act while an index of the table is filled.
final class BackfillBench {
  let store: SteppedStorage
  let database: DynamockDatabase
  /// The items that the table should contain, by partition key.
  private(set) var model: [String: Item] = [:]
  private let folder: String

  private static let start = time(nil)
  private static let past = DecimalNumber(start - 60)
  private static let future = DecimalNumber(start + 3_600)

  /// Creates a table of some items.
  init(_ keeper: Keeper, items: Int, seed: UInt64 = 1) async throws {
    folder = "/tmp/dynamock-backfill-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    mkdir(folder, 0o700)
    let base: any ForkableStorageBackend =
      switch keeper {
      case .memory: MemoryStorage()
      case .sqlite: try SQLiteStorage(path: "\(folder)/a.sqlite", durability: .normal)
      }
    store = SteppedStorage(base)
    database = try DynamockDatabase(store: store)
    try await Self.makeTable(in: database, hasIndex: false)
    for number in 0..<items { try await put(Self.item(number, group: number % 7)) }
  }

  deinit {
    try? database.close()
    for name in ["a.sqlite", "b.sqlite"] {
      for suffix in ["", "-wal", "-shm"] { unlink("\(folder)/\(name)\(suffix)") }
    }
    rmdir(folder)
  }

  /// The attributes of an item; a negative group is none.
  static func item(_ number: Int, group: Int, text: String = "") -> Item {
    var item: Item = ["p": .string("item \(number)"), "text": .string(text)]
    if group >= 0 { item["g"] = .string("group \(group)") }
    return item
  }

  private static func makeTable(in database: DynamockDatabase, hasIndex: Bool) async throws {
    var input = CreateTableInput(tableName: "Music", partitionKey: .string("p"))
    if hasIndex {
      input.attributeDefinitions?.append(Self.definition)
      input.globalSecondaryIndexes = [
        GlobalSecondaryIndex(
          indexName: "by-g", keySchema: [KeySchemaElement(attributeName: "g", keyType: .hash)],
          projection: IndexProjection(projectionType: .all))
      ]
    }
    _ = try await database.createTable(input)
  }

  private static let definition = AttributeDefinition(attributeName: "g", attributeType: .s)

  func put(_ item: Item) async throws {
    _ = try await database.putItem(PutItemInput(tableName: "Music", item: item))
    model[Self.key(of: item)] = item
  }

  func delete(_ number: Int) async throws {
    let key: Item = ["p": .string("item \(number)")]
    _ = try await database.deleteItem(DeleteItemInput(tableName: "Music", key: key))
    model[Self.key(of: key)] = nil
  }

  private static func key(of item: Item) -> String {
    guard case .string(let key)? = item["p"] else { return "" }
    return key
  }

  // MARK: The index

  /// Begins to add an index, and returns when its first write is held.
  func beginIndex(_ name: String = "by-g") async throws -> Task<Void, any Error> {
    let input = UpdateTableInput(
      attributeDefinitions: [Self.definition], tableName: "Music",
      globalSecondaryIndexUpdates: [
        GlobalSecondaryIndexUpdate(
          create: CreateGlobalSecondaryIndexAction(
            indexName: name,
            keySchema: [KeySchemaElement(attributeName: "g", keyType: .hash)],
            projection: IndexProjection(projectionType: .all)))
      ])
    return try await begin { [database] in _ = try await database.updateTable(input) }
  }

  /// Begins to enable the time to live, and returns when its first write is held.
  func beginTimeToLive() async throws -> Task<Void, any Error> {
    let input = UpdateTimeToLiveInput(
      tableName: "Music",
      timeToLiveSpecification: TimeToLiveSpecification(enabled: true, attributeName: "ttl"))
    return try await begin { [database] in _ = try await database.updateTimeToLive(input) }
  }

  private func begin(
    _ update: @escaping @Sendable () async throws -> Void
  ) async throws -> Task<Void, any Error> {
    store.isHolding = true
    let task = Task<Void, any Error> { try await update() }
    try await store.waitForHeld()
    return task
  }

  /// The state of the time to live.
  func timeToLive(in other: DynamockDatabase? = nil) async throws -> TimeToLiveStatus? {
    let output = try await (other ?? database).describeTimeToLive(
      DescribeTimeToLiveInput(tableName: "Music"))
    return output.timeToLiveDescription?.timeToLiveStatus
  }

  /// Deletes what has expired, and checks that the other items of the model are left.
  func checkExpiry(
    _ other: DynamockDatabase? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let database = other ?? self.database
    while try await database.sweep() > 0 {}
    var left: Set<String> = []
    var start: Item?
    repeat {
      let page = try await database.scan(ScanInput(tableName: "Music", exclusiveStartKey: start))
      left.formUnion((page.items ?? []).compactMap { $0.decoded() }.map(Self.key))
      start = page.lastEvaluatedKey
    } while start != nil
    let expected = model.filter { $0.value["ttl"] != .number(Self.past) }
    #expect(left == Set(expected.keys), sourceLocation: sourceLocation)
  }

  /// An item that expired a minute ago, will expire in an hour, or never expires.
  static func item(_ number: Int, expiry: Int) -> Item {
    var item = item(number, group: 0)
    if expiry < 2 { item["ttl"] = .number(expiry == 0 ? past : future) }
    return item
  }

  func deleteIndex() async throws {
    _ = try await database.updateTable(
      UpdateTableInput(
        tableName: "Music",
        globalSecondaryIndexUpdates: [
          GlobalSecondaryIndexUpdate(
            delete: DeleteGlobalSecondaryIndexAction(indexName: "by-g"))
        ]))
  }

  /// Passes the writes of a backfill on, one by one, and acts between them; returns how often.
  func fill(_ act: () async throws -> Void = {}) async throws -> Int {
    var portions = 0
    while store.hasHeld {
      await store.step()
      guard store.hasHeld else { break }
      portions += 1
      store.isHolding = false
      try await act()
      store.isHolding = true
    }
    await store.release()
    return portions
  }

  /// Checks that an index has the entries and the figures of one that was never filled later.
  func check(
    _ database: DynamockDatabase? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await Self.contents(of: database ?? self.database)
    let reference = try DynamockDatabase()
    try await Self.makeTable(in: reference, hasIndex: true)
    for item in model.values {
      _ = try await reference.putItem(PutItemInput(tableName: "Music", item: item))
    }
    let expected = try await Self.contents(of: reference)
    #expect(found.entries == expected.entries, sourceLocation: sourceLocation)
    #expect(found.figures == expected.figures, sourceLocation: sourceLocation)
  }

  private struct Contents {
    var entries: [Item] = []
    /// Items and bytes of the table, then those of its index.
    var figures: [Int?] = []
  }

  private static func contents(of database: DynamockDatabase) async throws -> Contents {
    var contents = Contents()
    var start: Item?
    repeat {
      let page = try await database.scan(
        ScanInput(tableName: "Music", indexName: "by-g", exclusiveStartKey: start))
      contents.entries += (page.items ?? []).compactMap { $0.decoded() }
      start = page.lastEvaluatedKey
    } while start != nil
    let table = try await database.describeTable(DescribeTableInput(tableName: "Music")).table
    let index = table?.globalSecondaryIndexes?.first
    contents.figures = [
      table?.itemCount, table?.tableSizeBytes, index?.itemCount, index?.indexSizeBytes,
    ]
    return contents
  }

  /// The description of the index, or `nil` if there is none.
  func index(
    in other: DynamockDatabase? = nil
  ) async throws -> GlobalSecondaryIndexDescription? {
    let output = try await (other ?? database).describeTable(DescribeTableInput(tableName: "Music"))
    return output.table?.globalSecondaryIndexes?.first
  }

  /// Opens a copy of the file as it is now, as a process does after the previous one was killed.
  func afterCrash<Result>(_ body: (DynamockDatabase) async throws -> Result) async throws -> Result
  {
    for suffix in ["", "-wal"] {
      try copy("\(folder)/a.sqlite\(suffix)", to: "\(folder)/b.sqlite\(suffix)")
    }
    unlink("\(folder)/b.sqlite-shm")
    let database = try DynamockDatabase(file: "\(folder)/b.sqlite")
    do {
      let result = try await body(database)
      try database.close()
      return result
    } catch {
      try database.close()
      throw error
    }
  }
}

/// Copies a file.
private func copy(_ source: String, to target: String) throws {
  let input = try #require(fopen(source, "r"))
  defer { fclose(input) }
  let output = try #require(fopen(target, "w"))
  defer { fclose(output) }
  var bytes = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&bytes, 1, bytes.count, input)
    guard count > 0 else { return }
    #expect(fwrite(bytes, 1, count, output) == count)
  }
}
