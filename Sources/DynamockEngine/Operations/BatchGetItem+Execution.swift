import DynamockExpressions
package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Reads up to 100 items of several tables; keys beyond 16 MB are returned as unprocessed.
  package func batchGetItem(
    _ request: BatchGetItemRequest, meter: UseMeter? = nil
  ) throws(DynamoDBError) -> BatchGetItemOutput {
    try read(meter) { session throws(EngineFault) in
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

/// A BatchGetItem in progress.
private struct BatchRead {
  private(set) var responses = NamedValues<[ItemImage]>()
  private(set) var unprocessed = NamedValues<KeysAndAttributes>()
  private var consumptions: [Consumption] = []
  private var bytes = 0
  private var readCount = 0
  private var throttled: EngineFault?
  private var checked: [(table: Table, keys: LookupKeys)] = []

  /// Validates the keys of a table before any item is read.
  mutating func check(
    _ request: BatchGetItemRequest.KeysOfTable, in session: ReadSession
  ) throws(EngineFault) {
    let table = try session.activeTable(request.table)
    try table.refusePathsIntoKeys(request.projection?.paths, at: session.now)
    checked.append((table, try LookupKeys(request.keys, in: table)))
  }

  /// Reads items of a table until the batch is full.
  mutating func read(
    _ request: BatchGetItemRequest.KeysOfTable, in session: ReadSession
  ) throws(EngineFault) {
    let (table, keys) = checked.removeFirst()
    var consumption = Consumption(tableName: request.table.asSent)
    var items: [ItemImage] = []
    var rest: [Item] = []
    var partitions = PartitionBytes(of: table)
    for position in keys.indices {
      guard bytes < Limits.batchGetSize else {
        rest += request.keys.items[position...]
        break
      }
      let key = keys[position]
      let image: ItemImage?
      do throws(EngineFault) {
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
        rest += request.keys.items[position...]
        break
      }
      guard partitions.take(image?.size ?? 0, at: position, of: keys) else {
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

  /// Throws if the whole batch was throttled ([aws-api-reference], BatchGetItem).
  func refuseIfAllThrottled() throws(EngineFault) {
    if let throttled, readCount == 0 { throw throttled }
  }

  /// Returns the consumption of each table, in the request's order.
  func report(_ detail: ReturnConsumedCapacity) -> [ConsumedCapacity]? {
    let reports = consumptions.compactMap { $0.report(detail) }
    return reports.isEmpty ? nil : reports
  }
}

/// The amount read by a BatchGetItem from each partition of a table: at most 1 MB, according to the
/// API model.
///
/// A partition is assumed to contain the items of one partition key; how AWS splits further is not
/// public.
private struct PartitionBytes {
  private let isNeeded: Bool
  /// The sizes of the items taken so far.
  private var sizes: [(position: Int, size: Int)] = []
  private var total = 0
  /// The sums of the partitions, or `nil` while even the total is below a partition's limit.
  private var sums: [AttributeValue: Int]?

  /// Creates an empty count; without a sort key none is needed, since each partition has one item,
  /// which is below the limit.
  init(of table: Table) { isNeeded = !table.key.sort.isEmpty }

  /// Reserves the size of the item with the key at a position in its partition; returns false if the
  /// partition's limit is reached.
  mutating func take(_ size: Int, at position: Int, of keys: LookupKeys) -> Bool {
    guard isNeeded else { return true }
    if sums == nil {
      if total + size <= Limits.batchGetPartitionSize {
        total += size
        sizes.append((position, size))
        return true
      }
      sums = sizes.reduce(into: [:]) { $0[keys[$1.position].partition, default: 0] += $1.size }
    }
    let partition = keys[position].partition
    let sum = (sums?[partition] ?? 0) + size
    guard sum <= Limits.batchGetPartitionSize else { return false }
    sums?[partition] = sum
    return true
  }
}
