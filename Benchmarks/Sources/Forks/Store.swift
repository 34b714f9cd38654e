import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the databases of a measurement live.
enum Store: String {
  case memory
  case sqlite = "SQLite"

  /// An empty database; a file is made anew each time, and has no name any more once it is open.
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
  /// Makes a table and puts so many items of about 100 bytes into it.
  func seed(_ items: Int) async throws {
    _ = try await createTable(
      CreateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "id", attributeType: .s)],
        tableName: "Things", keySchema: [KeySchemaElement(attributeName: "id", keyType: .hash)],
        billingMode: .payPerRequest))
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Side by side, so that a file commits many of them together.
      for lane in 0..<64 {
        group.addTask { [self] in
          for number in stride(from: lane, to: items, by: 64) { try await write(number) }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Puts one item.
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
  /// The text with spaces behind it.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
