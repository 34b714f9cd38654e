import Dynamock
import DynamockModel
import DynamockWire

/// A Scan of a whole table in memory, page by page, including writing the JSON of each page.
struct WholeScan {
  /// The number of items in the table.
  let items: Int
  /// The bytes of the items' JSON.
  private(set) var bytes = 0
  private(set) var seconds = 0.0

  /// Creates a table with items and scans it.
  init(items: Int) throws {
    self.items = items
    let database = try DynamockDatabase()
    try Self.fill(database, items)
    var seen = 0
    var next: Item?
    var answer: [UInt8] = []
    let start = ContinuousClock.now
    repeat {
      let input = OperationInput.scan(ScanInput(tableName: "Bench", exclusiveStartKey: next))
      let output = try perform(input, on: database)
      guard case .scan(let page) = output else { throw BrokenPart(name: "a Scan") }
      answer.removeAll(keepingCapacity: true)
      WireCodec.encode(output, into: &answer)
      for image in page.items ?? [] { bytes += image.json.count }
      seen += page.count ?? 0
      next = page.lastEvaluatedKey
    } while next != nil
    let took = ContinuousClock.now - start
    seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    guard seen == items else { throw BrokenPart(name: "a Scan, which saw \(seen) of \(items)") }
  }

  /// Megabytes of the items' JSON per second.
  var rate: Double { Double(bytes) / 1e6 / seconds }

  private static func fill(_ database: DynamockDatabase, _ count: Int) throws {
    _ = try perform(decode(.createTable, Array(Samples.createTable.utf8)), on: database)
    let samples = try (0..<10).map { sort -> PutItemInput in
      let input = try decode(.putItem, Array(Samples.putItem(sort: sort).utf8))
      guard case .putItem(let put) = input else { throw BrokenPart(name: "a PutItem") }
      return put
    }
    for number in 0..<count {
      var put = samples[number % 10]
      put.item?["pk"] = .string("partition-\(number / 10)")
      _ = try perform(.putItem(put), on: database)
    }
  }
}

private func perform(
  _ input: OperationInput, on database: DynamockDatabase
) throws -> OperationOutput {
  try wait { completion in
    database.perform(input, in: RequestContext()) { completion($0) }
  }
}
