package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Puts and deletes up to 25 items in several tables.
  ///
  /// AWS applies each atomically; here they are atomic together.
  package func batchWriteItem(
    _ request: BatchWriteItemRequest, meter: UseMeter? = nil,
    completion: @escaping @Sendable (Result<BatchWriteItemOutput, DynamoDBError>) -> Void
  ) {
    let ready = request.tables.map { $0.writes.map(ReadyWrite.init) }
    write(completion, meter) { session throws(EngineFault) in
      // All tables and keys are checked before the first write.
      var batches: [BatchWrite] = []
      for (writes, ready) in zip(request.tables, ready) {
        batches.append(try BatchWrite(writes, ready, in: session))
      }
      var output = BatchWriteItemOutput(unprocessedItems: NamedValues())
      var reports: [ConsumedCapacity] = []
      var metrics = NamedValues<[ItemCollectionMetrics]>()
      var throttled: EngineFault?
      var writtenCount = 0
      for batch in batches {
        let written = try batch.carryOut(in: &session, report: request.report)
        if let report = written.consumption.report(request.report.capacity) {
          reports.append(report)
        }
        writtenCount += batch.count - written.unprocessed.count
        throttled = throttled ?? written.throttled
        if !written.unprocessed.isEmpty {
          output.unprocessedItems?[written.consumption.tableName] = written.unprocessed
        }
        if !written.metrics.isEmpty { metrics[written.consumption.tableName] = written.metrics }
      }
      // [aws-api-reference], BatchWriteItem: an exception only if nothing could be processed.
      if let throttled, writtenCount == 0 { throw throttled }
      output.consumedCapacity = reports.nonEmpty
      output.itemCollectionMetrics = metrics.isEmpty ? nil : metrics
      return output
    }
  }
}

/// A write of a batch, prepared as far as is possible without its table.
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

/// A batch's validated writes to one table.
private struct BatchWrite {
  private let table: Table
  private let tableName: String
  private let requests: [BatchWriteItemRequest.Write]
  private var writes: [Write] = []

  /// A write with its key; `new` is the version that it stores.
  private struct Write {
    let key: PrimaryKey
    let new: StoredItem?
  }

  var count: Int { writes.count }

  /// The result of a batch's writes to a table.
  struct Outcome {
    var consumption: Consumption
    var metrics: [ItemCollectionMetrics] = []
    /// The throttled writes.
    var unprocessed: [WriteRequest] = []
    var throttled: EngineFault?
  }

  init(
    _ request: BatchWriteItemRequest.WritesOfTable, _ ready: [ReadyWrite],
    in session: WriteSession
  ) throws(EngineFault) {
    table = try session.reading.activeTable(request.table)
    tableName = request.table.asSent
    requests = request.writes
    var seen = Set<RowKeyIdentity>(minimumCapacity: ready.count)
    writes.reserveCapacity(ready.count)
    for write in ready {
      let key: PrimaryKey
      var new: StoredItem?
      switch write {
      case .put(let put):
        let put = put.prepared(for: table)
        key = try table.primaryKey(matchingSchemaOf: put.item)
        try table.check(put, at: session.now)
        new = put.stored
      case .delete(let lookup):
        key = try table.primaryKey(ofLookup: lookup)
      }
      guard seen.insert(RowKeyIdentity(key.rowKey)).inserted else { throw .item(.duplicateInBatch) }
      writes.append(Write(key: key, new: new))
    }
  }

  func carryOut(
    in session: inout WriteSession, report: WriteReport
  ) throws(EngineFault) -> Outcome {
    var outcome = Outcome(consumption: Consumption(tableName: tableName))
    var heldBack: [Int] = []
    for position in writes.indices {
      let write = writes[position]
      do throws(EngineFault) {
        if session.throttling != nil { try session.admitWrite(at: write.key, in: table) }
        try carryOut(write.key, write.new, in: &session, &outcome.consumption)
      } catch {
        guard error.isThrottling else { throw error }
        outcome.throttled = outcome.throttled ?? error.asOneOfSeveral
        outcome.unprocessed.append(requests[position].asSent)
        heldBack.append(position)
      }
    }
    guard report.itemCollectionMetrics else { return outcome }
    for (position, write) in writes.enumerated() where !heldBack.contains(position) {
      guard let metric = try session.metrics(report, of: write.key, in: table) else { continue }
      // Each collection has one entry, even if several of its items were written.
      if !outcome.metrics.contains(where: { $0.itemCollectionKey == metric.itemCollectionKey }) {
        outcome.metrics.append(metric)
      }
    }
    return outcome
  }

  private func carryOut(
    _ key: PrimaryKey, _ new: StoredItem?, in session: inout WriteSession,
    _ consumption: inout Consumption
  ) throws(EngineFault) {
    let old = try session.reading.image(for: key.rowKey, in: table.keyspace)
    var change = ItemChange(table: table, key: key, old: old.map { StoredItem($0) }, new: new)
    if session.throttling != nil { try session.admitIndexes(of: &change) }
    try session.apply(&change, to: &consumption)
  }
}

extension BatchWriteItemRequest.Write {
  /// The write in the form in which it is returned as unprocessed.
  fileprivate var asSent: WriteRequest {
    switch self {
    case .put(let item): WriteRequest(putRequest: PutRequest(storing: item))
    case .delete(let key): WriteRequest(deleteRequest: DeleteRequest(key: key))
    }
  }
}
