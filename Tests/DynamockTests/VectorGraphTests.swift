import Dynamock
import DynamockModel
import SeededRandom
import Testing

/// Tests approximate searches against brute force; a graph is built in the background.
@Suite("Approximate searches of vector indexes")
struct VectorGraphTests {
  private static let dimensions = 16
  private static let count = 1_400

  @Test("most of the nearest are found, also after changes and in a fork")
  func recall() async throws {
    // So many that most of them are searched by the graph too.
    var points = Points(count: 2_000, dimensions: Self.dimensions)
    let database = try await Self.database(points)
    _ = try await Self.found(in: database, points.question(0))
    try await Self.settle(database)
    #expect(try await recall(in: database, points) >= 0.95)
    #expect(try await recall(in: database, points, where: { $0 % 10 != 0 }) >= 0.95)
    #expect(
      try await recall(in: database, points, where: { $0 % 100 == 7 }) == 1,
      "few matches are all compared")

    let fork = try await database.fork()
    let earlier = points
    for number in 0..<400 {
      if number % 4 == 0 {
        try await database.delete("\(number)", in: "Notes")
        points.vectors[number] = nil
      } else {
        points.replace(number)
        try await Self.put(number, points, in: database)
      }
    }
    #expect(try await recall(in: database, points) >= 0.95)
    #expect(try await recall(in: fork, earlier) >= 0.95)
    try await Self.settle(database)
    #expect(try await recall(in: database, points) >= 0.95)
  }

  /// Distances of vectors far from the origin, and of numbers whose squares 32 bits do not have.
  static let places: [(VectorDistanceFunction, scale: Float, shift: Float)] = [
    (.euclidean, 1, 0), (.euclidean, 1, 10_000), (.euclidean, 1e25, 0), (.euclidean, 1e-25, 0),
    (.cosine, 1e25, 0), (.cosine, 1e-25, 0),
    (.dotProduct, 1, 0), (.dotProduct, 1e15, 0), (.dotProduct, 1e25, 0),
  ]

  @Test("most of the nearest are found wherever the vectors are", arguments: places)
  func anywhere(_ distance: VectorDistanceFunction, scale: Float, shift: Float) async throws {
    var points = Points(count: Self.count, dimensions: Self.dimensions)
    points.move(by: scale, shift, distance)
    let database = try await Self.database(points)
    _ = try await Self.found(in: database, points.question(0))
    try await Self.settle(database)
    #expect(try await recall(in: database, points) >= 0.95)
  }

  @Test("most of the nearest are found, or all compared, if no vector is near to others")
  func independent() async throws {
    let points = Points(count: 2_600, dimensions: 96, areIndependent: true)
    let database = try await Self.database(points)
    _ = try await Self.found(in: database, points.question(0))
    try await Self.settle(database)
    #expect(try await recall(in: database, points) >= 0.95)
  }

  @Test("the same entries lead to the same results")
  func determinism() async throws {
    let points = Points(count: Self.count, dimensions: Self.dimensions)
    var found: [[String]] = []
    for _ in 0..<2 {
      let database = try await Self.database(points)
      _ = try await Self.found(in: database, points.question(0))
      try await Self.settle(database)
      found.append(try await Self.found(in: database, points.question(1)))
    }
    #expect(found[0] == found[1])
  }

  /// Returns the share of the ten nearest that searches find; items with the same score count as equally
  /// near.
  private func recall(
    in database: DynamockDatabase, _ points: Points, where condition: ((Int) -> Bool)? = nil
  ) async throws -> Double {
    let group: String? = condition.map { $0(8) ? "most" : "seven" }
    var hits = 0
    for number in 0..<20 {
      let question = points.question(number)
      let limit = points.tenth(to: question, where: condition ?? { _ in true })
      hits += try await Self.found(in: database, question, group).count { id in
        (Int(id).flatMap { points.score(of: $0, question) } ?? .infinity) <= limit
      }
    }
    return Double(hits) / 200
  }

  /// Waits until the index has no rows left to add.
  private static func settle(_ database: DynamockDatabase) async throws {
    let limit = ContinuousClock.now + .seconds(120)
    repeat {
      try await Task.sleep(for: .milliseconds(20))
      let table = try await database.describeTable(DescribeTableInput(tableName: "Notes")).table
      #expect(table?.vectorIndexes?.first?.indexStatus == .active)
      if table?.vectorIndexes?.first?.backfilling == nil { return }
    } while ContinuousClock.now < limit
    Issue.record("the graph is not complete")
  }

  private static func database(_ points: Points) async throws -> DynamockDatabase {
    var settings = DynamockDatabase.Settings()
    settings.exactSearchEntries = 500
    let database = try DynamockDatabase(settings: settings)
    let names = ["id", "most", "seven"]
    _ = try await database.createTable(
      CreateTableInput(
        attributeDefinitions: names.map {
          AttributeDefinition(attributeName: $0, attributeType: .s)
        },
        tableName: "Notes", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest,
        vectorIndexes: [
          VectorIndex(
            indexName: "all",
            vectorAttribute: VectorAttributeDefinition(attributeName: "embedding"),
            searchSchema: ["most", "seven"].map {
              SearchSchemaElement(attributeName: $0, searchSchemaElementType: .inlineFilter)
            },
            projection: IndexProjection(projectionType: .keysOnly),
            dimensions: points.dimensions,
            distanceFunction: points.distance)
        ]))
    for number in 0..<points.vectors.count { try await put(number, points, in: database) }
    return database
  }

  private static func put(
    _ number: Int, _ points: Points, in database: DynamockDatabase
  ) async throws {
    guard let vector = points.vectors[number] else { return }
    _ = try await database.putItem(
      PutItemInput(
        tableName: "Notes",
        item: [
          "id": .string("\(number)"), "embedding": .list(values(vector)),
          "most": .string(number % 10 != 0 ? "yes" : "no"),
          "seven": .string(number % 100 == 7 ? "yes" : "no"),
        ]))
  }

  private static func values(_ vector: [Float]) -> [AttributeValue] {
    vector.map { .number(DecimalNumber($0.description) ?? .zero) }
  }

  /// Returns the ids of the ten nearest items, of those in a group if there is one.
  private static func found(
    in database: DynamockDatabase, _ question: [Float], _ group: String? = nil
  ) async throws -> [String] {
    let output = try await database.searchVectors(
      SearchVectorsInput(
        tableName: "Notes", indexName: "all",
        expressionAttributeValues: group == nil ? nil : [":yes": .string("yes")],
        searchVector: values(question),
        searchConditionExpression: group.map { "\($0) = :yes" }, topK: 10))
    return (output.searchResults ?? []).compactMap { result in
      guard case .string(let id)? = result.item?.decoded()?["id"] else { return nil }
      return id
    }
  }
}

