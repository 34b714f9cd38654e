import DynamockModel

/// The figures of a bulk operation.
package struct BulkResult: Sendable, Equatable {
  /// The number of lines: items that were written, invalid lines, and failed conditions.
  package var processedCount = 0
  /// The number of invalid lines.
  package var failedCount = 0
  /// The number of bytes of the objects that were read.
  package var processedSize = 0
  /// The number of bytes of all objects, or `nil` if they were not listed.
  package var totalSize: Int?
  /// Whether a request has ended the operation.
  package var isCancelled = false
  /// The bytes that were written.
  package var usage = BulkUsage()
  /// Why the operation has failed, or `nil` if it has not.
  package var failure: TransferFailure?

  /// Creates the figures of an operation that has read nothing.
  package init(failure: TransferFailure? = nil) { self.failure = failure }
}

/// The bytes that a bulk operation has written to a table and its indexes: 1,024 for each write unit.
///
/// What AWS counts is unknown.
package struct BulkUsage: Sendable, Equatable {
  private(set) var table = 0
  private(set) var local: [String: Int] = [:]
  private(set) var global: [String: Int] = [:]
  private(set) var vectors: [String: Int] = [:]

  /// Creates the usage of an operation that has written nothing.
  package init() {}

  /// Adds the units of some writes.
  mutating func add(_ consumption: Consumption) {
    table += Self.bytes(consumption.tableUnits)
    for (index, units) in consumption.indexUnits {
      if index.kind == .local {
        local[index.name, default: 0] += Self.bytes(units)
      } else {
        global[index.name, default: 0] += Self.bytes(units)
      }
    }
    for (index, bytes) in consumption.vectorBytes { vectors[index.name, default: 0] += bytes }
  }

  /// Adds another usage.
  package mutating func add(_ other: BulkUsage) {
    table += other.table
    local.merge(other.local, uniquingKeysWith: +)
    global.merge(other.global, uniquingKeysWith: +)
    vectors.merge(other.vectors, uniquingKeysWith: +)
  }

  private static func bytes(_ units: Double) -> Int { Int(units) * 1_024 }

  /// The usage as AWS's model describes it; the sum does not contain vectors.
  func description(of table: String) -> BulkOperationUsage {
    let sum = self.table + local.values.reduce(0, +) + global.values.reduce(0, +)
    return BulkOperationUsage(
      tableName: table, bulkPutBytes: sum, table: BulkOperationBytes(bulkPutBytes: self.table),
      localSecondaryIndexes: Self.named(local) { BulkOperationBytes(bulkPutBytes: $0) },
      globalSecondaryIndexes: Self.named(global) { BulkOperationBytes(bulkPutBytes: $0) },
      vectorIndexes: Self.named(vectors) { BulkOperationVectorBytes(bulkPutVectorBytes: $0) })
  }

  private static func named<Value>(
    _ bytes: [String: Int], _ value: (Int) -> Value
  ) -> NamedValues<Value>? {
    guard !bytes.isEmpty else { return nil }
    let names = bytes.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return NamedValues(uniqueEntries: names.map { ($0, value(bytes[$0] ?? 0)) })
  }
}

extension BulkUsage {
  var record: Record {
    var record = Record()
    record[number: "table"] = table
    record[record: "local"] = Self.record(local)
    record[record: "global"] = Self.record(global)
    record[record: "vectors"] = Self.record(vectors)
    return record
  }

  init(_ record: Record) {
    table = record[number: "table"] ?? 0
    local = Self.bytes(record[record: "local"])
    global = Self.bytes(record[record: "global"])
    vectors = Self.bytes(record[record: "vectors"])
  }

  private static func record(_ bytes: [String: Int]) -> Record {
    var record = Record()
    for (name, count) in bytes { record[number: name] = count }
    return record
  }

  private static func bytes(_ record: Record?) -> [String: Int] {
    var bytes: [String: Int] = [:]
    for attribute in record?.item.attributes ?? [] {
      bytes[attribute.name] = record?[number: attribute.name]
    }
    return bytes
  }
}

extension BulkResult: TransferOutcome {
  var record: Record {
    var record = Record()
    record[number: "processed"] = processedCount
    record[number: "failed"] = failedCount
    record[number: "size"] = processedSize
    record[number: "totalSize"] = totalSize
    record[flag: "cancelled"] = isCancelled
    record[record: "usage"] = usage.record
    return record
  }

  init(_ record: Record) {
    self.init(failure: TransferFailure(record))
    processedCount = record[number: "processed"] ?? 0
    failedCount = record[number: "failed"] ?? 0
    processedSize = record[number: "size"] ?? 0
    totalSize = record[number: "totalSize"]
    isCancelled = record[flag: "cancelled"]
    if let found = record[record: "usage"] { usage = BulkUsage(found) }
  }
}
