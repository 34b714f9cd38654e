import Dynamock
import DynamockModel
import DynamockWire
import Foundation
import Synchronization
import TemporaryFiles
import Testing

@testable import DynamockExchange

@Suite("A copy from one endpoint to another")
struct CopyTests {
  let folder = TemporaryFolder()

  init() throws {
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  }

  private var statePath: String { folder.path + "/state.json" }

  private func state(_ request: CopyRequest) throws(CopyError) -> CopyState {
    try CopyState(
      at: statePath, fingerprint: request.fingerprint(from: "a", to: "b"), salt: request.salt)
  }

  @discardableResult
  private func copy(
    _ source: any Upstream, _ target: any Upstream, _ request: CopyRequest = CopyRequest()
  ) async throws(CopyError) -> [TableCopy.Result] {
    let copy = TableCopy(
      from: source, region: "us-east-1", name: "the source", to: target,
      targetRegion: "us-east-1", targetName: "the target", request, state: try state(request))
    return try await copy.run(copy.plan())
  }

  private func masks(_ json: String) throws -> MaskFile {
    let path = folder.path + "/masks.json"
    try json.write(toFile: path, atomically: true, encoding: .utf8)
    return try MaskFile(path)
  }

  @Test("has the table's definition, indexes, tags, time to live, stream and items")
  func everything() async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    try await source.makeUsers(count: 300)
    let watched = WatchedUpstream(source)
    let results = try await copy(watched, DatabaseUpstream(target))
    #expect(results.map(\.table) == ["Users"])
    #expect(results.map(\.itemCount) == [300])
    #expect(try await target.users() == source.users())
    let old = try #require(try await source.describeTable(.init(tableName: "Users")).table)
    let new = try #require(try await target.describeTable(.init(tableName: "Users")).table)
    #expect(new.keySchema == old.keySchema)
    #expect(new.attributeDefinitions == old.attributeDefinitions)
    #expect(new.provisionedThroughput?.readCapacityUnits == 7)
    #expect(new.globalSecondaryIndexes?.map(\.indexName) == ["by-kind"])
    #expect(
      new.globalSecondaryIndexes?.first?.projection == old.globalSecondaryIndexes?.first?.projection
    )
    #expect(new.globalSecondaryIndexes?.first?.provisionedThroughput?.writeCapacityUnits == 4)
    #expect(new.localSecondaryIndexes?.map(\.indexName) == ["by-age"])
    #expect(new.streamSpecification == old.streamSpecification)
    #expect(new.tableClassSummary?.tableClass == old.tableClassSummary?.tableClass)
    #expect(new.deletionProtectionEnabled == true)
    let tags = try await target.listTagsOfResource(.init(resourceArn: new.tableArn)).tags
    #expect(tags == [Tag(key: "team", value: "blue")])
    let life = try await target.describeTimeToLive(.init(tableName: "Users"))
    #expect(life.timeToLiveDescription?.attributeName == "expires")
    #expect(!FileManager.default.fileExists(atPath: statePath))
    // It makes no write.
    #expect(
      watched.operations.isSubset(of: [
        .listTables, .describeTable, .describeTimeToLive, .listTagsOfResource, .scan,
      ]))
  }

  @Test("continues where the previous run ended, and writes every item once")
  func resumed() async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    try await source.makeUsers(count: 400)
    var request = CopyRequest()
    request.readUnits = 5000
    request.masks = try masks(#"[{"table":"Users","path":"name","do":"hash"}]"#)
    // The pages are a hundredth of the table, so that the first run stops in the middle.
    let small = SmallPages(WatchedUpstream(source), limit: 20)
    let broken = WatchedUpstream(target, failingAfter: 8)
    await #expect(throws: CopyError.self) { try await copy(small, broken, request) }
    let first = try await target.users()
    #expect(first.count > 20 && first.count < 400)
    let mode = try FileManager.default.attributesOfItem(atPath: statePath)[.posixPermissions]
    #expect(mode as? Int == 0o600)

    let again = WatchedUpstream(source)
    let results = try await copy(SmallPages(again, limit: 20), DatabaseUpstream(target), request)
    #expect(results.map(\.itemCount) == [400])
    let second = try await target.users()
    #expect(second.count == 400)
    #expect(
      Set(second.compactMap { $0["id"] }) == Set(try await source.users().compactMap { $0["id"] }))
    // The second run uses the salt of the first, so that the pseudonyms are the same.
    for item in first {
      #expect(second.first { $0["id"] == item["id"] }?["name"] == item["name"])
    }
    #expect(again.scanCount < 24)
  }

  @Test("retries unprocessed items")
  func unprocessed() async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    try await source.makeUsers(count: 60)
    let results = try await copy(DatabaseUpstream(source), HalfDone(DatabaseUpstream(target)))
    #expect(results.map(\.itemCount) == [60])
    #expect(try await target.users().count == 60)
  }

  @Test(
    "rejects an existing table, unless writing into it is allowed and its definition is the same")
  func existing() async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    try await source.makeUsers(count: 30)
    try await target.makeUsers(count: 0)
    _ = try await target.putItem(
      PutItemInput(
        tableName: "Users", item: ["id": .string("mine"), "no": .number(DecimalNumber(1))]))
    await #expect(throws: CopyError.self) {
      try await copy(DatabaseUpstream(source), DatabaseUpstream(target))
    }
    #expect(try await target.users().count == 1)
    var request = CopyRequest()
    request.intoExisting = true
    try await copy(DatabaseUpstream(source), DatabaseUpstream(target), request)
    #expect(try await target.users().count == 31)

    let other = try DynamockDatabase()
    _ = try await other.createTable(
      CreateTableInput(tableName: "Users", partitionKey: .number("id"), sortKey: .number("no")))
    let error = await #expect(throws: CopyError.self) {
      try await copy(DatabaseUpstream(source), DatabaseUpstream(other), request)
    }
    #expect(error?.description.contains("its key differs") == true)
  }

  @Test("copies at most the requested number of items, and only those that pass a filter")
  func limited() async throws {
    let source = try DynamockDatabase()
    try await source.makeUsers(count: 100)
    var request = CopyRequest()
    request.limit = 17
    let first = try DynamockDatabase()
    #expect(
      try await copy(DatabaseUpstream(source), DatabaseUpstream(first), request)[0].itemCount
        == 17)
    #expect(try await first.users().count == 17)

    request.filter = "#k = :k"
    request.names = ["#k": .string("kind")]
    request.values = [":k": ["S": .string("even")]]
    let second = try DynamockDatabase()
    try await copy(DatabaseUpstream(source), DatabaseUpstream(second), request)
    #expect(try await second.users().count == 17)
    #expect(try await second.users().allSatisfy { $0["kind"] == .string("even") })
  }

  @Test("masks the given paths, even keys, and names the masks that matched nothing")
  func masked() async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    try await source.makeUsers(count: 120)
    var request = CopyRequest()
    request.salt = "pepper"
    request.masks = try masks(
      """
      [{"table": "U*", "path": "name", "do": "drop"}, {"table": "Users", "path": "id", "do": "keepFormat"},
       {"table": "Users", "path": "kind", "do": "hash"}, {"table": "*", "path": "mail", "do": "fake"},
       {"table": "Users", "path": "nothing.here", "do": "drop"}]
      """)
    let results = try await copy(DatabaseUpstream(source), DatabaseUpstream(target), request)
    #expect(results[0].idleMasks == ["nothing.here"])
    let items = try await target.users()
    #expect(items.count == 120)
    #expect(items.allSatisfy { $0["name"] == nil })
    #expect(Set(items.compactMap { $0["kind"] }).count == 2)
    #expect(!items.contains { $0["kind"] == .string("even") })
    let old = Set(try await source.users().compactMap { $0["id"] })
    #expect(Set(items.compactMap { $0["id"] }).count == 120)
    #expect(Set(items.compactMap { $0["id"] }) != old)
    #expect(items.allSatisfy { $0["mail"] != .string("ann@corp.example.org") && $0["mail"] != nil })
  }

  static let badMasks: [(json: String, sentence: String)] = [
    ("{}", "it has to be an array."), ("[1]", "element 1 is not an object."), ("[", "is not JSON."),
    (#"[{"path":"a","do":"drop"}]"#, "has no \"table\""),
    (#"[{"table":"Users","do":"drop"}]"#, "has no \"path\""),
    (#"[{"table":"Users","path":"a","do":"shred"}]"#, "drop, hash, fake, keepFormat"),
    (#"[{"table":"Users","path":"a","do":"drop","if":1}]"#, "has a member \"if\""),
    (#"[{"table":"User","path":"a","do":"drop"}]"#, "the source has no table User."),
    (#"[{"table":"Users","path":"id","do":"drop"}]"#, "id is a key attribute of Users"),
    (#"[{"table":"*","path":"no","do":"fake"}]"#, "no is a key attribute of Users"),
  ]

  @Test("rejects masks that it cannot apply, before it creates a table", arguments: badMasks)
  func badMask(_ row: (json: String, sentence: String)) async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    try await source.makeUsers(count: 1)
    let error = await #expect(throws: CopyError.self) {
      var request = CopyRequest()
      request.masks = try masks(row.json)
      try await copy(DatabaseUpstream(source), DatabaseUpstream(target), request)
    }
    #expect(error?.description.contains(row.sentence) == true, "\(String(describing: error))")
    #expect(try await target.listTables(.init()).tableNames == [])
  }

  @Test("copies the tables that patterns match, and rejects a pattern that matches none")
  func patterns() async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    for name in ["dev-a", "dev-b", "prod-a"] {
      _ = try await source.createTable(
        CreateTableInput(tableName: name, partitionKey: .string("id")))
    }
    var request = CopyRequest()
    request.tables = ["dev-*"]
    #expect(
      try await copy(DatabaseUpstream(source), DatabaseUpstream(target), request).map(\.table)
        == ["dev-a", "dev-b"])
    request.tables = ["dev-*", "test-*"]
    let error = await #expect(throws: CopyError.self) {
      try await copy(DatabaseUpstream(source), DatabaseUpstream(target), request)
    }
    #expect(
      error?.description
        == "the source has no table test-*; these exist: dev-a, dev-b, prod-a.")
  }

  @Test("keeps to the allowed rate of reads")
  func rate() async throws {
    let (source, target) = (try DynamockDatabase(), try DynamockDatabase())
    try await source.makeUsers(count: 200, padding: 2000)
    var request = CopyRequest()
    // 200 items of 2 KB take 50 units.
    request.readUnits = 40
    let clock = ContinuousClock()
    let start = clock.now
    try await copy(DatabaseUpstream(source), DatabaseUpstream(target), request)
    #expect(clock.now - start > .seconds(0.8))
    #expect(try await target.users().count == 200)
  }

  @Test("estimates half a read unit per 4 KB, and a write unit per KB in each index")
  func cost() async throws {
    let source = try DynamockDatabase()
    try await source.makeUsers(count: 64, padding: 1900)
    let copy = TableCopy(
      from: DatabaseUpstream(source), region: "us-east-1", name: "a",
      to: DatabaseUpstream(try DynamockDatabase()),
      targetRegion: "us-east-1", targetName: "b", CopyRequest(), state: try state(CopyRequest()))
    let cost = try await copy.plan().cost(limit: nil)
    #expect(cost.items == 64)
    #expect(cost.readUnits == (cost.bytes + 8191) / 8192)
    #expect(cost.writeUnits == 64 * 3 * 2)
    #expect(try await copy.plan().cost(limit: 16).writeUnits == 16 * 3 * 2)
  }

  @Test(
    "does not continue a state that is not its own",
    arguments: [
      ("", "it is empty"), ("{\n\"fingerprint\":", "its JSON breaks in line 2"),
      ("{}", "it lacks fingerprint, salt or tables"),
      (
        #"{"fingerprint":"0","salt":"00","tables":{},"copy":"from a to c"}"#,
        "is the state of a copy from a to c, with other options"
      ),
      (
        #"{"fingerprint":"0","salt":"00","tables":{}}"#, "is the state of a copy with other options"
      ),
      (
        #"{"fingerprint":"OWN","salt":"00","tables":{"T":{"phase":"copying","items":1,"segments":[]}}}"#,
        "the state of the table T is incomplete"
      ),
      (
        #"{"fingerprint":"OWN","salt":"00","tables":{"T":{"phase":"copying","items":1,"segments":[null],"finished":[1]}}}"#,
        "the state of the table T is incomplete"
      ),
    ])
  func otherState(_ text: String, _ wanted: String) async throws {
    let own = CopyRequest().fingerprint(from: "a", to: "b")
    try text.replacingOccurrences(of: "OWN", with: own)
      .write(toFile: statePath, atomically: true, encoding: .utf8)
    let error = await #expect(throws: CopyError.self) {
      try await copy(
        DatabaseUpstream(try DynamockDatabase()), DatabaseUpstream(try DynamockDatabase()))
    }
    #expect(error?.description.contains(wanted) == true, "\(error?.description ?? "")")
  }

  @Test("is continued only with the same request")
  func fingerprints() {
    var (one, two) = (CopyRequest(), CopyRequest())
    #expect(one.fingerprint(from: "a", to: "b") == two.fingerprint(from: "a", to: "b"))
    #expect(one.fingerprint(from: "a", to: "b") != two.fingerprint(from: "a", to: "c"))
    one.limit = 1
    #expect(one.fingerprint(from: "a", to: "b") != two.fingerprint(from: "a", to: "b"))
    two.limit = 1
    two.segments = 9
    #expect(one.fingerprint(from: "a", to: "b") == two.fingerprint(from: "a", to: "b"))
  }
}

