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
    let draft: BatchDraft?
    do throws(DynamoDBError) { draft = try self.draft(request, ready) } catch {
      return completion(.failure(error))
    }
    write(completion, meter) { session throws(EngineFault) in
      // All tables and keys are checked before the first write.
      let batches =
        if let draft, draft.isCurrent(in: session) { draft.batches } else {
          try BatchWrite.all(request, ready, in: session.reading)
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
