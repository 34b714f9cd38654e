import DynamockEngine
import DynamockModel
import DynamockStatistics
import DynamockValidation

/// One call on its way to the engine.
struct Dispatch {
  let database: DynamockDatabase
  let engine: Database
  let context: RequestContext
  /// Where long requests go on; `nil` if this thread carries out whatever comes.
  let lanes: WorkLanes?
  let completion: @Sendable (Result<OperationOutput, DynamoDBError>) -> Void

  /// Carries out the one operation that the input is of.
  ///
  /// The input is taken apart where it is: to copy it would cost as much as to read a small item.
  func perform(_ input: consuming OperationInput) {
    switch input {
    case .batchExecuteStatement(let input):
      begin(.batchExecuteStatement) { end throws(DynamoDBError) in
        engine.batchExecuteStatement(
          try BatchExecuteStatementRequest(validating: input), meter: end.meter
        ) {
          end($0.map(OperationOutput.batchExecuteStatement))
        }
      }
    case .batchGetItem(let input):
      answer(.batchGetItem) { meter throws(DynamoDBError) in
        .batchGetItem(
          try engine.batchGetItem(
            BatchGetItemRequest(validating: input, isLoose: context.isLoose), meter: meter))
      }
    case .batchWriteItem(let input):
      begin(.batchWriteItem) { end throws(DynamoDBError) in
        engine.batchWriteItem(try BatchWriteItemRequest(validating: input), meter: end.meter) {
          end($0.map(OperationOutput.batchWriteItem))
        }
      }
    case .createTable(let input):
      begin(.createTable, of: input.tableName) { end throws(DynamoDBError) in
        engine.createTable(try CreateTableRequest(validating: input), region: context.region) {
          end($0.map(OperationOutput.createTable))
        }
      }
    case .deleteItem(let input):
      begin(.deleteItem, of: input.tableName) { end throws(DynamoDBError) in
        engine.deleteItem(
          try DeleteItemRequest(validating: input, isLoose: context.isLoose), meter: end.meter
        ) {
          end($0.map(OperationOutput.deleteItem))
        }
      }
    case .deleteTable(let input):
      begin(.deleteTable, of: input.tableName) { end throws(DynamoDBError) in
        engine.deleteTable(try NamedTableRequest(validating: input)) {
          end($0.map(OperationOutput.deleteTable))
        }
      }
    case .describeEndpoints:
      answer(.describeEndpoints) { _ in
        .describeEndpoints(engine.describeEndpoints(host: context.host))
      }
    case .describeLimits:
      answer(.describeLimits) { _ in .describeLimits(engine.describeLimits()) }
    case .describeStream(let input):
      answer(.describeStream) { _ throws(DynamoDBError) in
        .describeStream(try engine.describeStream(DescribeStreamRequest(validating: input)))
      }
    case .describeTable(let input):
      answer(.describeTable, of: input.tableName) { _ throws(DynamoDBError) in
        .describeTable(try engine.describeTable(NamedTableRequest(validating: input)))
      }
    case .describeTimeToLive(let input):
      answer(.describeTimeToLive, of: input.tableName) { _ throws(DynamoDBError) in
        .describeTimeToLive(try engine.describeTimeToLive(NamedTableRequest(validating: input)))
      }
    case .executeStatement(let input):
      begin(.executeStatement) { end throws(DynamoDBError) in
        let request = try ExecuteStatementRequest(validating: input)
        let completion: @Sendable (Result<ExecuteStatementOutput, DynamoDBError>) -> Void = {
          end($0.map(OperationOutput.executeStatement))
        }
        let isDone = engine.executeStatement(
          request, meter: end.meter, allowance: allowance, completion: completion)
        if !isDone {
          lanes?.reads.submit { [engine] in
            engine.executeStatement(request, meter: end.meter, completion: completion)
          }
        }
      }
    case .executeTransaction(let input):
      begin(.executeTransaction) { end throws(DynamoDBError) in
        engine.executeTransaction(
          try ExecuteTransactionRequest(validating: input), meter: end.meter
        ) {
          end($0.map(OperationOutput.executeTransaction))
        }
      }
    case .getItem(let input):
      answer(.getItem, of: input.tableName) { meter throws(DynamoDBError) in
        .getItem(
          try engine.getItem(
            GetItemRequest(validating: input, isLoose: context.isLoose), meter: meter))
      }
    case .getRecords(let input):
      answer(.getRecords) { _ throws(DynamoDBError) in
        .getRecords(try engine.getRecords(GetRecordsRequest(validating: input)))
      }
    case .getShardIterator(let input):
      answer(.getShardIterator) { _ throws(DynamoDBError) in
        .getShardIterator(try engine.getShardIterator(GetShardIteratorRequest(validating: input)))
      }
    case .listStreams(let input):
      answer(.listStreams) { _ throws(DynamoDBError) in
        .listStreams(try engine.listStreams(ListStreamsRequest(validating: input)))
      }
    case .listTables(let input):
      answer(.listTables) { _ throws(DynamoDBError) in
        .listTables(try engine.listTables(ListTablesRequest(validating: input)))
      }
    case .listTagsOfResource(let input):
      answer(.listTagsOfResource) { _ throws(DynamoDBError) in
        .listTagsOfResource(
          try engine.listTagsOfResource(ListTagsOfResourceRequest(validating: input)))
      }
    case .putItem(let input):
      begin(.putItem, of: input.tableName) { end throws(DynamoDBError) in
        engine.putItem(
          try PutItemRequest(validating: input, isLoose: context.isLoose), meter: end.meter
        ) {
          end($0.map(OperationOutput.putItem))
        }
      }
    case .query(let input):
      begin(.query, of: input.tableName) { end throws(DynamoDBError) in
        let request = try QueryRequest(validating: input, isLoose: context.isLoose)
        if let output = try engine.query(request, meter: end.meter, allowance: allowance) {
          return end(.success(.query(output)))
        }
        goOn(end) { [engine] () throws(DynamoDBError) in
          try engine.query(request, meter: end.meter).map(OperationOutput.query)
        }
      }
    case .scan(let input):
      begin(.scan, of: input.tableName) { end throws(DynamoDBError) in
        let request = try ScanRequest(validating: input)
        if let output = try engine.scan(request, meter: end.meter, allowance: allowance) {
          return end(.success(.scan(output)))
        }
        goOn(end) { [engine] () throws(DynamoDBError) in
          try engine.scan(request, meter: end.meter).map(OperationOutput.scan)
        }
      }
    case .tagResource(let input):
      begin(.tagResource) { end throws(DynamoDBError) in
        engine.tagResource(try TagResourceRequest(validating: input)) {
          end($0.map(OperationOutput.tagResource))
        }
      }
    case .transactGetItems(let input):
      answer(.transactGetItems) { meter throws(DynamoDBError) in
        .transactGetItems(
          try engine.transactGetItems(TransactGetItemsRequest(validating: input), meter: meter))
      }
    case .transactWriteItems(let input):
      begin(.transactWriteItems) { end throws(DynamoDBError) in
        engine.transactWriteItems(
          try TransactWriteItemsRequest(validating: input), meter: end.meter
        ) {
          end($0.map(OperationOutput.transactWriteItems))
        }
      }
    case .untagResource(let input):
      begin(.untagResource) { end throws(DynamoDBError) in
        engine.untagResource(try UntagResourceRequest(validating: input)) {
          end($0.map(OperationOutput.untagResource))
        }
      }
    case .updateItem(let input):
      begin(.updateItem, of: input.tableName) { end throws(DynamoDBError) in
        engine.updateItem(
          try UpdateItemRequest(validating: input, isLoose: context.isLoose), meter: end.meter
        ) {
          end($0.map(OperationOutput.updateItem))
        }
      }
    case .updateTable(let input):
      begin(.updateTable, of: input.tableName) { end throws(DynamoDBError) in
        engine.updateTable(try UpdateTableRequest(validating: input)) {
          end($0.map(OperationOutput.updateTable))
        }
      }
    case .updateTimeToLive(let input):
      begin(.updateTimeToLive, of: input.tableName) { end throws(DynamoDBError) in
        engine.updateTimeToLive(try UpdateTimeToLiveRequest(validating: input)) {
          end($0.map(OperationOutput.updateTimeToLive))
        }
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
      answer(input.operation) { _ throws(DynamoDBError) in
        throw DynamoDBError(.unknownOperation, nil)
      }
    }
  }

  /// Carries out an operation that is over when `body` returns.
  private func answer(
    _ operation: Operation, of table: String? = nil,
    _ body: (CallMeter?) throws(DynamoDBError) -> OperationOutput
  ) {
    let end = end(of: operation, on: table)
    do throws(DynamoDBError) {
      end(.success(try body(end.meter)))
    } catch {
      end(.failure(error))
    }
  }

  /// Begins an operation that ends later, by calling what it is handed.
  private func begin(
    _ operation: Operation, of table: String? = nil,
    _ body: (CallEnd) throws(DynamoDBError) -> Void
  ) {
    let end = end(of: operation, on: table)
    do throws(DynamoDBError) {
      try body(end)
    } catch {
      end(.failure(error))
    }
  }

  /// How much a read looks at before it goes on elsewhere.
  private var allowance: ReadAllowance { lanes == nil ? .unlimited : .portion }

  /// Carries out on a thread what turned out to be long, from its beginning.
  private func goOn(
    _ end: CallEnd, _ body: @escaping @Sendable () throws(DynamoDBError) -> OperationOutput?
  ) {
    guard let lanes else { return end(.failure(.unexpectedOutput)) }
    lanes.reads.submit {
      do throws(DynamoDBError) {
        guard let output = try body() else { throw .unexpectedOutput }
        end(.success(output))
      } catch {
        end(.failure(error))
      }
    }
  }

  private func end(of operation: Operation, on table: String?) -> CallEnd {
    CallEnd(
      database: database,
      meter: database.recorder?.begin(operation, table: table, tag: context.tag),
      completion: completion)
  }
}
