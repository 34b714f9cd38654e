import DynamockModel
import DynamockStorage
import DynamockValidation

/// A batch's validated writes to one table.
struct BatchWrite: Sendable {
  private let table: Table
  private let tableName: String
  private let requests: [BatchWriteItemRequest.Write]
  private let writes: [Write]

  /// A write with its key; `new` is the version that it stores.
  private struct Write: Sendable {
    let key: PrimaryKey
    /// The hash of its row key.
    let hash: UInt64
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

  /// Returns the validated writes of a request to each of its tables.
  static func all(
    _ request: BatchWriteItemRequest, _ ready: [[ReadyWrite]], in session: ReadSession
  ) throws(EngineFault) -> [BatchWrite] {
    var batches: [BatchWrite] = []
    for (writes, ready) in zip(request.tables, ready) {
      batches.append(try BatchWrite(writes, ready, in: session))
    }
    return batches
  }

  private init(
    _ request: BatchWriteItemRequest.WritesOfTable, _ ready: [ReadyWrite],
    in session: ReadSession
  ) throws(EngineFault) {
    table = try session.activeTable(request.table)
    tableName = request.table.asSent
    requests = request.writes
    var writes: [Write] = []
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
      let hash = key.rowKey.rowHash
      for index in writes.indices where writes[index].hash == hash {
        if writes[index].key.rowKey == key.rowKey { throw .item(.duplicateInBatch) }
      }
      writes.append(Write(key: key, hash: hash, new: new))
    }
    self.writes = writes
  }

  /// Returns whether the table may still be written to.
  func isCurrent(at now: Timestamp) -> Bool { !table.definition.isGone(at: now) }

  func carryOut(
    in session: inout WriteSession, report: WriteReport
  ) throws(EngineFault) -> Outcome {
    var outcome = Outcome(consumption: Consumption(tableName: tableName))
    var heldBack: [Int] = []
    for position in writes.indices {
      do throws(EngineFault) {
        try carryOut(position, in: &session, &outcome.consumption)
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
    _ position: Int, in session: inout WriteSession, _ consumption: inout Consumption
  ) throws(EngineFault) {
    let write = writes[position]
    var change = ItemChange(table: table, key: write.key, old: nil, new: write.new)
    if try session.exchange(&change, &consumption) { return }
    if session.throttling != nil { try session.admitWrite(at: change.key, in: table) }
    change.old = try session.image(for: change.key.rowKey, in: table.keyspace).map(StoredItem.init)
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
