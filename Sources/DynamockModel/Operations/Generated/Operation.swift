// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The operations of DynamoDB and of DynamoDB Streams.
public enum Operation: String, CaseIterable, Sendable {
  /// `BatchExecuteStatement`.
  case batchExecuteStatement = "BatchExecuteStatement"
  /// `BatchGetItem`.
  case batchGetItem = "BatchGetItem"
  /// `BatchWriteItem`.
  case batchWriteItem = "BatchWriteItem"
  /// `CancelBulkOperation`.
  case cancelBulkOperation = "CancelBulkOperation"
  /// `CreateBackup`.
  case createBackup = "CreateBackup"
  /// `CreateGlobalTable`.
  case createGlobalTable = "CreateGlobalTable"
  /// `CreateTable`.
  case createTable = "CreateTable"
  /// `DeleteBackup`.
  case deleteBackup = "DeleteBackup"
  /// `DeleteItem`.
  case deleteItem = "DeleteItem"
  /// `DeleteResourcePolicy`.
  case deleteResourcePolicy = "DeleteResourcePolicy"
  /// `DeleteTable`.
  case deleteTable = "DeleteTable"
  /// `DescribeBackup`.
  case describeBackup = "DescribeBackup"
  /// `DescribeBulkOperation`.
  case describeBulkOperation = "DescribeBulkOperation"
  /// `DescribeContinuousBackups`.
  case describeContinuousBackups = "DescribeContinuousBackups"
  /// `DescribeContributorInsights`.
  case describeContributorInsights = "DescribeContributorInsights"
  /// `DescribeEndpoints`.
  case describeEndpoints = "DescribeEndpoints"
  /// `DescribeExport`.
  case describeExport = "DescribeExport"
  /// `DescribeGlobalTable`.
  case describeGlobalTable = "DescribeGlobalTable"
  /// `DescribeGlobalTableSettings`.
  case describeGlobalTableSettings = "DescribeGlobalTableSettings"
  /// `DescribeImport`.
  case describeImport = "DescribeImport"
  /// `DescribeKinesisStreamingDestination`.
  case describeKinesisStreamingDestination = "DescribeKinesisStreamingDestination"
  /// `DescribeLimits`.
  case describeLimits = "DescribeLimits"
  /// `DescribeStream`.
  case describeStream = "DescribeStream"
  /// `DescribeTable`.
  case describeTable = "DescribeTable"
  /// `DescribeTableReplicaAutoScaling`.
  case describeTableReplicaAutoScaling = "DescribeTableReplicaAutoScaling"
  /// `DescribeTimeToLive`.
  case describeTimeToLive = "DescribeTimeToLive"
  /// `DisableKinesisStreamingDestination`.
  case disableKinesisStreamingDestination = "DisableKinesisStreamingDestination"
  /// `EnableKinesisStreamingDestination`.
  case enableKinesisStreamingDestination = "EnableKinesisStreamingDestination"
  /// `ExecuteStatement`.
  case executeStatement = "ExecuteStatement"
  /// `ExecuteTransaction`.
  case executeTransaction = "ExecuteTransaction"
  /// `ExportTableToPointInTime`.
  case exportTableToPointInTime = "ExportTableToPointInTime"
  /// `GetItem`.
  case getItem = "GetItem"
  /// `GetRecords`.
  case getRecords = "GetRecords"
  /// `GetResourcePolicy`.
  case getResourcePolicy = "GetResourcePolicy"
  /// `GetShardIterator`.
  case getShardIterator = "GetShardIterator"
  /// `ImportTable`.
  case importTable = "ImportTable"
  /// `ListBackups`.
  case listBackups = "ListBackups"
  /// `ListBulkOperations`.
  case listBulkOperations = "ListBulkOperations"
  /// `ListContributorInsights`.
  case listContributorInsights = "ListContributorInsights"
  /// `ListExports`.
  case listExports = "ListExports"
  /// `ListGlobalTables`.
  case listGlobalTables = "ListGlobalTables"
  /// `ListImports`.
  case listImports = "ListImports"
  /// `ListStreams`.
  case listStreams = "ListStreams"
  /// `ListTables`.
  case listTables = "ListTables"
  /// `ListTagsOfResource`.
  case listTagsOfResource = "ListTagsOfResource"
  /// `PutItem`.
  case putItem = "PutItem"
  /// `PutResourcePolicy`.
  case putResourcePolicy = "PutResourcePolicy"
  /// `Query`.
  case query = "Query"
  /// `RestoreTableFromBackup`.
  case restoreTableFromBackup = "RestoreTableFromBackup"
  /// `RestoreTableToPointInTime`.
  case restoreTableToPointInTime = "RestoreTableToPointInTime"
  /// `Scan`.
  case scan = "Scan"
  /// `SearchVectors`.
  case searchVectors = "SearchVectors"
  /// `StartBulkPutItems`.
  case startBulkPutItems = "StartBulkPutItems"
  /// `TagResource`.
  case tagResource = "TagResource"
  /// `TransactGetItems`.
  case transactGetItems = "TransactGetItems"
  /// `TransactWriteItems`.
  case transactWriteItems = "TransactWriteItems"
  /// `UntagResource`.
  case untagResource = "UntagResource"
  /// `UpdateContinuousBackups`.
  case updateContinuousBackups = "UpdateContinuousBackups"
  /// `UpdateContributorInsights`.
  case updateContributorInsights = "UpdateContributorInsights"
  /// `UpdateGlobalTable`.
  case updateGlobalTable = "UpdateGlobalTable"
  /// `UpdateGlobalTableSettings`.
  case updateGlobalTableSettings = "UpdateGlobalTableSettings"
  /// `UpdateItem`.
  case updateItem = "UpdateItem"
  /// `UpdateKinesisStreamingDestination`.
  case updateKinesisStreamingDestination = "UpdateKinesisStreamingDestination"
  /// `UpdateTable`.
  case updateTable = "UpdateTable"
  /// `UpdateTableReplicaAutoScaling`.
  case updateTableReplicaAutoScaling = "UpdateTableReplicaAutoScaling"
  /// `UpdateTimeToLive`.
  case updateTimeToLive = "UpdateTimeToLive"

