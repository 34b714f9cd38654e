import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Puts and deletes up to 25 items of several tables; each is atomic, and here all of them together.
  package func batchWriteItem(
    _ request: BatchWriteItemRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<BatchWriteItemOutput, DynamoDBError>) -> Void
  ) {
    write(completion, meter) { session throws(DynamoDBError) in
      // Every table and key is checked before the first write.
      var batches: [BatchWrite] = []
      for writes in request.tables {
        batches.append(try BatchWrite(writes, in: session))
      }
      var output = BatchWriteItemOutput(unprocessedItems: NamedValues())
      var reports: [ConsumedCapacity] = []
      var metrics = NamedValues<[ItemCollectionMetrics]>()
      for batch in batches {
        let written = try batch.carryOut(in: &session, report: request.report)
        if let report = written.consumption.report(request.report.capacity) {
          reports.append(report)
        }
        if !written.metrics.isEmpty { metrics[written.consumption.tableName] = written.metrics }
      }
      output.consumedCapacity = reports.nonEmpty
      output.itemCollectionMetrics = metrics.isEmpty ? nil : metrics
      return output
    }
  }
}

/// The checked writes of a batch to one table.
private struct BatchWrite {
  private let table: Table
  private let tableName: String
  private var writes: [(key: PrimaryKey, new: StoredItem?)] = []

  init(
    _ request: BatchWriteItemRequest.WritesOfTable, in session: WriteSession
  ) throws(DynamoDBError) {
    table = try session.reading.activeTable(request.table)
    tableName = request.table.asSent
    var seen: Set<[UInt8]> = []
    for write in request.writes {
      let key: PrimaryKey
      var new: StoredItem?
      switch write {
      case .put(let item):
        key = try table.primaryKey(matchingSchemaOf: item)
        new = try table.checkedForPut(item, at: session.now)
      case .delete(let lookup):
        key = try table.primaryKey(ofLookup: lookup)
      }
      guard seen.insert(key.rowKey).inserted else { throw .invalid(Sentence.batchHasDuplicates) }
      writes.append((key, new))
    }
  }

  func carryOut(
    in session: inout WriteSession, report: WriteReport
  ) throws(DynamoDBError) -> (consumption: Consumption, metrics: [ItemCollectionMetrics]) {
    var consumption = Consumption(tableName: tableName)
    var metrics: [ItemCollectionMetrics] = []
    for write in writes {
      let old = try session.reading.image(for: write.key.rowKey, in: table.keyspace)
      var change = ItemChange(
        table: table, key: write.key, old: old.map { StoredItem($0) }, new: write.new)
      try session.apply(&change, to: &consumption)
    }
    for write in writes {
      guard let metric = try session.metrics(report, of: write.key, in: table) else { continue }
      // One entry a collection, however many of its items were written.
      if !metrics.contains(where: { $0.itemCollectionKey == metric.itemCollectionKey }) {
        metrics.append(metric)
      }
    }
    return (consumption, metrics)
  }
}
