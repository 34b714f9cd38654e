import DynamockExpressions
import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Reads up to 100 items of several tables; what passes 16 MB is handed back as unprocessed.
  package func batchGetItem(
    _ request: BatchGetItemRequest, meter: CallMeter? = nil
  ) throws(DynamoDBError) -> BatchGetItemOutput {
    try read(meter) { session throws(DynamoDBError) in
      var batch = BatchRead()
      for keys in request.tables { try batch.check(keys, in: session) }
      for keys in request.tables { try batch.read(keys, in: session) }
      try batch.refuseIfAllThrottled()
      return BatchGetItemOutput(
        responses: batch.responses, unprocessedKeys: batch.unprocessed,
        consumedCapacity: batch.report(request.capacity))
    }
  }
}

/// A BatchGetItem while it reads.
private struct BatchRead {
  private(set) var responses = NamedValues<[ItemImage]>()
  private(set) var unprocessed = NamedValues<KeysAndAttributes>()
  private var consumptions: [Consumption] = []
  private var bytes = 0
  private var readCount = 0
  private var throttled: DynamoDBError?
  private var checked: [(table: Table, keys: [PrimaryKey])] = []

  /// Checks the keys of a table before any is read: their schema, then that no key stands twice.
  ///
  /// AWS takes one number in two scales for two keys here, and reads the item twice (ScyllaDB
  /// `test_number`); BatchWriteItem takes them for duplicates.
  mutating func check(
    _ request: BatchGetItemRequest.KeysOfTable, in session: ReadSession
  ) throws(DynamoDBError) {
    let table = try session.activeTable(request.table)
    try table.refusePathsIntoKeys(request.projection?.paths, at: session.now)
    var keys: [PrimaryKey] = []
    var seen: Set<[UInt8]> = []
    for key in request.keys {
      let primaryKey = try table.primaryKey(ofLookup: key)
      guard seen.insert(primaryKey.rowKey + primaryKey.scales).inserted else {
        throw .invalid(Sentence.batchHasDuplicates)
      }
      keys.append(primaryKey)
    }
    checked.append((table, keys))
  }

  /// Reads the keys of a table until the batch is full.
  mutating func read(
    _ request: BatchGetItemRequest.KeysOfTable, in session: ReadSession
  ) throws(DynamoDBError) {
    let (table, keys) = checked.removeFirst()
    var consumption = Consumption(tableName: request.table.asSent)
    var items: [ItemImage] = []
    var rest: [Item] = []
    var partitions = PartitionBytes(of: table)
    for (position, key) in keys.enumerated() {
      guard bytes < Limits.batchGetSize else {
        rest += request.keys[position...]
        break
      }
      let image: ItemImage?
      do throws(DynamoDBError) {
        image = try session.admittedImage(
          at: key, in: table)
      } catch {
        guard error.isThrottling else { throw error }
        throttled = throttled ?? error
        rest.append(request.keys[position])
        continue
      }
      readCount += 1
      if let image, bytes + image.size > Limits.batchGetSize {
        rest += request.keys[position...]
        break
      }
      guard partitions.take(image?.size ?? 0, from: key.partition) else {
        rest.append(request.keys[position])
        continue
      }
      session.charge(
        image, at: key, in: table, ReadRate(consistent: request.isConsistent), to: &consumption)
      guard let image else { continue }
      bytes += image.size
      items.append(try image.projected(by: request.projection))
    }
    responses[request.table.asSent] = items
    consumptions.append(consumption)
    if !rest.isEmpty {
      var unread = request.asSent
      unread.keys = rest
      unprocessed[request.table.asSent] = unread
    }
  }

  /// Refuses the batch when throughput held all of it back (API reference, BatchGetItem).
  func refuseIfAllThrottled() throws(DynamoDBError) {
    if let throttled, readCount == 0 { throw throttled }
  }

  /// What each table consumed, in the request's order.
  func report(_ detail: ReturnConsumedCapacity) -> [ConsumedCapacity]? {
    let reports = consumptions.compactMap { $0.report(detail) }
    return reports.isEmpty ? nil : reports
  }
}

/// How much a BatchGetItem has read of each partition of a table: 1 MB at most, as the API model says.
///
/// A partition is taken to hold the items of one partition key; where AWS splits further is its secret.
private struct PartitionBytes {
  private let isNeeded: Bool
  private var bytes: [AttributeValue: Int] = [:]

  /// Without a sort key there is one item a partition, and it is smaller than the limit.
  init(of table: Table) { isNeeded = !table.key.sort.isEmpty }

  /// Whether a partition can give an item of a size; if so, it has given it.
  mutating func take(_ size: Int, from partition: AttributeValue) -> Bool {
    guard isNeeded else { return true }
    let sum = bytes[partition, default: 0] + size
    guard sum <= Limits.batchGetPartitionSize else { return false }
    bytes[partition] = sum
    return true
  }
}

extension PrimaryKey {
  /// The scales of its numbers, which distinguish this key from an equal one.
  fileprivate var scales: [UInt8] {
    [partition, sort].flatMap { value -> [UInt8] in
      guard case .number(let number)? = value else { return [0, 0] }
      let scale = UInt16(bitPattern: number.scale)
      return [UInt8(scale >> 8), UInt8(truncatingIfNeeded: scale)]
    }
  }
}