/// Random points in clusters, as embeddings are, or independent ones.
private struct Points {
  let dimensions: Int
  var vectors: [Int: [Float]] = [:]
  private(set) var distance = VectorDistanceFunction.cosine
  private let centers: [[Float]]
  /// The greatest difference from a center.
  private let spread: Float
  private var scale: Float = 1
  private var shift: Float = 0
  private var random = SeededGenerator(seed: 5)

  init(count: Int, dimensions: Int, areIndependent: Bool = false) {
    self.dimensions = dimensions
    spread = areIndependent ? 1 : 0.5
    var random = SeededGenerator(seed: 4)
    centers = (0..<(areIndependent ? 1 : 50)).map { _ in
      (0..<dimensions).map { _ in areIndependent ? 0 : Float.random(in: -1...1, using: &random) }
    }
    for number in 0..<count { replace(number) }
  }

  /// Scales and moves all vectors and questions, and compares them by another function.
  mutating func move(by scale: Float, _ shift: Float, _ distance: VectorDistanceFunction) {
    (self.scale, self.shift, self.distance) = (scale, shift, distance)
    vectors = vectors.mapValues { vector in vector.map { $0 * scale + shift } }
  }

  /// Gives an item another vector.
  mutating func replace(_ number: Int) {
    var random = self.random
    vectors[number] = point(&random)
    self.random = random
  }

  private func point(_ random: inout SeededGenerator) -> [Float] {
    random.pick(centers).map {
      (($0 + Float.random(in: -spread...spread, using: &random)) * 1_000).rounded() / 1_000
    }
  }

  /// Returns a vector to search for.
  func question(_ number: Int) -> [Float] {
    var random = SeededGenerator(seed: 1_000 + UInt64(number))
    return point(&random).map { $0 * scale + shift }
  }

  /// Returns the score of the tenth nearest item; lower ones are nearer.
  func tenth(to question: [Float], where condition: (Int) -> Bool) -> Float {
    let scores = vectors.keys.filter(condition).compactMap { score(of: $0, question) }
    return scores.sorted()[9]
  }

  /// Returns the score of an item, negated if a greater one is nearer.
  func score(of number: Int, _ question: [Float]) -> Float? {
    guard let vector = vectors[number] else { return nil }
    var (product, squares, own, distance) = (0.0, 0.0, 0.0, 0.0)
    for (one, other) in zip(question.map(Double.init), vector.map(Double.init)) {
      product += one * other
      squares += other * other
      own += one * one
      distance += (one - other) * (one - other)
    }
    return switch self.distance {
    case .euclidean: Float(distance.squareRoot())
    case .dotProduct: Float(-product)
    default: Float(1 - product / (squares * own).squareRoot())
    }
  }
}