  /// The operation's name, as in `PutItem`.
  public var name: String { rawValue }

  /// What stands before the dot in `X-Amz-Target`.
  public var targetPrefix: String {
    switch self {
    case .describeStream, .getRecords, .getShardIterator, .listStreams:
      "DynamoDBStreams_20120810"
    default: "DynamoDB_20120810"
    }
  }
}

/// What an operation is asked: one case for each of them.
///
/// The large ones lie elsewhere: a value that is handed on is as large as the largest case.
public enum OperationInput: Sendable, Equatable {
  /// What `BatchExecuteStatement` is asked.
  case batchExecuteStatement(BatchExecuteStatementInput)
  /// What `BatchGetItem` is asked.
  case batchGetItem(BatchGetItemInput)
  /// What `BatchWriteItem` is asked.
  case batchWriteItem(BatchWriteItemInput)
  /// What `CancelBulkOperation` is asked.
  case cancelBulkOperation(CancelBulkOperationInput)
  /// What `CreateBackup` is asked.
  case createBackup(CreateBackupInput)
  /// What `CreateGlobalTable` is asked.
  case createGlobalTable(CreateGlobalTableInput)
  /// What `CreateTable` is asked.
  indirect case createTable(CreateTableInput)
  /// What `DeleteBackup` is asked.
  case deleteBackup(DeleteBackupInput)
  /// What `DeleteItem` is asked.
  case deleteItem(DeleteItemInput)
  /// What `DeleteResourcePolicy` is asked.
  case deleteResourcePolicy(DeleteResourcePolicyInput)
  /// What `DeleteTable` is asked.
  case deleteTable(DeleteTableInput)
  /// What `DescribeBackup` is asked.
  case describeBackup(DescribeBackupInput)
  /// What `DescribeBulkOperation` is asked.
  case describeBulkOperation(DescribeBulkOperationInput)
  /// What `DescribeContinuousBackups` is asked.
  case describeContinuousBackups(DescribeContinuousBackupsInput)
  /// What `DescribeContributorInsights` is asked.
  case describeContributorInsights(DescribeContributorInsightsInput)
  /// What `DescribeEndpoints` is asked.
  case describeEndpoints(DescribeEndpointsInput)
  /// What `DescribeExport` is asked.
  case describeExport(DescribeExportInput)
  /// What `DescribeGlobalTable` is asked.
  case describeGlobalTable(DescribeGlobalTableInput)
  /// What `DescribeGlobalTableSettings` is asked.
  case describeGlobalTableSettings(DescribeGlobalTableSettingsInput)
  /// What `DescribeImport` is asked.
  case describeImport(DescribeImportInput)
  /// What `DescribeKinesisStreamingDestination` is asked.
  case describeKinesisStreamingDestination(DescribeKinesisStreamingDestinationInput)
  /// What `DescribeLimits` is asked.
  case describeLimits(DescribeLimitsInput)
  /// What `DescribeStream` is asked.
  case describeStream(DescribeStreamInput)
  /// What `DescribeTable` is asked.
  case describeTable(DescribeTableInput)
  /// What `DescribeTableReplicaAutoScaling` is asked.
  case describeTableReplicaAutoScaling(DescribeTableReplicaAutoScalingInput)
  /// What `DescribeTimeToLive` is asked.
  case describeTimeToLive(DescribeTimeToLiveInput)
  /// What `DisableKinesisStreamingDestination` is asked.
  case disableKinesisStreamingDestination(DisableKinesisStreamingDestinationInput)
  /// What `EnableKinesisStreamingDestination` is asked.
  case enableKinesisStreamingDestination(EnableKinesisStreamingDestinationInput)
  /// What `ExecuteStatement` is asked.
  case executeStatement(ExecuteStatementInput)
  /// What `ExecuteTransaction` is asked.
  case executeTransaction(ExecuteTransactionInput)
  /// What `ExportTableToPointInTime` is asked.
  indirect case exportTableToPointInTime(ExportTableToPointInTimeInput)
  /// What `GetItem` is asked.
  case getItem(GetItemInput)
  /// What `GetRecords` is asked.
  case getRecords(GetRecordsInput)
  /// What `GetResourcePolicy` is asked.
  case getResourcePolicy(GetResourcePolicyInput)
  /// What `GetShardIterator` is asked.
  case getShardIterator(GetShardIteratorInput)
  /// What `ImportTable` is asked.
  indirect case importTable(ImportTableInput)
  /// What `ListBackups` is asked.
  case listBackups(ListBackupsInput)
  /// What `ListBulkOperations` is asked.
  case listBulkOperations(ListBulkOperationsInput)
  /// What `ListContributorInsights` is asked.
  case listContributorInsights(ListContributorInsightsInput)
  /// What `ListExports` is asked.
  case listExports(ListExportsInput)
  /// What `ListGlobalTables` is asked.
  case listGlobalTables(ListGlobalTablesInput)
  /// What `ListImports` is asked.
  case listImports(ListImportsInput)
  /// What `ListStreams` is asked.
  case listStreams(ListStreamsInput)
  /// What `ListTables` is asked.
  case listTables(ListTablesInput)
  /// What `ListTagsOfResource` is asked.
  case listTagsOfResource(ListTagsOfResourceInput)
  /// What `PutItem` is asked.
  case putItem(PutItemInput)
  /// What `PutResourcePolicy` is asked.
  case putResourcePolicy(PutResourcePolicyInput)
  /// What `Query` is asked.
  case query(QueryInput)
  /// What `RestoreTableFromBackup` is asked.
  case restoreTableFromBackup(RestoreTableFromBackupInput)
  /// What `RestoreTableToPointInTime` is asked.
  indirect case restoreTableToPointInTime(RestoreTableToPointInTimeInput)
  /// What `Scan` is asked.
  case scan(ScanInput)
  /// What `SearchVectors` is asked.
  case searchVectors(SearchVectorsInput)
  /// What `StartBulkPutItems` is asked.
  indirect case startBulkPutItems(StartBulkPutItemsInput)
  /// What `TagResource` is asked.
  case tagResource(TagResourceInput)
  /// What `TransactGetItems` is asked.
  case transactGetItems(TransactGetItemsInput)
  /// What `TransactWriteItems` is asked.
  case transactWriteItems(TransactWriteItemsInput)
  /// What `UntagResource` is asked.
  case untagResource(UntagResourceInput)
  /// What `UpdateContinuousBackups` is asked.
  case updateContinuousBackups(UpdateContinuousBackupsInput)
  /// What `UpdateContributorInsights` is asked.
  case updateContributorInsights(UpdateContributorInsightsInput)
  /// What `UpdateGlobalTable` is asked.
  case updateGlobalTable(UpdateGlobalTableInput)
  /// What `UpdateGlobalTableSettings` is asked.
  case updateGlobalTableSettings(UpdateGlobalTableSettingsInput)
  /// What `UpdateItem` is asked.
  case updateItem(UpdateItemInput)
  /// What `UpdateKinesisStreamingDestination` is asked.
  case updateKinesisStreamingDestination(UpdateKinesisStreamingDestinationInput)
  /// What `UpdateTable` is asked.
  indirect case updateTable(UpdateTableInput)
  /// What `UpdateTableReplicaAutoScaling` is asked.
  case updateTableReplicaAutoScaling(UpdateTableReplicaAutoScalingInput)
  /// What `UpdateTimeToLive` is asked.
  case updateTimeToLive(UpdateTimeToLiveInput)