/// An endpoint that records its requests, and stops responding after a number of writes.
final class WatchedUpstream: Upstream {
  private let next: DatabaseUpstream
  private let batches: Int
  private let log = Mutex<[DynamockModel.Operation]>([])

  init(_ database: DynamockDatabase, failingAfter batches: Int = .max) {
    next = DatabaseUpstream(database)
    self.batches = batches
  }

  var operations: Set<DynamockModel.Operation> { Set(log.withLock { $0 }) }
  var scanCount: Int { log.withLock { $0.filter { $0 == .scan }.count } }

  func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    let count = log.withLock { log in
      log.append(request.operation)
      return log.filter { $0 == .batchWriteItem }.count
    }
    if count > batches { throw UpstreamError(.cutOff, endpoint: "the target") }
    return try await next.send(request)
  }
}

/// An endpoint whose Scans have small pages, regardless of the request's limit.
struct SmallPages: Upstream {
  let next: WatchedUpstream
  let limit: Int

  init(_ next: WatchedUpstream, limit: Int) {
    self.next = next
    self.limit = limit
  }

  func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    var request = request
    if request.operation == .scan, case .object(let members)? = try? JSONTree(parsing: request.body)
    {
      request.body =
        JSONTree.object(
          members.filter { $0.name != "Limit" } + [.init(name: "Limit", value: .number("\(limit)"))]
        ).bytes
    }
    return try await next.send(request)
  }
}

