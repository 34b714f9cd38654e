import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The stores of the measured databases.
enum Store: String {
  case memory
  case sqlite = "SQLite"

  /// Returns an empty database; its file is new, and deleted once it is open.
  func open() throws -> DynamockDatabase {
    guard self == .sqlite else { return try DynamockDatabase() }
    let path = "/tmp/dynamock-forks-\(getpid()).sqlite"
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    atexit {
      for suffix in ["", "-wal", "-shm"] {
        unlink("/tmp/dynamock-forks-\(getpid()).sqlite" + suffix)
      }
    }
    return try DynamockDatabase(file: path)
  }
}

extension DynamockDatabase {
  /// Creates a table and puts a number of items of about 100 bytes into it.
  func seed(_ items: Int) async throws {
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest))
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Concurrently, so that a file commits many of them together.
      for lane in 0..<64 {
        group.addTask { [self] in
          for number in stride(from: lane, to: items, by: 64) { try await write(number) }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Puts an item.
  func write(_ number: Int) async throws {
    _ = try await putItem(
      PutItemInput(
        tableName: "Things",
        item: [
          "id": .string("item-\(number)"), "value": .number(DecimalNumber(number)),
          "text": .string("some text that makes the item about a hundred bytes long, all told"),
        ]))
  }
}

extension [Duration] {
  /// The median and, in brackets, the 99th percentile, in microseconds.
  var summary: String {
    let sorted = sorted()
    guard !sorted.isEmpty else { return "" }
    return "\(sorted[count / 2].microseconds) µs (\(sorted[count * 99 / 100].microseconds))"
  }
}

extension Duration {
  fileprivate var microseconds: String {
    let tenths = Int((self / .microseconds(1)) * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  /// Returns the text padded with spaces.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