  /// Which operation it is.
  public var operation: Operation {
    switch self {
    case .batchExecuteStatement: .batchExecuteStatement
    case .batchGetItem: .batchGetItem
    case .batchWriteItem: .batchWriteItem
    case .cancelBulkOperation: .cancelBulkOperation
    case .createBackup: .createBackup
    case .createGlobalTable: .createGlobalTable
    case .createTable: .createTable
    case .deleteBackup: .deleteBackup
    case .deleteItem: .deleteItem
    case .deleteResourcePolicy: .deleteResourcePolicy
    case .deleteTable: .deleteTable
    case .describeBackup: .describeBackup
    case .describeBulkOperation: .describeBulkOperation
    case .describeContinuousBackups: .describeContinuousBackups
    case .describeContributorInsights: .describeContributorInsights
    case .describeEndpoints: .describeEndpoints
    case .describeExport: .describeExport
    case .describeGlobalTable: .describeGlobalTable
    case .describeGlobalTableSettings: .describeGlobalTableSettings
    case .describeImport: .describeImport
    case .describeKinesisStreamingDestination: .describeKinesisStreamingDestination
    case .describeLimits: .describeLimits
    case .describeStream: .describeStream
    case .describeTable: .describeTable
    case .describeTableReplicaAutoScaling: .describeTableReplicaAutoScaling
    case .describeTimeToLive: .describeTimeToLive
    case .disableKinesisStreamingDestination: .disableKinesisStreamingDestination
    case .enableKinesisStreamingDestination: .enableKinesisStreamingDestination
    case .executeStatement: .executeStatement
    case .executeTransaction: .executeTransaction
    case .exportTableToPointInTime: .exportTableToPointInTime
    case .getItem: .getItem
    case .getRecords: .getRecords
    case .getResourcePolicy: .getResourcePolicy
    case .getShardIterator: .getShardIterator
    case .importTable: .importTable
    case .listBackups: .listBackups
    case .listBulkOperations: .listBulkOperations
    case .listContributorInsights: .listContributorInsights
    case .listExports: .listExports
    case .listGlobalTables: .listGlobalTables
    case .listImports: .listImports
    case .listStreams: .listStreams
    case .listTables: .listTables
    case .listTagsOfResource: .listTagsOfResource
    case .putItem: .putItem
    case .putResourcePolicy: .putResourcePolicy
    case .query: .query
    case .restoreTableFromBackup: .restoreTableFromBackup
    case .restoreTableToPointInTime: .restoreTableToPointInTime
    case .scan: .scan
    case .searchVectors: .searchVectors
    case .startBulkPutItems: .startBulkPutItems
    case .tagResource: .tagResource
    case .transactGetItems: .transactGetItems
    case .transactWriteItems: .transactWriteItems
    case .untagResource: .untagResource
    case .updateContinuousBackups: .updateContinuousBackups
    case .updateContributorInsights: .updateContributorInsights
    case .updateGlobalTable: .updateGlobalTable
    case .updateGlobalTableSettings: .updateGlobalTableSettings
    case .updateItem: .updateItem
    case .updateKinesisStreamingDestination: .updateKinesisStreamingDestination
    case .updateTable: .updateTable
    case .updateTableReplicaAutoScaling: .updateTableReplicaAutoScaling
    case .updateTimeToLive: .updateTimeToLive
    }
  }
}

