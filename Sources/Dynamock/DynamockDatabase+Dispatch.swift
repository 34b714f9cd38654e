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
    let end = CallEnd(
      database: self,
      meter: recorder.map { _ in
        CallMeter(of: input.operation, table: input.tableName, tag: context.tag)
      }, completion: completion)
    do throws(DynamoDBError) {
      try dispatch(input, in: context, end)
    } catch {
      end(.failure(error))
    }
  }

  private func dispatch(
    _ input: OperationInput, in context: RequestContext, _ end: CallEnd
  ) throws(DynamoDBError) {
    let meter = end.meter
    switch input {
    case .batchExecuteStatement(let input):
      engine.batchExecuteStatement(
        try BatchExecuteStatementRequest(validating: input), meter: meter
      ) {
        end($0.map(OperationOutput.batchExecuteStatement))
      }
    case .batchGetItem(let input):
      end(
        .success(
          .batchGetItem(
            try engine.batchGetItem(BatchGetItemRequest(validating: input), meter: meter))))
    case .batchWriteItem(let input):
      engine.batchWriteItem(try BatchWriteItemRequest(validating: input), meter: meter) {
        end($0.map(OperationOutput.batchWriteItem))
      }
    case .createTable(let input):
      engine.createTable(try CreateTableRequest(validating: input), region: context.region) {
        end($0.map(OperationOutput.createTable))
      }
    case .deleteItem(let input):
      engine.deleteItem(try DeleteItemRequest(validating: input), meter: meter) {
        end($0.map(OperationOutput.deleteItem))
      }
    case .deleteTable(let input):
      engine.deleteTable(try NamedTableRequest(validating: input)) {
        end($0.map(OperationOutput.deleteTable))
      }
    case .describeEndpoints:
      end(.success(.describeEndpoints(engine.describeEndpoints(host: context.host))))
    case .describeLimits:
      end(.success(.describeLimits(engine.describeLimits())))
    case .describeStream(let input):
      end(
        .success(
          .describeStream(try engine.describeStream(DescribeStreamRequest(validating: input))))
      )
    case .describeTable(let input):
      end(
        .success(.describeTable(try engine.describeTable(NamedTableRequest(validating: input)))))
    case .executeStatement(let input):
      engine.executeStatement(try ExecuteStatementRequest(validating: input), meter: meter) {
        end($0.map(OperationOutput.executeStatement))
      }
    case .executeTransaction(let input):
      engine.executeTransaction(try ExecuteTransactionRequest(validating: input), meter: meter) {
        end($0.map(OperationOutput.executeTransaction))
      }
    case .describeTimeToLive(let input):
      end(
        .success(
          .describeTimeToLive(try engine.describeTimeToLive(NamedTableRequest(validating: input)))))
    case .getItem(let input):
      end(
        .success(.getItem(try engine.getItem(GetItemRequest(validating: input), meter: meter))))
    case .getRecords(let input):
      end(.success(.getRecords(try engine.getRecords(GetRecordsRequest(validating: input)))))
    case .getShardIterator(let input):
      end(
        .success(
          .getShardIterator(
            try engine.getShardIterator(GetShardIteratorRequest(validating: input)))))
    case .listStreams(let input):
      end(
        .success(.listStreams(try engine.listStreams(ListStreamsRequest(validating: input)))))
    case .listTables(let input):
      end(.success(.listTables(try engine.listTables(ListTablesRequest(validating: input)))))
    case .listTagsOfResource(let input):
      end(
        .success(
          .listTagsOfResource(
            try engine.listTagsOfResource(ListTagsOfResourceRequest(validating: input)))))
    case .putItem(let input):
      engine.putItem(try PutItemRequest(validating: input), meter: meter) {
        end($0.map(OperationOutput.putItem))
      }
    case .query(let input):
      end(.success(.query(try engine.query(QueryRequest(validating: input), meter: meter))))
    case .scan(let input):
      end(.success(.scan(try engine.scan(ScanRequest(validating: input), meter: meter))))
    case .transactGetItems(let input):
      end(
        .success(
          .transactGetItems(
            try engine.transactGetItems(TransactGetItemsRequest(validating: input), meter: meter))
        ))
    case .transactWriteItems(let input):
      engine.transactWriteItems(try TransactWriteItemsRequest(validating: input), meter: meter) {
        end($0.map(OperationOutput.transactWriteItems))
      }
    case .tagResource(let input):
      engine.tagResource(try TagResourceRequest(validating: input)) {
        end($0.map(OperationOutput.tagResource))
      }
    case .untagResource(let input):
      engine.untagResource(try UntagResourceRequest(validating: input)) {
        end($0.map(OperationOutput.untagResource))
      }
    case .updateItem(let input):
      engine.updateItem(try UpdateItemRequest(validating: input), meter: meter) {
        end($0.map(OperationOutput.updateItem))
      }
    case .updateTable(let input):
      engine.updateTable(try UpdateTableRequest(validating: input)) {
        end($0.map(OperationOutput.updateTable))
      }
    case .updateTimeToLive(let input):
      engine.updateTimeToLive(try UpdateTimeToLiveRequest(validating: input)) {
        end($0.map(OperationOutput.updateTimeToLive))
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
