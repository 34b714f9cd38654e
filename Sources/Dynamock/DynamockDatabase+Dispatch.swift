import DynamockEngine
import DynamockModel
import DynamockStatistics
import DynamockValidation

extension DynamockDatabase {
  /// Carries an operation out: validates the input, executes what was validated.
  ///
  /// `completion` is called once: before this returns where nothing has to be waited for, which on the
  /// memory store is always; else from the store's thread.
  package func perform(
    _ input: OperationInput, in context: RequestContext,
    completion: @escaping @Sendable (Result<OperationOutput, DynamoDBError>) -> Void
  ) {
    guard let recorder else { return carryOut(input, in: context, nil, completion) }
    let meter = CallMeter(of: input.operation, table: input.tableName, tag: context.tag)
    carryOut(input, in: context, meter) { [self] result in
      record(result, of: meter, in: recorder)
      completion(result)
    }
  }

  private func carryOut(
    _ input: OperationInput, in context: RequestContext, _ meter: CallMeter?,
    _ completion: @escaping @Sendable (Result<OperationOutput, DynamoDBError>) -> Void
  ) {
    do throws(DynamoDBError) {
      try dispatch(input, in: context, meter, completion)
    } catch {
      completion(.failure(error))
    }
  }

  private func dispatch(
    _ input: OperationInput, in context: RequestContext, _ meter: CallMeter?,
    _ completion: @escaping @Sendable (Result<OperationOutput, DynamoDBError>) -> Void
  ) throws(DynamoDBError) {
    switch input {
    case .batchExecuteStatement(let input):
      engine.batchExecuteStatement(
        try BatchExecuteStatementRequest(validating: input), meter: meter
      ) {
        completion($0.map(OperationOutput.batchExecuteStatement))
      }
    case .batchGetItem(let input):
      completion(
        .success(
          .batchGetItem(
            try engine.batchGetItem(BatchGetItemRequest(validating: input), meter: meter))))
    case .batchWriteItem(let input):
      engine.batchWriteItem(try BatchWriteItemRequest(validating: input), meter: meter) {
        completion($0.map(OperationOutput.batchWriteItem))
      }
    case .createTable(let input):
      engine.createTable(try CreateTableRequest(validating: input), region: context.region) {
        completion($0.map(OperationOutput.createTable))
      }
    case .deleteItem(let input):
      engine.deleteItem(try DeleteItemRequest(validating: input), meter: meter) {
        completion($0.map(OperationOutput.deleteItem))
      }
    case .deleteTable(let input):
      engine.deleteTable(try NamedTableRequest(validating: input)) {
        completion($0.map(OperationOutput.deleteTable))
      }
    case .describeEndpoints:
      completion(.success(.describeEndpoints(engine.describeEndpoints(host: context.host))))
    case .describeLimits:
      completion(.success(.describeLimits(engine.describeLimits())))
    case .describeStream(let input):
      completion(
        .success(
          .describeStream(try engine.describeStream(DescribeStreamRequest(validating: input))))
      )
    case .describeTable(let input):
      completion(
        .success(.describeTable(try engine.describeTable(NamedTableRequest(validating: input)))))
    case .executeStatement(let input):
      engine.executeStatement(try ExecuteStatementRequest(validating: input), meter: meter) {
        completion($0.map(OperationOutput.executeStatement))
      }
    case .executeTransaction(let input):
      engine.executeTransaction(try ExecuteTransactionRequest(validating: input), meter: meter) {
        completion($0.map(OperationOutput.executeTransaction))
      }
    case .describeTimeToLive(let input):
      completion(
        .success(
          .describeTimeToLive(try engine.describeTimeToLive(NamedTableRequest(validating: input)))))
    case .getItem(let input):
      completion(
        .success(.getItem(try engine.getItem(GetItemRequest(validating: input), meter: meter))))
    case .getRecords(let input):
      completion(.success(.getRecords(try engine.getRecords(GetRecordsRequest(validating: input)))))
    case .getShardIterator(let input):
      completion(
        .success(
          .getShardIterator(
            try engine.getShardIterator(GetShardIteratorRequest(validating: input)))))
    case .listStreams(let input):
      completion(
        .success(.listStreams(try engine.listStreams(ListStreamsRequest(validating: input)))))
    case .listTables(let input):
      completion(.success(.listTables(try engine.listTables(ListTablesRequest(validating: input)))))
    case .listTagsOfResource(let input):
      completion(
        .success(
          .listTagsOfResource(
            try engine.listTagsOfResource(ListTagsOfResourceRequest(validating: input)))))
    case .putItem(let input):
      engine.putItem(try PutItemRequest(validating: input), meter: meter) {
        completion($0.map(OperationOutput.putItem))
      }
    case .query(let input):
      completion(.success(.query(try engine.query(QueryRequest(validating: input), meter: meter))))
    case .scan(let input):
      completion(.success(.scan(try engine.scan(ScanRequest(validating: input), meter: meter))))
    case .transactGetItems(let input):
      completion(
        .success(
          .transactGetItems(
            try engine.transactGetItems(TransactGetItemsRequest(validating: input), meter: meter))
        ))
    case .transactWriteItems(let input):
      engine.transactWriteItems(try TransactWriteItemsRequest(validating: input), meter: meter) {
        completion($0.map(OperationOutput.transactWriteItems))
      }
    case .tagResource(let input):
      engine.tagResource(try TagResourceRequest(validating: input)) {
        completion($0.map(OperationOutput.tagResource))
      }
    case .untagResource(let input):
      engine.untagResource(try UntagResourceRequest(validating: input)) {
        completion($0.map(OperationOutput.untagResource))
      }
    case .updateItem(let input):
      engine.updateItem(try UpdateItemRequest(validating: input), meter: meter) {
        completion($0.map(OperationOutput.updateItem))
      }
    case .updateTable(let input):
      engine.updateTable(try UpdateTableRequest(validating: input)) {
        completion($0.map(OperationOutput.updateTable))
      }
    case .updateTimeToLive(let input):
      engine.updateTimeToLive(try UpdateTimeToLiveRequest(validating: input)) {
        completion($0.map(OperationOutput.updateTimeToLive))
      }
    case .cancelBulkOperation, .createBackup, .createGlobalTable,
      .deleteBackup, .deleteResourcePolicy, .describeBackup, .describeBulkOperation,
      .describeContinuousBackups, .describeContributorInsights, .describeExport,
      .describeGlobalTable, .describeGlobalTableSettings, .describeImport,
      .describeKinesisStreamingDestination, .describeTableReplicaAutoScaling,
      .disableKinesisStreamingDestination,
      .enableKinesisStreamingDestination,
      .exportTableToPointInTime, .getResourcePolicy, .importTable,
      .listBackups, .listBulkOperations, .listContributorInsights, .listExports,
      .listGlobalTables, .listImports, .putResourcePolicy,
      .restoreTableFromBackup, .restoreTableToPointInTime, .searchVectors, .startBulkPutItems,
      .updateContinuousBackups, .updateContributorInsights, .updateGlobalTable,
      .updateGlobalTableSettings, .updateKinesisStreamingDestination,
      .updateTableReplicaAutoScaling:
      throw DynamoDBError(.unknownOperation, nil)
    }
  }
}