/// What an operation answers: one case for each of them.
///
/// The large ones lie elsewhere: a value that is handed on is as large as the largest case.
public enum OperationOutput: Sendable, Equatable {
  /// What `BatchExecuteStatement` answers.
  case batchExecuteStatement(BatchExecuteStatementOutput)
  /// What `BatchGetItem` answers.
  case batchGetItem(BatchGetItemOutput)
  /// What `BatchWriteItem` answers.
  case batchWriteItem(BatchWriteItemOutput)
  /// What `CancelBulkOperation` answers.
  case cancelBulkOperation(CancelBulkOperationOutput)
  /// What `CreateBackup` answers.
  case createBackup(CreateBackupOutput)
  /// What `CreateGlobalTable` answers.
  case createGlobalTable(CreateGlobalTableOutput)
  /// What `CreateTable` answers.
  indirect case createTable(CreateTableOutput)
  /// What `DeleteBackup` answers.
  indirect case deleteBackup(DeleteBackupOutput)
  /// What `DeleteItem` answers.
  case deleteItem(DeleteItemOutput)
  /// What `DeleteResourcePolicy` answers.
  case deleteResourcePolicy(DeleteResourcePolicyOutput)
  /// What `DeleteTable` answers.
  indirect case deleteTable(DeleteTableOutput)
  /// What `DescribeBackup` answers.
  indirect case describeBackup(DescribeBackupOutput)
  /// What `DescribeBulkOperation` answers.
  indirect case describeBulkOperation(DescribeBulkOperationOutput)
  /// What `DescribeContinuousBackups` answers.
  case describeContinuousBackups(DescribeContinuousBackupsOutput)
  /// What `DescribeContributorInsights` answers.
  case describeContributorInsights(DescribeContributorInsightsOutput)
  /// What `DescribeEndpoints` answers.
  case describeEndpoints(DescribeEndpointsOutput)
  /// What `DescribeExport` answers.
  indirect case describeExport(DescribeExportOutput)
  /// What `DescribeGlobalTable` answers.
  case describeGlobalTable(DescribeGlobalTableOutput)
  /// What `DescribeGlobalTableSettings` answers.
  case describeGlobalTableSettings(DescribeGlobalTableSettingsOutput)
  /// What `DescribeImport` answers.
  indirect case describeImport(DescribeImportOutput)
  /// What `DescribeKinesisStreamingDestination` answers.
  case describeKinesisStreamingDestination(DescribeKinesisStreamingDestinationOutput)
  /// What `DescribeLimits` answers.
  case describeLimits(DescribeLimitsOutput)
  /// What `DescribeStream` answers.
  case describeStream(DescribeStreamOutput)
  /// What `DescribeTable` answers.
  indirect case describeTable(DescribeTableOutput)
  /// What `DescribeTableReplicaAutoScaling` answers.
  case describeTableReplicaAutoScaling(DescribeTableReplicaAutoScalingOutput)
  /// What `DescribeTimeToLive` answers.
  case describeTimeToLive(DescribeTimeToLiveOutput)
  /// What `DisableKinesisStreamingDestination` answers.
  case disableKinesisStreamingDestination(DisableKinesisStreamingDestinationOutput)
  /// What `EnableKinesisStreamingDestination` answers.
  case enableKinesisStreamingDestination(EnableKinesisStreamingDestinationOutput)
  /// What `ExecuteStatement` answers.
  case executeStatement(ExecuteStatementOutput)
  /// What `ExecuteTransaction` answers.
  case executeTransaction(ExecuteTransactionOutput)
  /// What `ExportTableToPointInTime` answers.
  indirect case exportTableToPointInTime(ExportTableToPointInTimeOutput)
  /// What `GetItem` answers.
  case getItem(GetItemOutput)
  /// What `GetRecords` answers.
  case getRecords(GetRecordsOutput)
  /// What `GetResourcePolicy` answers.
  case getResourcePolicy(GetResourcePolicyOutput)
  /// What `GetShardIterator` answers.
  case getShardIterator(GetShardIteratorOutput)
  /// What `ImportTable` answers.
  indirect case importTable(ImportTableOutput)
  /// What `ListBackups` answers.
  case listBackups(ListBackupsOutput)
  /// What `ListBulkOperations` answers.
  case listBulkOperations(ListBulkOperationsOutput)
  /// What `ListContributorInsights` answers.
  case listContributorInsights(ListContributorInsightsOutput)
  /// What `ListExports` answers.
  case listExports(ListExportsOutput)
  /// What `ListGlobalTables` answers.
  case listGlobalTables(ListGlobalTablesOutput)
  /// What `ListImports` answers.
  case listImports(ListImportsOutput)
  /// What `ListStreams` answers.
  case listStreams(ListStreamsOutput)
  /// What `ListTables` answers.
  case listTables(ListTablesOutput)
  /// What `ListTagsOfResource` answers.
  case listTagsOfResource(ListTagsOfResourceOutput)
  /// What `PutItem` answers.
  case putItem(PutItemOutput)
  /// What `PutResourcePolicy` answers.
  case putResourcePolicy(PutResourcePolicyOutput)
  /// What `Query` answers.
  case query(QueryOutput)
  /// What `RestoreTableFromBackup` answers.
  indirect case restoreTableFromBackup(RestoreTableFromBackupOutput)
  /// What `RestoreTableToPointInTime` answers.
  indirect case restoreTableToPointInTime(RestoreTableToPointInTimeOutput)
  /// What `Scan` answers.
  case scan(ScanOutput)
  /// What `SearchVectors` answers.
  case searchVectors(SearchVectorsOutput)
  /// What `StartBulkPutItems` answers.
  indirect case startBulkPutItems(StartBulkPutItemsOutput)
  /// What `TagResource` answers.
  case tagResource(TagResourceOutput)
  /// What `TransactGetItems` answers.
  case transactGetItems(TransactGetItemsOutput)
  /// What `TransactWriteItems` answers.
  case transactWriteItems(TransactWriteItemsOutput)
  /// What `UntagResource` answers.
  case untagResource(UntagResourceOutput)
  /// What `UpdateContinuousBackups` answers.
  case updateContinuousBackups(UpdateContinuousBackupsOutput)
  /// What `UpdateContributorInsights` answers.
  case updateContributorInsights(UpdateContributorInsightsOutput)
  /// What `UpdateGlobalTable` answers.
  case updateGlobalTable(UpdateGlobalTableOutput)
  /// What `UpdateGlobalTableSettings` answers.
  case updateGlobalTableSettings(UpdateGlobalTableSettingsOutput)
  /// What `UpdateItem` answers.
  case updateItem(UpdateItemOutput)
  /// What `UpdateKinesisStreamingDestination` answers.
  case updateKinesisStreamingDestination(UpdateKinesisStreamingDestinationOutput)
  /// What `UpdateTable` answers.
  indirect case updateTable(UpdateTableOutput)
  /// What `UpdateTableReplicaAutoScaling` answers.
  case updateTableReplicaAutoScaling(UpdateTableReplicaAutoScalingOutput)
  /// What `UpdateTimeToLive` answers.
  case updateTimeToLive(UpdateTimeToLiveOutput)

