import DynamockModel

extension Operation {
  /// The operations that dynamock carries out; the others answer as AWS answers an unknown one.
  ///
  /// docs/compatibility.md lists them; tests hold it, and what the front desk does, against this.
  public static let built: Set<Operation> = [
    .batchExecuteStatement, .batchGetItem, .batchWriteItem, .createTable, .deleteItem, .deleteTable,
    .describeEndpoints, .describeLimits, .describeStream, .describeTable, .describeTimeToLive,
    .executeStatement, .executeTransaction, .getItem, .getRecords, .getShardIterator, .listStreams,
    .listTables, .listTagsOfResource, .putItem, .query, .scan, .tagResource, .transactGetItems,
    .transactWriteItems, .untagResource, .updateItem, .updateTable, .updateTimeToLive,
  ]
}
