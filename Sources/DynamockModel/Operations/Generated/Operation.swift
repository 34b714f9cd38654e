// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

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

  /// The part of `X-Amz-Target` before the dot.
  public var targetPrefix: String {
    switch self {
    case .describeStream, .getRecords, .getShardIterator, .listStreams:
      "DynamoDBStreams_20120810"
    default: "DynamoDB_20120810"
    }
  }
}

/// The input of an operation, with one case for each operation.
///
/// Large cases are boxed, because every value takes up as much space as the largest case.
public enum OperationInput: Sendable, Equatable {
  /// The input of `BatchExecuteStatement`.
  case batchExecuteStatement(BatchExecuteStatementInput)
  /// The input of `BatchGetItem`.
  case batchGetItem(BatchGetItemInput)
  /// The input of `BatchWriteItem`.
  case batchWriteItem(BatchWriteItemInput)
  /// The input of `CancelBulkOperation`.
  case cancelBulkOperation(CancelBulkOperationInput)
  /// The input of `CreateBackup`.
  case createBackup(CreateBackupInput)
  /// The input of `CreateGlobalTable`.
  case createGlobalTable(CreateGlobalTableInput)
  /// The input of `CreateTable`.
  indirect case createTable(CreateTableInput)
  /// The input of `DeleteBackup`.
  case deleteBackup(DeleteBackupInput)
  /// The input of `DeleteItem`.
  case deleteItem(DeleteItemInput)
  /// The input of `DeleteResourcePolicy`.
  case deleteResourcePolicy(DeleteResourcePolicyInput)
  /// The input of `DeleteTable`.
  case deleteTable(DeleteTableInput)
  /// The input of `DescribeBackup`.
  case describeBackup(DescribeBackupInput)
  /// The input of `DescribeBulkOperation`.
  case describeBulkOperation(DescribeBulkOperationInput)
  /// The input of `DescribeContinuousBackups`.
  case describeContinuousBackups(DescribeContinuousBackupsInput)
  /// The input of `DescribeContributorInsights`.
  case describeContributorInsights(DescribeContributorInsightsInput)
  /// The input of `DescribeEndpoints`.
  case describeEndpoints(DescribeEndpointsInput)
  /// The input of `DescribeExport`.
  case describeExport(DescribeExportInput)
  /// The input of `DescribeGlobalTable`.
  case describeGlobalTable(DescribeGlobalTableInput)
  /// The input of `DescribeGlobalTableSettings`.
  case describeGlobalTableSettings(DescribeGlobalTableSettingsInput)
  /// The input of `DescribeImport`.
  case describeImport(DescribeImportInput)
  /// The input of `DescribeKinesisStreamingDestination`.
  case describeKinesisStreamingDestination(DescribeKinesisStreamingDestinationInput)
  /// The input of `DescribeLimits`.
  case describeLimits(DescribeLimitsInput)
  /// The input of `DescribeStream`.
  case describeStream(DescribeStreamInput)
  /// The input of `DescribeTable`.
  case describeTable(DescribeTableInput)
  /// The input of `DescribeTableReplicaAutoScaling`.
  case describeTableReplicaAutoScaling(DescribeTableReplicaAutoScalingInput)
  /// The input of `DescribeTimeToLive`.
  case describeTimeToLive(DescribeTimeToLiveInput)
  /// The input of `DisableKinesisStreamingDestination`.
  case disableKinesisStreamingDestination(DisableKinesisStreamingDestinationInput)
  /// The input of `EnableKinesisStreamingDestination`.
  case enableKinesisStreamingDestination(EnableKinesisStreamingDestinationInput)
  /// The input of `ExecuteStatement`.
  case executeStatement(ExecuteStatementInput)
  /// The input of `ExecuteTransaction`.
  case executeTransaction(ExecuteTransactionInput)
  /// The input of `ExportTableToPointInTime`.
  indirect case exportTableToPointInTime(ExportTableToPointInTimeInput)
  /// The input of `GetItem`.
  case getItem(GetItemInput)
  /// The input of `GetRecords`.
  case getRecords(GetRecordsInput)
  /// The input of `GetResourcePolicy`.
  case getResourcePolicy(GetResourcePolicyInput)
  /// The input of `GetShardIterator`.
  case getShardIterator(GetShardIteratorInput)
  /// The input of `ImportTable`.
  indirect case importTable(ImportTableInput)
  /// The input of `ListBackups`.
  case listBackups(ListBackupsInput)
  /// The input of `ListBulkOperations`.
  case listBulkOperations(ListBulkOperationsInput)
  /// The input of `ListContributorInsights`.
  case listContributorInsights(ListContributorInsightsInput)
  /// The input of `ListExports`.
  case listExports(ListExportsInput)
  /// The input of `ListGlobalTables`.
  case listGlobalTables(ListGlobalTablesInput)
  /// The input of `ListImports`.
  case listImports(ListImportsInput)
  /// The input of `ListStreams`.
  case listStreams(ListStreamsInput)
  /// The input of `ListTables`.
  case listTables(ListTablesInput)
  /// The input of `ListTagsOfResource`.
  case listTagsOfResource(ListTagsOfResourceInput)
  /// The input of `PutItem`.
  case putItem(PutItemInput)
  /// The input of `PutResourcePolicy`.
  case putResourcePolicy(PutResourcePolicyInput)
  /// The input of `Query`.
  case query(QueryInput)
  /// The input of `RestoreTableFromBackup`.
  case restoreTableFromBackup(RestoreTableFromBackupInput)
  /// The input of `RestoreTableToPointInTime`.
  indirect case restoreTableToPointInTime(RestoreTableToPointInTimeInput)
  /// The input of `Scan`.
  case scan(ScanInput)
  /// The input of `SearchVectors`.
  case searchVectors(SearchVectorsInput)
  /// The input of `StartBulkPutItems`.
  indirect case startBulkPutItems(StartBulkPutItemsInput)
  /// The input of `TagResource`.
  case tagResource(TagResourceInput)
  /// The input of `TransactGetItems`.
  case transactGetItems(TransactGetItemsInput)
  /// The input of `TransactWriteItems`.
  case transactWriteItems(TransactWriteItemsInput)
  /// The input of `UntagResource`.
  case untagResource(UntagResourceInput)
  /// The input of `UpdateContinuousBackups`.
  case updateContinuousBackups(UpdateContinuousBackupsInput)
  /// The input of `UpdateContributorInsights`.
  case updateContributorInsights(UpdateContributorInsightsInput)
  /// The input of `UpdateGlobalTable`.
  case updateGlobalTable(UpdateGlobalTableInput)
  /// The input of `UpdateGlobalTableSettings`.
  case updateGlobalTableSettings(UpdateGlobalTableSettingsInput)
  /// The input of `UpdateItem`.
  case updateItem(UpdateItemInput)
  /// The input of `UpdateKinesisStreamingDestination`.
  case updateKinesisStreamingDestination(UpdateKinesisStreamingDestinationInput)
  /// The input of `UpdateTable`.
  indirect case updateTable(UpdateTableInput)
  /// The input of `UpdateTableReplicaAutoScaling`.
  case updateTableReplicaAutoScaling(UpdateTableReplicaAutoScalingInput)
  /// The input of `UpdateTimeToLive`.
  case updateTimeToLive(UpdateTimeToLiveInput)

