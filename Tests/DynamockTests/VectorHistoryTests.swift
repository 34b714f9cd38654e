import Dynamock
import DynamockModel
import SeededRandom
import Testing

/// Tests searches of indexes that are large enough to be kept in memory against brute force.
@Suite("Histories of vector indexes")
struct VectorHistoryTests {
  @Test(
    "searches are exact after writes, forks, restores and new indexes", arguments: Store.allCases,
    0..<2)
  func histories(_ store: Store, _ seed: UInt64) async throws {
    try await store.withDatabase { database async throws in
      var history = VectorHistory(database, seed: seed)
      try await history.begin()
      for _ in 0..<30 { try await history.step() }
    }
  }

  @Test("a fork searches its own entries while its origin changes", arguments: Store.allCases)
  func forks(_ store: Store) async throws {
    try await store.withDatabase { database async throws in
      var history = VectorHistory(database, seed: 11)
      try await history.begin()
      try await history.check(history.origin)
      let fork = try await history.fork(of: history.origin)
      for _ in 0..<3 {
        for branch in [history.origin, fork] {
          try await history.write(20, to: branch)
          try await history.check(branch)
        }
      }
    }
  }

  @Test("entries with equal scores are returned in the order of their keys")
  func ties() async throws {
    try await Store.memory.withDatabase { database async throws in
      var history = VectorHistory(database, seed: 3)
      try await history.begin()
      for number in 0..<120 {
        try await history.put("k\(number)", vector: [Float](repeating: 1, count: 96))
      }
      let whole = try await history.found(in: database, "cosine", top: 100)
      for count in [1, 10, 50] {
        let first = try await history.found(in: database, "cosine", top: count)
        #expect(first.map(\.key) == whole.prefix(count).map(\.key))
      }
      // A small index is read in the order of its keys.
      let rest = try await database.itemKeys(except: Set(whole.map(\.key)))
      for key in rest { try await database.delete(key, in: "Notes") }
      let small = try await history.found(in: database, "cosine", top: 100)
      #expect(small.map(\.key) == whole.map(\.key))
    }
  }
}

/// Random changes of databases with vectors, and the same changes of arrays.
private struct VectorHistory {
  struct Entry: Hashable {
    let vector: [Float]
    let tenant: String
    let color: String?
  }

  /// A database and the entries that it should have.
  final class Branch {
    let database: DynamockDatabase
    var entries: [String: Entry]
    var saved: (checkpoint: Checkpoint, entries: [String: Entry])?

    init(_ database: DynamockDatabase, _ entries: [String: Entry]) {
      self.database = database
      self.entries = entries
    }
  }

  static let dimensions = 96
  private static let keyCount = 450
  private var random: SeededGenerator
  private var branches: [Branch]
  private var question: [Float] = []

  init(_ database: DynamockDatabase, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    branches = [Branch(database, [:])]
  }

  var origin: Branch { branches[0] }

  mutating func begin() async throws {
    let names = ["id", "tenant", "color"]
    _ = try await origin.database.createTable(
      CreateTableInput(
        attributeDefinitions: names.map {
          AttributeDefinition(attributeName: $0, attributeType: .s)
        },
        tableName: "Notes", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest,
        vectorIndexes: [
          Self.index("cosine", .cosine),
          Self.index("product", .dotProduct, [("color", .inlineFilter)]),
          Self.index("tenant", .euclidean, [("tenant", .hash), ("color", .inlineFilter)]),
        ]))
    question = vector()
    // Of 400 bytes each, so that the entries are more than are read from the store.
    for number in 0..<Self.keyCount { try await put(number, to: origin) }
  }

  private static func index(
    _ name: String, _ distance: VectorDistanceFunction,
    _ schema: [(String, SearchSchemaElementType)] = []
  ) -> VectorIndex {
    VectorIndex(
      indexName: name, vectorAttribute: VectorAttributeDefinition(attributeName: "embedding"),
      searchSchema: schema.isEmpty
        ? nil
        : schema.map {
          SearchSchemaElement(attributeName: $0.0, searchSchemaElementType: $0.1)
        },
      projection: IndexProjection(projectionType: .keysOnly), dimensions: dimensions,
      distanceFunction: distance)
  }

  private mutating func vector() -> [Float] {
    if random.once(in: 40) { return [Float](repeating: 0, count: Self.dimensions) }
    let scale: Float = random.once(in: 40) ? 1e30 : random.once(in: 40) ? 1e-30 : 1
    return (0..<Self.dimensions).map { _ in
      (Float.random(in: -1...1, using: &random) * 1000).rounded() / 1000 * scale
    }
  }

  mutating func step() async throws {
    let branch = random.pick(branches)
    switch random.below(10) {
    case 0: if branches.count < 4 { _ = try await fork(of: branch) }
    case 1: branch.saved = (try await branch.database.checkpoint(), branch.entries)
    case 2:
      guard let saved = branch.saved else { return }
      try await branch.database.restore(saved.checkpoint)
      branch.entries = saved.entries
    case 3: try await replaceIndex(of: branch)
    default: try await write(random.below(30), to: branch)
    }
    question = vector()
    try await check(random.pick(branches))
  }

  mutating func fork(of branch: Branch) async throws -> Branch {
    let fork = Branch(try await branch.database.fork(), branch.entries)
    branches.append(fork)
    return fork
  }

