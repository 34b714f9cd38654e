// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension OperationInput: TreeWritable {
  var tree: JSONTree {
    switch self {
    case .batchExecuteStatement(let input): input.tree
    case .batchGetItem(let input): input.tree
    case .batchWriteItem(let input): input.tree
    case .cancelBulkOperation(let input): input.tree
    case .createBackup(let input): input.tree
    case .createGlobalTable(let input): input.tree
    case .createTable(let input): input.tree
    case .deleteBackup(let input): input.tree
    case .deleteItem(let input): input.tree
    case .deleteResourcePolicy(let input): input.tree
    case .deleteTable(let input): input.tree
    case .describeBackup(let input): input.tree
    case .describeBulkOperation(let input): input.tree
    case .describeContinuousBackups(let input): input.tree
    case .describeContributorInsights(let input): input.tree
    case .describeEndpoints(let input): input.tree
    case .describeExport(let input): input.tree
    case .describeGlobalTable(let input): input.tree
    case .describeGlobalTableSettings(let input): input.tree
    case .describeImport(let input): input.tree
    case .describeKinesisStreamingDestination(let input): input.tree
    case .describeLimits(let input): input.tree
    case .describeStream(let input): input.tree
    case .describeTable(let input): input.tree
    case .describeTableReplicaAutoScaling(let input): input.tree
    case .describeTimeToLive(let input): input.tree
    case .disableKinesisStreamingDestination(let input): input.tree
    case .enableKinesisStreamingDestination(let input): input.tree
    case .executeStatement(let input): input.tree
    case .executeTransaction(let input): input.tree
    case .exportTableToPointInTime(let input): input.tree
    case .getItem(let input): input.tree
    case .getRecords(let input): input.tree
    case .getResourcePolicy(let input): input.tree
    case .getShardIterator(let input): input.tree
    case .importTable(let input): input.tree
    case .listBackups(let input): input.tree
    case .listBulkOperations(let input): input.tree
    case .listContributorInsights(let input): input.tree
    case .listExports(let input): input.tree
    case .listGlobalTables(let input): input.tree
    case .listImports(let input): input.tree
    case .listStreams(let input): input.tree
    case .listTables(let input): input.tree
    case .listTagsOfResource(let input): input.tree
    case .putItem(let input): input.tree
    case .putResourcePolicy(let input): input.tree
    case .query(let input): input.tree
    case .restoreTableFromBackup(let input): input.tree
    case .restoreTableToPointInTime(let input): input.tree
    case .scan(let input): input.tree
    case .searchVectors(let input): input.tree
    case .startBulkPutItems(let input): input.tree
    case .tagResource(let input): input.tree
    case .transactGetItems(let input): input.tree
    case .transactWriteItems(let input): input.tree
    case .untagResource(let input): input.tree
    case .updateContinuousBackups(let input): input.tree
    case .updateContributorInsights(let input): input.tree
    case .updateGlobalTable(let input): input.tree
    case .updateGlobalTableSettings(let input): input.tree
    case .updateItem(let input): input.tree
    case .updateKinesisStreamingDestination(let input): input.tree
    case .updateTable(let input): input.tree
    case .updateTableReplicaAutoScaling(let input): input.tree
    case .updateTimeToLive(let input): input.tree
    }
  }
}