  /// The operation.
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

/// The output of an operation, with one case for each operation.
///
/// Large cases are boxed, because every value takes up as much space as the largest case.
public enum OperationOutput: Sendable, Equatable {
  /// The output of `BatchExecuteStatement`.
  case batchExecuteStatement(BatchExecuteStatementOutput)
  /// The output of `BatchGetItem`.
  case batchGetItem(BatchGetItemOutput)
  /// The output of `BatchWriteItem`.
  case batchWriteItem(BatchWriteItemOutput)
  /// The output of `CancelBulkOperation`.
  case cancelBulkOperation(CancelBulkOperationOutput)
  /// The output of `CreateBackup`.
  case createBackup(CreateBackupOutput)
  /// The output of `CreateGlobalTable`.
  case createGlobalTable(CreateGlobalTableOutput)
  /// The output of `CreateTable`.
  indirect case createTable(CreateTableOutput)
  /// The output of `DeleteBackup`.
  indirect case deleteBackup(DeleteBackupOutput)
  /// The output of `DeleteItem`.
  case deleteItem(DeleteItemOutput)
  /// The output of `DeleteResourcePolicy`.
  case deleteResourcePolicy(DeleteResourcePolicyOutput)
  /// The output of `DeleteTable`.
  indirect case deleteTable(DeleteTableOutput)
  /// The output of `DescribeBackup`.
  indirect case describeBackup(DescribeBackupOutput)
  /// The output of `DescribeBulkOperation`.
  indirect case describeBulkOperation(DescribeBulkOperationOutput)
  /// The output of `DescribeContinuousBackups`.
  case describeContinuousBackups(DescribeContinuousBackupsOutput)
  /// The output of `DescribeContributorInsights`.
  case describeContributorInsights(DescribeContributorInsightsOutput)
  /// The output of `DescribeEndpoints`.
  case describeEndpoints(DescribeEndpointsOutput)
  /// The output of `DescribeExport`.
  indirect case describeExport(DescribeExportOutput)
  /// The output of `DescribeGlobalTable`.
  case describeGlobalTable(DescribeGlobalTableOutput)
  /// The output of `DescribeGlobalTableSettings`.
  case describeGlobalTableSettings(DescribeGlobalTableSettingsOutput)
  /// The output of `DescribeImport`.
  indirect case describeImport(DescribeImportOutput)
  /// The output of `DescribeKinesisStreamingDestination`.
  case describeKinesisStreamingDestination(DescribeKinesisStreamingDestinationOutput)
  /// The output of `DescribeLimits`.
  case describeLimits(DescribeLimitsOutput)
  /// The output of `DescribeStream`.
  case describeStream(DescribeStreamOutput)
  /// The output of `DescribeTable`.
  indirect case describeTable(DescribeTableOutput)
  /// The output of `DescribeTableReplicaAutoScaling`.
  case describeTableReplicaAutoScaling(DescribeTableReplicaAutoScalingOutput)
  /// The output of `DescribeTimeToLive`.
  case describeTimeToLive(DescribeTimeToLiveOutput)
  /// The output of `DisableKinesisStreamingDestination`.
  case disableKinesisStreamingDestination(DisableKinesisStreamingDestinationOutput)
  /// The output of `EnableKinesisStreamingDestination`.
  case enableKinesisStreamingDestination(EnableKinesisStreamingDestinationOutput)
  /// The output of `ExecuteStatement`.
  case executeStatement(ExecuteStatementOutput)
  /// The output of `ExecuteTransaction`.
  case executeTransaction(ExecuteTransactionOutput)
  /// The output of `ExportTableToPointInTime`.
  indirect case exportTableToPointInTime(ExportTableToPointInTimeOutput)
  /// The output of `GetItem`.
  case getItem(GetItemOutput)
  /// The output of `GetRecords`.
  case getRecords(GetRecordsOutput)
  /// The output of `GetResourcePolicy`.
  case getResourcePolicy(GetResourcePolicyOutput)
  /// The output of `GetShardIterator`.
  case getShardIterator(GetShardIteratorOutput)
  /// The output of `ImportTable`.
  indirect case importTable(ImportTableOutput)
  /// The output of `ListBackups`.
  case listBackups(ListBackupsOutput)
  /// The output of `ListBulkOperations`.
  case listBulkOperations(ListBulkOperationsOutput)
  /// The output of `ListContributorInsights`.
  case listContributorInsights(ListContributorInsightsOutput)
  /// The output of `ListExports`.
  case listExports(ListExportsOutput)
  /// The output of `ListGlobalTables`.
  case listGlobalTables(ListGlobalTablesOutput)
  /// The output of `ListImports`.
  case listImports(ListImportsOutput)
  /// The output of `ListStreams`.
  case listStreams(ListStreamsOutput)
  /// The output of `ListTables`.
  case listTables(ListTablesOutput)
  /// The output of `ListTagsOfResource`.
  case listTagsOfResource(ListTagsOfResourceOutput)
  /// The output of `PutItem`.
  case putItem(PutItemOutput)
  /// The output of `PutResourcePolicy`.
  case putResourcePolicy(PutResourcePolicyOutput)
  /// The output of `Query`.
  case query(QueryOutput)
  /// The output of `RestoreTableFromBackup`.
  indirect case restoreTableFromBackup(RestoreTableFromBackupOutput)
  /// The output of `RestoreTableToPointInTime`.
  indirect case restoreTableToPointInTime(RestoreTableToPointInTimeOutput)
  /// The output of `Scan`.
  case scan(ScanOutput)
  /// The output of `SearchVectors`.
  case searchVectors(SearchVectorsOutput)
  /// The output of `StartBulkPutItems`.
  indirect case startBulkPutItems(StartBulkPutItemsOutput)
  /// The output of `TagResource`.
  case tagResource(TagResourceOutput)
  /// The output of `TransactGetItems`.
  case transactGetItems(TransactGetItemsOutput)
  /// The output of `TransactWriteItems`.
  case transactWriteItems(TransactWriteItemsOutput)
  /// The output of `UntagResource`.
  case untagResource(UntagResourceOutput)
  /// The output of `UpdateContinuousBackups`.
  case updateContinuousBackups(UpdateContinuousBackupsOutput)
  /// The output of `UpdateContributorInsights`.
  case updateContributorInsights(UpdateContributorInsightsOutput)
  /// The output of `UpdateGlobalTable`.
  case updateGlobalTable(UpdateGlobalTableOutput)
  /// The output of `UpdateGlobalTableSettings`.
  case updateGlobalTableSettings(UpdateGlobalTableSettingsOutput)
  /// The output of `UpdateItem`.
  case updateItem(UpdateItemOutput)
  /// The output of `UpdateKinesisStreamingDestination`.
  case updateKinesisStreamingDestination(UpdateKinesisStreamingDestinationOutput)
  /// The output of `UpdateTable`.
  indirect case updateTable(UpdateTableOutput)
  /// The output of `UpdateTableReplicaAutoScaling`.
  case updateTableReplicaAutoScaling(UpdateTableReplicaAutoScalingOutput)
  /// The output of `UpdateTimeToLive`.
  case updateTimeToLive(UpdateTimeToLiveOutput)

  /// The operation.
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
