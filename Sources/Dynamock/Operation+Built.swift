import DynamockModel

extension Operation {
  /// Whether dynamock carries the operation out; the others answer as AWS answers an unknown one.
  ///
  /// docs/compatibility.md lists them, and a test holds it against this.
  public var isBuilt: Bool {
    switch self {
    case .batchGetItem, .batchWriteItem, .createTable, .deleteItem, .deleteTable,
      .describeEndpoints, .describeLimits, .describeTable, .getItem, .listTables, .putItem,
      .query, .scan, .updateItem, .updateTable:
      true
    case .batchExecuteStatement, .cancelBulkOperation, .createBackup, .createGlobalTable,
      .deleteBackup, .deleteResourcePolicy, .describeBackup, .describeBulkOperation,
      .describeContinuousBackups, .describeContributorInsights, .describeExport,
      .describeGlobalTable, .describeGlobalTableSettings, .describeImport,
      .describeKinesisStreamingDestination, .describeStream, .describeTableReplicaAutoScaling,
      .describeTimeToLive, .disableKinesisStreamingDestination,
      .enableKinesisStreamingDestination, .executeStatement, .executeTransaction,
      .exportTableToPointInTime, .getRecords, .getResourcePolicy, .getShardIterator, .importTable,
      .listBackups, .listBulkOperations, .listContributorInsights, .listExports,
      .listGlobalTables, .listImports, .listStreams, .listTagsOfResource, .putResourcePolicy,
      .restoreTableFromBackup, .restoreTableToPointInTime, .searchVectors, .startBulkPutItems,
      .tagResource, .transactGetItems, .transactWriteItems, .untagResource,
      .updateContinuousBackups, .updateContributorInsights, .updateGlobalTable,
      .updateGlobalTableSettings, .updateKinesisStreamingDestination,
      .updateTableReplicaAutoScaling, .updateTimeToLive:
      false
    }
  }
}
