// The time of searches of a vector index in process: Benchmarks/vectors.py runs this.

import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Vectors of 32-bit numbers, one after another, as in a file that numpy reads.
struct Vectors {
  let dimensions: Int
  private let numbers: [Float]

  init?(file path: String, dimensions: Int) {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / 4
    rewind(file)
    var numbers = [Float](repeating: 0, count: count)
    guard fread(&numbers, 4, count, file) == count else { return nil }
    self.numbers = numbers
    self.dimensions = dimensions
  }

  var count: Int { numbers.count / dimensions }

  /// Returns a vector as a client sends it.
  subscript(number: Int) -> [AttributeValue] {
    numbers[(number * dimensions)..<((number + 1) * dimensions)].map {
      .number(DecimalNumber($0.description) ?? .zero)
    }
  }
}

extension DynamockDatabase {
  /// Creates a table with a vector index, and puts an item for each vector.
  func seed(_ vectors: Vectors) async throws {
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: "Notes", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest,
        vectorIndexes: [
          VectorIndex(
            indexName: "vectors",
            vectorAttribute: VectorAttributeDefinition(attributeName: "embedding"),
            projection: IndexProjection(projectionType: .keysOnly),
            dimensions: vectors.dimensions, distanceFunction: .cosine)
        ]))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<64 {
        group.addTask { [self] in
          for number in stride(from: lane, to: vectors.count, by: 64) {
            try await put(vectors[number], as: number)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Puts an item.
  func put(_ vector: [AttributeValue], as number: Int) async throws {
    _ = try await putItem(
      PutItemInput(
        tableName: "Notes", item: ["id": .string("\(number)"), "embedding": .list(vector)]))
  }

  /// Waits until the approximate index has all entries.
  func awaitGraph() async throws {
    repeat {
      try await Task.sleep(for: .milliseconds(50))
    } while try await describeTable(DescribeTableInput(tableName: "Notes"))
      .table?.vectorIndexes?.first?.backfilling == true
  }

  /// Returns the ids of the ten items that are nearest to a vector.
  func nearest(to vector: [AttributeValue]) async throws -> [String] {
    let output = try await searchVectors(
      SearchVectorsInput(
        tableName: "Notes", indexName: "vectors", searchVector: vector, topK: 10))
    return (output.searchResults ?? []).compactMap { result in
      guard case .string(let id)? = result.item?.decoded()?["id"] else { return nil }
      return id
    }
  }
}

/// Returns the resident memory of the process in megabytes.
func residentMegabytes() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 256)
  let count = fread(&bytes, 1, bytes.count, file)
  let words = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
  return words.count > 1 ? ((Int(words[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))) >> 20 : 0
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
}

/// Runs a body, and returns its time in milliseconds.
func time(_ body: () async throws -> Void) async rethrows -> Double {
  let start = ContinuousClock.now
  try await body()
  return (ContinuousClock.now - start).milliseconds
}

/// Prints the results and the times of searches, each line with a word for its meaning.
func measure(
  _ database: DynamockDatabase, _ vectors: Vectors, _ questions: Vectors, isApproximate: Bool
) async throws {
  print("written", try await time { try await database.seed(vectors) }, residentMegabytes())
  let first = try await time { _ = try await database.nearest(to: questions[0]) }
  print("first", first, residentMegabytes())
  if isApproximate {
    print("built", try await time { try await database.awaitGraph() }, residentMegabytes())
  }
  for number in 0..<questions.count {
    let question = questions[number]
    var found: [String] = []
    let took = try await time { found = try await database.nearest(to: question) }
    print("search", took, found.joined(separator: " "))
  }
  for number in 0..<50 {
    try await database.put(vectors[number + 1], as: number)
    print("changed", try await time { _ = try await database.nearest(to: questions[0]) })
  }
  let fork = try await database.fork()
  try await fork.put(vectors[7], as: 8)
  print("fork", try await time { _ = try await fork.nearest(to: questions[0]) })
}

let arguments = CommandLine.arguments
let isApproximate = arguments.count == 6
var settings = DynamockDatabase.Settings()
if isApproximate { settings.exactSearchEntries = Int(arguments[5]) ?? 1 }
guard arguments.count >= 5, let dimensions = Int(arguments[4]),
  let vectors = Vectors(file: arguments[2], dimensions: dimensions),
  let questions = Vectors(file: arguments[3], dimensions: dimensions)
else {
  print("usage: Vectors memory|SQLite VECTORS QUESTIONS DIMENSIONS [EXACT]")
  exit(2)
}
if arguments[1] == "SQLite" {
  let path = "\(arguments[2]).sqlite"
  for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  try await measure(
    DynamockDatabase(file: path, settings: settings), vectors, questions,
    isApproximate: isApproximate)
  for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
} else {
  try await measure(
    DynamockDatabase(settings: settings), vectors, questions, isApproximate: isApproximate)
}