extension OperationOutput {
  /// Reads the output of an operation.
  init(of operation: Operation, tree: JSONTree) throws(UnreadableTree) {
    switch operation {
    case .batchExecuteStatement: self = .batchExecuteStatement(try .init(tree: tree))
    case .batchGetItem: self = .batchGetItem(try .init(tree: tree))
    case .batchWriteItem: self = .batchWriteItem(try .init(tree: tree))
    case .cancelBulkOperation: self = .cancelBulkOperation(try .init(tree: tree))
    case .createBackup: self = .createBackup(try .init(tree: tree))
    case .createGlobalTable: self = .createGlobalTable(try .init(tree: tree))
    case .createTable: self = .createTable(try .init(tree: tree))
    case .deleteBackup: self = .deleteBackup(try .init(tree: tree))
    case .deleteItem: self = .deleteItem(try .init(tree: tree))
    case .deleteResourcePolicy: self = .deleteResourcePolicy(try .init(tree: tree))
    case .deleteTable: self = .deleteTable(try .init(tree: tree))
    case .describeBackup: self = .describeBackup(try .init(tree: tree))
    case .describeBulkOperation: self = .describeBulkOperation(try .init(tree: tree))
    case .describeContinuousBackups: self = .describeContinuousBackups(try .init(tree: tree))
    case .describeContributorInsights: self = .describeContributorInsights(try .init(tree: tree))
    case .describeEndpoints: self = .describeEndpoints(try .init(tree: tree))
    case .describeExport: self = .describeExport(try .init(tree: tree))
    case .describeGlobalTable: self = .describeGlobalTable(try .init(tree: tree))
    case .describeGlobalTableSettings: self = .describeGlobalTableSettings(try .init(tree: tree))
    case .describeImport: self = .describeImport(try .init(tree: tree))
    case .describeKinesisStreamingDestination:
      self = .describeKinesisStreamingDestination(try .init(tree: tree))
    case .describeLimits: self = .describeLimits(try .init(tree: tree))
    case .describeStream: self = .describeStream(try .init(tree: tree))
    case .describeTable: self = .describeTable(try .init(tree: tree))
    case .describeTableReplicaAutoScaling:
      self = .describeTableReplicaAutoScaling(try .init(tree: tree))
    case .describeTimeToLive: self = .describeTimeToLive(try .init(tree: tree))
    case .disableKinesisStreamingDestination:
      self = .disableKinesisStreamingDestination(try .init(tree: tree))
    case .enableKinesisStreamingDestination:
      self = .enableKinesisStreamingDestination(try .init(tree: tree))
    case .executeStatement: self = .executeStatement(try .init(tree: tree))
    case .executeTransaction: self = .executeTransaction(try .init(tree: tree))
    case .exportTableToPointInTime: self = .exportTableToPointInTime(try .init(tree: tree))
    case .getItem: self = .getItem(try .init(tree: tree))
    case .getRecords: self = .getRecords(try .init(tree: tree))
    case .getResourcePolicy: self = .getResourcePolicy(try .init(tree: tree))
    case .getShardIterator: self = .getShardIterator(try .init(tree: tree))
    case .importTable: self = .importTable(try .init(tree: tree))
    case .listBackups: self = .listBackups(try .init(tree: tree))
    case .listBulkOperations: self = .listBulkOperations(try .init(tree: tree))
    case .listContributorInsights: self = .listContributorInsights(try .init(tree: tree))
    case .listExports: self = .listExports(try .init(tree: tree))
    case .listGlobalTables: self = .listGlobalTables(try .init(tree: tree))
    case .listImports: self = .listImports(try .init(tree: tree))
    case .listStreams: self = .listStreams(try .init(tree: tree))
    case .listTables: self = .listTables(try .init(tree: tree))
    case .listTagsOfResource: self = .listTagsOfResource(try .init(tree: tree))
    case .putItem: self = .putItem(try .init(tree: tree))
    case .putResourcePolicy: self = .putResourcePolicy(try .init(tree: tree))
    case .query: self = .query(try .init(tree: tree))
    case .restoreTableFromBackup: self = .restoreTableFromBackup(try .init(tree: tree))
    case .restoreTableToPointInTime: self = .restoreTableToPointInTime(try .init(tree: tree))
    case .scan: self = .scan(try .init(tree: tree))
    case .searchVectors: self = .searchVectors(try .init(tree: tree))
    case .startBulkPutItems: self = .startBulkPutItems(try .init(tree: tree))
    case .tagResource: self = .tagResource(try .init(tree: tree))
    case .transactGetItems: self = .transactGetItems(try .init(tree: tree))
    case .transactWriteItems: self = .transactWriteItems(try .init(tree: tree))
    case .untagResource: self = .untagResource(try .init(tree: tree))
    case .updateContinuousBackups: self = .updateContinuousBackups(try .init(tree: tree))
    case .updateContributorInsights: self = .updateContributorInsights(try .init(tree: tree))
    case .updateGlobalTable: self = .updateGlobalTable(try .init(tree: tree))
    case .updateGlobalTableSettings: self = .updateGlobalTableSettings(try .init(tree: tree))
    case .updateItem: self = .updateItem(try .init(tree: tree))
    case .updateKinesisStreamingDestination:
      self = .updateKinesisStreamingDestination(try .init(tree: tree))
    case .updateTable: self = .updateTable(try .init(tree: tree))
    case .updateTableReplicaAutoScaling:
      self = .updateTableReplicaAutoScaling(try .init(tree: tree))
    case .updateTimeToLive: self = .updateTimeToLive(try .init(tree: tree))
    }
  }
}
