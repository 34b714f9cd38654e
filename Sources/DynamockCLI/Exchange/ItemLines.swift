import Dynamock
import DynamockExchange
import DynamockModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The items of a table on standard output, one per line, as in the data files of an export.
enum ItemLines {
  /// Writes all items of a table.
  static func write(_ table: String, of database: DynamockDatabase) throws {
    guard database.tableNames.contains(table) else {
      throw ExchangeError.noTable(table, existing: database.tableNames)
    }
    var position: [UInt8]?
    while let page = try database.page(of: table, after: position, bytes: 1 << 20) {
      if Task.isCancelled { throw ExchangeError.cancelled }
      var lines: [UInt8] = []
      for item in page.items {
        lines += Array(#"{"Item":"#.utf8)
        lines += item.json
        lines += Array("}\n".utf8)
      }
      try write(lines)
      position = page.end
    }
  }

  private static func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { standardOutput($0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw ControlRefusal(
          sentence: "Cannot write to standard output: \(String(cString: strerror(errno))).")
      }
      rest = rest.dropFirst(count)
    }
  }
}

/// The system's `write`, under a name that no method of a type hides.
private let standardOutput: @Sendable (UnsafeRawPointer?, Int) -> Int = { write(1, $0, $1) }
