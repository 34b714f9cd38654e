import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Puts and deletes up to 25 items of several tables; each is atomic, and here all of them together.
  package func batchWriteItem(
    _ request: BatchWriteItemRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<BatchWriteItemOutput, DynamoDBError>) -> Void
  ) {
    let ready = request.tables.map { $0.writes.map(ReadyWrite.init) }
    write(completion, meter) { session throws(DynamoDBError) in
      // Every table and key is checked before the first write.
      var batches: [BatchWrite] = []
      for (writes, ready) in zip(request.tables, ready) {
        batches.append(try BatchWrite(ready, to: writes.table, in: session))
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

/// A write of a batch with what can be done of it before its table is looked at.
private enum ReadyWrite: Sendable {
  case put(ReadyPut)
  case delete(key: Item)

  init(_ write: BatchWriteItemRequest.Write) {
    switch write {
    case .put(let item): self = .put(ReadyPut(item))
    case .delete(let key): self = .delete(key: key)
    }
  }
}

/// The checked writes of a batch to one table.
private struct BatchWrite {
  private let table: Table
  private let tableName: String
  private var writes: [(key: PrimaryKey, new: StoredItem?)] = []

  init(
    _ ready: [ReadyWrite], to reference: TableReference, in session: WriteSession
  ) throws(DynamoDBError) {
    table = try session.reading.activeTable(reference)
    tableName = reference.asSent
    var seen = Set<[UInt8]>(minimumCapacity: ready.count)
    writes.reserveCapacity(ready.count)
    for write in ready {
      let key: PrimaryKey
      var new: StoredItem?
      switch write {
      case .put(let put):
        key = try table.primaryKey(matchingSchemaOf: put.item)
        new = try table.checkedForPut(put, at: session.now)
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