  /// Which operation it is.
  public var operation: Operation {
    switch self {
    case .batchExecuteStatement: .batchExecuteStatement
    case .batchGetItem: .batchGetItem
    case .batchWriteItem: .batchWriteItem
    case .cancelBulkOperation: .cancelBulkOperation
    case .createBackup: .createBackup
    case .createGlobalTable: .createGlobalTable
    case .createTable: .createTable
    case .deleteBackup: .deleteBackup
    case .deleteItem: .deleteItem
    case .deleteResourcePolicy: .deleteResourcePolicy
    case .deleteTable: .deleteTable
    case .describeBackup: .describeBackup
    case .describeBulkOperation: .describeBulkOperation
    case .describeContinuousBackups: .describeContinuousBackups
    case .describeContributorInsights: .describeContributorInsights
    case .describeEndpoints: .describeEndpoints
    case .describeExport: .describeExport
    case .describeGlobalTable: .describeGlobalTable
    case .describeGlobalTableSettings: .describeGlobalTableSettings
    case .describeImport: .describeImport
    case .describeKinesisStreamingDestination: .describeKinesisStreamingDestination
    case .describeLimits: .describeLimits
    case .describeStream: .describeStream
    case .describeTable: .describeTable
    case .describeTableReplicaAutoScaling: .describeTableReplicaAutoScaling
    case .describeTimeToLive: .describeTimeToLive
    case .disableKinesisStreamingDestination: .disableKinesisStreamingDestination
    case .enableKinesisStreamingDestination: .enableKinesisStreamingDestination
    case .executeStatement: .executeStatement
    case .executeTransaction: .executeTransaction
    case .exportTableToPointInTime: .exportTableToPointInTime
    case .getItem: .getItem
    case .getRecords: .getRecords
    case .getResourcePolicy: .getResourcePolicy
    case .getShardIterator: .getShardIterator
    case .importTable: .importTable
    case .listBackups: .listBackups
    case .listBulkOperations: .listBulkOperations
    case .listContributorInsights: .listContributorInsights
    case .listExports: .listExports
    case .listGlobalTables: .listGlobalTables
    case .listImports: .listImports
    case .listStreams: .listStreams
    case .listTables: .listTables
    case .listTagsOfResource: .listTagsOfResource
    case .putItem: .putItem
    case .putResourcePolicy: .putResourcePolicy
    case .query: .query
    case .restoreTableFromBackup: .restoreTableFromBackup
    case .restoreTableToPointInTime: .restoreTableToPointInTime
    case .scan: .scan
    case .searchVectors: .searchVectors
    case .startBulkPutItems: .startBulkPutItems
    case .tagResource: .tagResource
    case .transactGetItems: .transactGetItems
    case .transactWriteItems: .transactWriteItems
    case .untagResource: .untagResource
    case .updateContinuousBackups: .updateContinuousBackups
    case .updateContributorInsights: .updateContributorInsights
    case .updateGlobalTable: .updateGlobalTable
    case .updateGlobalTableSettings: .updateGlobalTableSettings
    case .updateItem: .updateItem
    case .updateKinesisStreamingDestination: .updateKinesisStreamingDestination
    case .updateTable: .updateTable
    case .updateTableReplicaAutoScaling: .updateTableReplicaAutoScaling
    case .updateTimeToLive: .updateTimeToLive
    }
  }
}
