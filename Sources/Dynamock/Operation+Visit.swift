import DynamockModel

/// An action that is generic over the type of an operation.
///
/// Generic, so that the compiler specializes the code for each operation and boxes no request.
protocol OperationVisitor {
  associatedtype Outcome
  associatedtype Failure: Error

  /// Visits the type of an operation that is implemented.
  func visit<Visited: DatabaseOperation>(
    _ type: Visited.Type
  ) throws(Failure) -> Outcome

  /// Visits an operation that is not implemented, such as a new one of the model.
  func visitUnbuilt(_ operation: Operation) throws(Failure) -> Outcome
}

extension Operation {
  /// Maps an operation's name to its type: the only list of implemented operations.
  func visit<Visitor: OperationVisitor>(
    _ visitor: Visitor
  ) throws(Visitor.Failure) -> Visitor.Outcome {
    switch self {
    case .batchExecuteStatement: try visitor.visit(BatchExecuteStatementOperation.self)
    case .batchGetItem: try visitor.visit(BatchGetItemOperation.self)
    case .batchWriteItem: try visitor.visit(BatchWriteItemOperation.self)
    case .cancelBulkOperation: try visitor.visit(CancelBulkOperationOperation.self)
    case .createBackup: try visitor.visit(CreateBackupOperation.self)
    case .createGlobalTable: try visitor.visit(CreateGlobalTableOperation.self)
    case .createTable: try visitor.visit(CreateTableOperation.self)
    case .deleteBackup: try visitor.visit(DeleteBackupOperation.self)
    case .deleteItem: try visitor.visit(DeleteItemOperation.self)
    case .deleteResourcePolicy: try visitor.visit(DeleteResourcePolicyOperation.self)
    case .deleteTable: try visitor.visit(DeleteTableOperation.self)
    case .describeBackup: try visitor.visit(DescribeBackupOperation.self)
    case .describeBulkOperation: try visitor.visit(DescribeBulkOperationOperation.self)
    case .describeContinuousBackups: try visitor.visit(DescribeContinuousBackupsOperation.self)
    case .describeContributorInsights: try visitor.visit(DescribeContributorInsightsOperation.self)
    case .describeEndpoints: try visitor.visit(DescribeEndpointsOperation.self)
    case .describeExport: try visitor.visit(DescribeExportOperation.self)
    case .describeGlobalTable: try visitor.visit(DescribeGlobalTableOperation.self)
    case .describeGlobalTableSettings: try visitor.visit(DescribeGlobalTableSettingsOperation.self)
    case .describeImport: try visitor.visit(DescribeImportOperation.self)
    case .describeKinesisStreamingDestination:
      try visitor.visit(DescribeKinesisStreamingDestinationOperation.self)
    case .describeLimits: try visitor.visit(DescribeLimitsOperation.self)
    case .describeStream: try visitor.visit(DescribeStreamOperation.self)
    case .describeTable: try visitor.visit(DescribeTableOperation.self)
    case .describeTableReplicaAutoScaling:
      try visitor.visit(DescribeTableReplicaAutoScalingOperation.self)
    case .describeTimeToLive: try visitor.visit(DescribeTimeToLiveOperation.self)
    case .disableKinesisStreamingDestination:
      try visitor.visit(DisableKinesisStreamingDestinationOperation.self)
    case .enableKinesisStreamingDestination:
      try visitor.visit(EnableKinesisStreamingDestinationOperation.self)
    case .executeStatement: try visitor.visit(ExecuteStatementOperation.self)
    case .executeTransaction: try visitor.visit(ExecuteTransactionOperation.self)
    case .exportTableToPointInTime: try visitor.visit(ExportTableToPointInTimeOperation.self)
    case .getItem: try visitor.visit(GetItemOperation.self)
    case .getRecords: try visitor.visit(GetRecordsOperation.self)
    case .getResourcePolicy: try visitor.visit(GetResourcePolicyOperation.self)
    case .getShardIterator: try visitor.visit(GetShardIteratorOperation.self)
    case .importTable: try visitor.visit(ImportTableOperation.self)
    case .listBackups: try visitor.visit(ListBackupsOperation.self)
    case .listBulkOperations: try visitor.visit(ListBulkOperationsOperation.self)
    case .listContributorInsights: try visitor.visit(ListContributorInsightsOperation.self)
    case .listExports: try visitor.visit(ListExportsOperation.self)
    case .listGlobalTables: try visitor.visit(ListGlobalTablesOperation.self)
    case .listImports: try visitor.visit(ListImportsOperation.self)
    case .listStreams: try visitor.visit(ListStreamsOperation.self)
    case .listTables: try visitor.visit(ListTablesOperation.self)
    case .listTagsOfResource: try visitor.visit(ListTagsOfResourceOperation.self)
    case .putItem: try visitor.visit(PutItemOperation.self)
    case .putResourcePolicy: try visitor.visit(PutResourcePolicyOperation.self)
    case .query: try visitor.visit(QueryOperation.self)
    case .restoreTableFromBackup: try visitor.visit(RestoreTableFromBackupOperation.self)
    case .restoreTableToPointInTime: try visitor.visit(RestoreTableToPointInTimeOperation.self)
    case .scan: try visitor.visit(ScanOperation.self)
    case .searchVectors: try visitor.visit(SearchVectorsOperation.self)
    case .startBulkPutItems: try visitor.visit(StartBulkPutItemsOperation.self)
    case .tagResource: try visitor.visit(TagResourceOperation.self)
    case .transactGetItems: try visitor.visit(TransactGetItemsOperation.self)
    case .transactWriteItems: try visitor.visit(TransactWriteItemsOperation.self)
    case .untagResource: try visitor.visit(UntagResourceOperation.self)
    case .updateContinuousBackups: try visitor.visit(UpdateContinuousBackupsOperation.self)
    case .updateContributorInsights: try visitor.visit(UpdateContributorInsightsOperation.self)
    case .updateGlobalTable: try visitor.visit(UpdateGlobalTableOperation.self)
    case .updateGlobalTableSettings: try visitor.visit(UpdateGlobalTableSettingsOperation.self)
    case .updateItem: try visitor.visit(UpdateItemOperation.self)
    case .updateKinesisStreamingDestination:
      try visitor.visit(UpdateKinesisStreamingDestinationOperation.self)
    case .updateTable: try visitor.visit(UpdateTableOperation.self)
    case .updateTableReplicaAutoScaling:
      try visitor.visit(UpdateTableReplicaAutoScalingOperation.self)
    case .updateTimeToLive: try visitor.visit(UpdateTimeToLiveOperation.self)
    }
  }
}