/// An endpoint that performs only the first half of each batch.
struct HalfDone: Upstream {
  let next: DatabaseUpstream

  init(_ next: DatabaseUpstream) { self.next = next }

  func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    guard request.operation == .batchWriteItem,
      let tree = try? JSONTree(parsing: request.body, depth: 100),
      let table = tree["RequestItems"]?.members.first, table.value.elements.count > 1
    else { return try await next.send(request) }
    let half = table.value.elements.count / 2
    func items(_ elements: ArraySlice<JSONTree>) -> JSONTree {
      .object([.init(name: table.name, value: .array(Array(elements)))])
    }
    var request = request
    request.body = JSONTree.object(of: ["RequestItems": items(table.value.elements[..<half])]).bytes
    var answer = try await next.send(request)
    answer.body =
      JSONTree.object(of: ["UnprocessedItems": items(table.value.elements[half...])]).bytes
    return answer
  }
}

extension DynamockDatabase {
  /// Creates a table with all kinds of settings and indexes, and items in it.
  fileprivate func makeUsers(count: Int, padding: Int = 10) async throws {
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [.string("id"), .number("no"), .string("kind"), .number("age")],
        tableName: "Users",
        keySchema: [
          KeySchemaElement(attributeName: "id", keyType: .hash),
          KeySchemaElement(attributeName: "no", keyType: .range),
        ],
        localSecondaryIndexes: [
          LocalSecondaryIndex(
            indexName: "by-age",
            keySchema: [
              KeySchemaElement(attributeName: "id", keyType: .hash),
              KeySchemaElement(attributeName: "age", keyType: .range),
            ], projection: IndexProjection(projectionType: .keysOnly))
        ],
        globalSecondaryIndexes: [
          GlobalSecondaryIndex(
            indexName: "by-kind",
            keySchema: [KeySchemaElement(attributeName: "kind", keyType: .hash)],
            projection: IndexProjection(projectionType: .include, nonKeyAttributes: ["name"]),
            provisionedThroughput: ProvisionedThroughput(
              readCapacityUnits: 3, writeCapacityUnits: 4))
        ],
        billingMode: .provisioned,
        provisionedThroughput: ProvisionedThroughput(readCapacityUnits: 7, writeCapacityUnits: 8),
        streamSpecification: StreamSpecification(
          streamEnabled: true, streamViewType: .newAndOldImages),
        tags: [Tag(key: "team", value: "blue")], tableClass: .standardInfrequentAccess,
        deletionProtectionEnabled: true))
    _ = try await updateTimeToLive(
      UpdateTimeToLiveInput(
        tableName: "Users",
        timeToLiveSpecification: TimeToLiveSpecification(enabled: true, attributeName: "expires")))
    let padding = String(repeating: "x", count: padding)
    for number in 0..<count {
      _ = try await putItem(
        PutItemInput(
          tableName: "Users",
          item: [
            "id": .string("user-\(1000 + number)"), "no": .number(DecimalNumber(number % 3)),
            "kind": .string(number % 2 == 0 ? "even" : "odd"),
            "age": .number(DecimalNumber(number)),
            "name": .string("Ann \(number)"), "mail": .string("ann@corp.example.org"),
            "text": .string(padding), "deep": .map(["list": .list([.bool(true), .null])]),
          ]))
    }
  }

  /// Returns all items in a fixed order.
  fileprivate func users() async throws -> [Item] {
    var items: [Item] = []
    var start: Item?
    repeat {
      let page = try await scan(ScanInput(tableName: "Users", exclusiveStartKey: start))
      items += (page.items ?? []).compactMap { $0.decoded() }
      start = page.lastEvaluatedKey
    } while start != nil
    return items
  }
}
