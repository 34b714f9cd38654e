import DynamockModel
import DynamockValidation

extension OperationInput {
  /// Applies the rules that need no table, and carries nothing out.
  /// - Parameter isLoose: Whether its JSON is written as only AWS's older layer reads it.
  package consuming func validate(isLoose: Bool = false) throws(DynamoDBError) {
    switch self {
    case .batchExecuteStatement(let input): _ = try BatchExecuteStatementRequest(validating: input)
    case .batchGetItem(let input):
      _ = try BatchGetItemRequest(validating: input, isLoose: isLoose)
    case .batchWriteItem(let input): _ = try BatchWriteItemRequest(validating: input)
    case .createTable(let input): _ = try CreateTableRequest(validating: input)
    case .deleteItem(let input):
      _ = try DeleteItemRequest(validating: input, isLoose: isLoose)
    case .deleteTable(let input): _ = try NamedTableRequest(validating: input)
    case .describeStream(let input): _ = try DescribeStreamRequest(validating: input)
    case .describeTable(let input): _ = try NamedTableRequest(validating: input)
    case .describeTimeToLive(let input): _ = try NamedTableRequest(validating: input)
    case .executeStatement(let input): _ = try ExecuteStatementRequest(validating: input)
    case .executeTransaction(let input): _ = try ExecuteTransactionRequest(validating: input)
    case .getItem(let input):
      _ = try GetItemRequest(validating: input, isLoose: isLoose)
    case .getRecords(let input): _ = try GetRecordsRequest(validating: input)
    case .getShardIterator(let input): _ = try GetShardIteratorRequest(validating: input)
    case .listStreams(let input): _ = try ListStreamsRequest(validating: input)
    case .listTables(let input): _ = try ListTablesRequest(validating: input)
    case .listTagsOfResource(let input): _ = try ListTagsOfResourceRequest(validating: input)
    case .putItem(let input):
      _ = try PutItemRequest(validating: input, isLoose: isLoose)
    case .query(let input):
      _ = try QueryRequest(validating: input, isLoose: isLoose)
    case .scan(let input): _ = try ScanRequest(validating: input)
    case .tagResource(let input): _ = try TagResourceRequest(validating: input)
    case .transactGetItems(let input): _ = try TransactGetItemsRequest(validating: input)
    case .transactWriteItems(let input): _ = try TransactWriteItemsRequest(validating: input)
    case .untagResource(let input): _ = try UntagResourceRequest(validating: input)
    case .updateItem(let input):
      _ = try UpdateItemRequest(validating: input, isLoose: isLoose)
    case .updateTable(let input): _ = try UpdateTableRequest(validating: input)
    case .updateTimeToLive(let input): _ = try UpdateTimeToLiveRequest(validating: input)
    case .describeEndpoints, .describeLimits: break
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
      // Nothing is known of operations that are not built, so that rules may answer them.
      break
    }
  }
}