  private func replaceIndex(of branch: Branch) async throws {
    for update in [
      VectorIndexUpdate(delete: DeleteVectorIndexAction(indexName: "cosine")),
      VectorIndexUpdate(
        create: CreateVectorIndexAction(
          indexName: "cosine",
          vectorAttribute: VectorAttributeDefinition(attributeName: "embedding"),
          projection: IndexProjection(projectionType: .keysOnly), dimensions: Self.dimensions,
          distanceFunction: .cosine)),
    ] {
      _ = try await branch.database.updateTable(
        UpdateTableInput(tableName: "Notes", vectorIndexUpdates: [update]))
    }
  }

  mutating func write(_ count: Int, to branch: Branch) async throws {
    for _ in 0..<count {
      let number = random.below(Self.keyCount)
      if random.once(in: 5) {
        try await branch.database.delete("k\(number)", in: "Notes")
        branch.entries["k\(number)"] = nil
      } else {
        try await put(number, to: branch)
      }
    }
  }

  private mutating func put(_ number: Int, to branch: Branch) async throws {
    let tenant = random.once(in: 5) ? "b" : "a"
    try await put(
      "k\(number)",
      Entry(vector: vector(), tenant: tenant, color: random.pick(["red", "blue", nil])),
      to: branch)
  }

  mutating func put(_ key: String, vector: [Float]) async throws {
    try await put(key, Entry(vector: vector, tenant: "a", color: nil), to: origin)
  }

  private func put(_ key: String, _ entry: Entry, to branch: Branch) async throws {
    var item: [String: AttributeValue] = [
      "id": .string(key), "tenant": .string(entry.tenant),
      "embedding": .list(Self.values(entry.vector)),
    ]
    item["color"] = entry.color.map { .string($0) }
    _ = try await branch.database.putItem(
      PutItemInput(
        tableName: "Notes",
        item: Item(uniqueAttributes: item.map { Attribute(name: $0.key, value: $0.value) })))
    branch.entries[key] = entry
  }

  private static func values(_ vector: [Float]) -> [AttributeValue] {
    vector.map { .number(DecimalNumber($0.description) ?? .zero) }
  }

  // MARK: Searches

  func found(
    in database: DynamockDatabase, _ index: String, top: Int, _ condition: String? = nil,
    _ values: Item? = nil
  ) async throws -> [(key: String, score: Double)] {
    let output = try await database.searchVectors(
      SearchVectorsInput(
        tableName: "Notes", indexName: index, expressionAttributeValues: values,
        searchVector: Self.values(question), searchConditionExpression: condition, topK: top))
    return (output.searchResults ?? []).map { result in
      guard case .string(let key)? = result.item?.decoded()?["id"] else { return ("", 0) }
      return (key, result.score ?? .nan)
    }
  }

  /// Compares the results of each index with brute force.
  func check(_ branch: Branch) async throws {
    for index in ["cosine", "product"] {
      expect(
        try await found(in: branch.database, index, top: 20), index, branch.entries, top: 20)
    }
    let red = branch.entries.filter { $0.value.color == "red" }
    expect(
      try await found(
        in: branch.database, "product", top: 20, "color = :c", [":c": .string("red")]),
      "product", red, top: 20)
    for tenant in ["a", "b", "c"] {
      expect(
        try await found(
          in: branch.database, "tenant", top: 20, "color = :c AND tenant = :t",
          [":c": .string("red"), ":t": .string(tenant)]),
        "tenant", red.filter { $0.value.tenant == tenant }, top: 20)
    }
  }

  private func expect(
    _ found: [(key: String, score: Double)], _ index: String, _ entries: [String: Entry], top: Int
  ) {
    let scores = entries.mapValues { score(of: $0.vector, index) }
    let best = scores.values.sorted { index == "product" ? $0 > $1 : $0 < $1 }.prefix(top)
    #expect(found.map(\.score) == best.map { Double($0.description) ?? .nan })
    #expect(found.allSatisfy { $0.score == scores[$0.key].flatMap { Double($0.description) } })
    #expect(Set(found.map(\.key)).count == found.count)
  }

  private func score(of vector: [Float], _ index: String) -> Float {
    let pairs = zip(question, vector).map { (Double($0), Double($1)) }
    let product = pairs.reduce(0.0) { $0 + $1.0 * $1.1 }
    let exact: Double
    switch index {
    case "product": exact = product
    case "cosine":
      let squares = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.0 * $1.0, $0.1 + $1.1 * $1.1) }
      let length = (squares.0 * squares.1).squareRoot()
      exact = length > 0 ? min(max(1 - product / length, 0), 2) : 1
    default:
      exact = pairs.reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
    let rounded = Float(exact)
    let limit = Float.greatestFiniteMagnitude
    return rounded == 0 ? 0 : min(max(rounded, -limit), limit)
  }
}

extension DynamockDatabase {
  /// Returns the ids of the items of table `Notes` without some of them.
  fileprivate func itemKeys(except kept: Set<String>) async throws -> [String] {
    let page = try await scan(ScanInput(tableName: "Notes", projectionExpression: "id"))
    return (page.items ?? []).compactMap { item in
      guard case .string(let key)? = item.decoded()?["id"], !kept.contains(key) else { return nil }
      return key
    }
  }
}
