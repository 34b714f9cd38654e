// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

extension ShapeTable {
  /// The shapes of the model; `ShapeTable.init` reads them.
  static let text = """
    BatchExecuteStatement? Statements:[{BatchStatementRequest ReturnConsumedCapacity:s
    BatchExecuteStatement! Responses:[{BatchStatementResponse \
    ConsumedCapacity:[{ConsumedCapacity
    BatchGetItem? RequestItems:<{KeysAndAttributes ReturnConsumedCapacity:s
    BatchGetItem! Responses:<[<A UnprocessedKeys:<{KeysAndAttributes \
    ConsumedCapacity:[{ConsumedCapacity
    BatchWriteItem? RequestItems:<[{WriteRequest ReturnConsumedCapacity:s \
    ReturnItemCollectionMetrics:s
    BatchWriteItem! UnprocessedItems:<[{WriteRequest \
    ItemCollectionMetrics:<[{ItemCollectionMetrics ConsumedCapacity:[{ConsumedCapacity
    CancelBulkOperation? BulkOperationArn:s
    CancelBulkOperation! BulkOperationArn:s BulkOperationStatus:s
    CreateBackup? TableName:s BackupName:s
    CreateBackup! BackupDetails:{BackupDetails
    CreateGlobalTable? GlobalTableName:s ReplicationGroup:[{Replica
    CreateGlobalTable! GlobalTableDescription:{GlobalTableDescription
    CreateTable? AttributeDefinitions:[{AttributeDefinition TableName:s \
    KeySchema:[{KeySchemaElement LocalSecondaryIndexes:[{LocalSecondaryIndex \
    GlobalSecondaryIndexes:[{GlobalSecondaryIndex BillingMode:s \
    ProvisionedThroughput:{ProvisionedThroughput StreamSpecification:{StreamSpecification \
    SSESpecification:{SSESpecification Tags:[{Tag TableClass:s DeletionProtectionEnabled:b \
    WarmThroughput:{WarmThroughput ResourcePolicy:s OnDemandThroughput:{OnDemandThroughput \
    GlobalTableSourceArn:s GlobalTableSettingsReplicationMode:s VectorIndexes:[{VectorIndex
    CreateTable! TableDescription:{TableDescription
    DeleteBackup? BackupArn:s
    DeleteBackup! BackupDescription:{BackupDescription
    DeleteItem? TableName:s Key:<A Expected:<{ExpectedAttributeValue ConditionalOperator:s \
    ReturnValues:s ReturnConsumedCapacity:s ReturnItemCollectionMetrics:s \
    ConditionExpression:s ExpressionAttributeNames:<s ExpressionAttributeValues:<A \
    ReturnValuesOnConditionCheckFailure:s
    DeleteItem! Attributes:<A ConsumedCapacity:{ConsumedCapacity \
    ItemCollectionMetrics:{ItemCollectionMetrics
    DeleteResourcePolicy? ResourceArn:s ExpectedRevisionId:s
    DeleteResourcePolicy! RevisionId:s
    DeleteTable? TableName:s
    DeleteTable! TableDescription:{TableDescription
    DescribeBackup? BackupArn:s
    DescribeBackup! BackupDescription:{BackupDescription
    DescribeBulkOperation? BulkOperationArn:s
    DescribeBulkOperation! BulkOperationDescription:{BulkOperationDescription
    DescribeContinuousBackups? TableName:s
    DescribeContinuousBackups! ContinuousBackupsDescription:{ContinuousBackupsDescription
    DescribeContributorInsights? TableName:s IndexName:s
    DescribeContributorInsights! TableName:s IndexName:s ContributorInsightsRuleList:[s \
    ContributorInsightsStatus:s LastUpdateDateTime:t FailureException:{FailureException \
    ContributorInsightsMode:s
    DescribeEndpoints?
    DescribeEndpoints! Endpoints:[{Endpoint
    DescribeExport? ExportArn:s
    DescribeExport! ExportDescription:{ExportDescription
    DescribeGlobalTable? GlobalTableName:s
    DescribeGlobalTable! GlobalTableDescription:{GlobalTableDescription
    DescribeGlobalTableSettings? GlobalTableName:s
    DescribeGlobalTableSettings! GlobalTableName:s \
    ReplicaSettings:[{ReplicaSettingsDescription
    DescribeImport? ImportArn:s
    DescribeImport! ImportTableDescription:{ImportTableDescription
    DescribeKinesisStreamingDestination? TableName:s
    DescribeKinesisStreamingDestination! TableName:s \
    KinesisDataStreamDestinations:[{KinesisDataStreamDestination
    DescribeLimits?
    DescribeLimits! AccountMaxReadCapacityUnits:i AccountMaxWriteCapacityUnits:i \
    TableMaxReadCapacityUnits:i TableMaxWriteCapacityUnits:i
    DescribeStream? StreamArn:s Limit:i ExclusiveStartShardId:s ShardFilter:{ShardFilter
    DescribeStream! StreamDescription:{StreamDescription
    DescribeTable? TableName:s
    DescribeTable! Table:{TableDescription
    DescribeTableReplicaAutoScaling? TableName:s
    DescribeTableReplicaAutoScaling! \
    TableAutoScalingDescription:{TableAutoScalingDescription
    DescribeTimeToLive? TableName:s
    DescribeTimeToLive! TimeToLiveDescription:{TimeToLiveDescription
    DisableKinesisStreamingDestination? TableName:s StreamArn:s \
    EnableKinesisStreamingConfiguration:{EnableKinesisStreamingConfiguration
    DisableKinesisStreamingDestination! TableName:s StreamArn:s DestinationStatus:s \
    EnableKinesisStreamingConfiguration:{EnableKinesisStreamingConfiguration
    EnableKinesisStreamingDestination? TableName:s StreamArn:s \
    EnableKinesisStreamingConfiguration:{EnableKinesisStreamingConfiguration
    EnableKinesisStreamingDestination! TableName:s StreamArn:s DestinationStatus:s \
    EnableKinesisStreamingConfiguration:{EnableKinesisStreamingConfiguration
    ExecuteStatement? Statement:s Parameters:[A ConsistentRead:b NextToken:s \
    ReturnConsumedCapacity:s Limit:i ReturnValuesOnConditionCheckFailure:s
    ExecuteStatement! Items:[<A NextToken:s ConsumedCapacity:{ConsumedCapacity \
    LastEvaluatedKey:<A
    ExecuteTransaction? TransactStatements:[{ParameterizedStatement ClientRequestToken:s \
    ReturnConsumedCapacity:s
    ExecuteTransaction! Responses:[{ItemResponse ConsumedCapacity:[{ConsumedCapacity
    ExportTableToPointInTime? TableArn:s ExportTime:t ClientToken:s S3Bucket:s \
    S3BucketOwner:s S3Prefix:s S3SseAlgorithm:s S3SseKmsKeyId:s ExportFormat:s ExportType:s \
    IncrementalExportSpecification:{IncrementalExportSpecification \
    FilterSpecification:{FilterSpecification
    ExportTableToPointInTime! ExportDescription:{ExportDescription
    GetItem? TableName:s Key:<A AttributesToGet:[s ConsistentRead:b ReturnConsumedCapacity:s \
    ProjectionExpression:s ExpressionAttributeNames:<s
    GetItem! Item:<A ConsumedCapacity:{ConsumedCapacity
    GetRecords? ShardIterator:s Limit:i
    GetRecords! Records:[{Record NextShardIterator:s
    GetResourcePolicy? ResourceArn:s
    GetResourcePolicy! Policy:s RevisionId:s
    GetShardIterator? StreamArn:s ShardId:s ShardIteratorType:s SequenceNumber:s Timestamp:t
    GetShardIterator! ShardIterator:s
    ImportTable? ClientToken:s S3BucketSource:{S3BucketSource InputFormat:s \
    InputFormatOptions:{InputFormatOptions InputCompressionType:s \
    TableCreationParameters:{TableCreationParameters
    ImportTable! ImportTableDescription:{ImportTableDescription
    ListBackups? TableName:s Limit:i TimeRangeLowerBound:t TimeRangeUpperBound:t \
    ExclusiveStartBackupArn:s BackupType:s
    ListBackups! BackupSummaries:[{BackupSummary LastEvaluatedBackupArn:s
    ListBulkOperations? MaxResults:i NextToken:s
    ListBulkOperations! BulkOperationsSummaryList:[{BulkOperationSummary NextToken:s
    ListContributorInsights? TableName:s NextToken:s MaxResults:i
    ListContributorInsights! ContributorInsightsSummaries:[{ContributorInsightsSummary \
    NextToken:s
    ListExports? TableArn:s MaxResults:i NextToken:s
    ListExports! ExportSummaries:[{ExportSummary NextToken:s
    ListGlobalTables? ExclusiveStartGlobalTableName:s Limit:i RegionName:s
    ListGlobalTables! GlobalTables:[{GlobalTable LastEvaluatedGlobalTableName:s
    ListImports? TableArn:s PageSize:i NextToken:s
    ListImports! ImportSummaryList:[{ImportSummary NextToken:s
    ListStreams? TableName:s Limit:i ExclusiveStartStreamArn:s
    ListStreams! Streams:[{Stream LastEvaluatedStreamArn:s
    ListTables? ExclusiveStartTableName:s Limit:i
    ListTables! TableNames:[s LastEvaluatedTableName:s
    ListTagsOfResource? ResourceArn:s NextToken:s
    ListTagsOfResource! Tags:[{Tag NextToken:s
    PutItem? TableName:s Item:<A Expected:<{ExpectedAttributeValue ReturnValues:s \
    ReturnConsumedCapacity:s ReturnItemCollectionMetrics:s ConditionalOperator:s \
    ConditionExpression:s ExpressionAttributeNames:<s ExpressionAttributeValues:<A \
    ReturnValuesOnConditionCheckFailure:s
    PutItem! Attributes:<A ConsumedCapacity:{ConsumedCapacity \
    ItemCollectionMetrics:{ItemCollectionMetrics
    PutResourcePolicy? ResourceArn:s Policy:s ExpectedRevisionId:s \
    ConfirmRemoveSelfResourceAccess:b
    PutResourcePolicy! RevisionId:s
    Query? TableName:s IndexName:s Select:s AttributesToGet:[s Limit:i ConsistentRead:b \
    KeyConditions:<{Condition QueryFilter:<{Condition ConditionalOperator:s \
    ScanIndexForward:b ExclusiveStartKey:<A ReturnConsumedCapacity:s ProjectionExpression:s \
    FilterExpression:s KeyConditionExpression:s ExpressionAttributeNames:<s \
    ExpressionAttributeValues:<A
    Query! Items:[<A Count:i ScannedCount:i LastEvaluatedKey:<A \
    ConsumedCapacity:{ConsumedCapacity
    RestoreTableFromBackup? TargetTableName:s BackupArn:s BillingModeOverride:s \
    GlobalSecondaryIndexOverride:[{GlobalSecondaryIndex \
    LocalSecondaryIndexOverride:[{LocalSecondaryIndex \
    ProvisionedThroughputOverride:{ProvisionedThroughput \
    OnDemandThroughputOverride:{OnDemandThroughput \
    SSESpecificationOverride:{SSESpecification VectorIndexOverride:[{VectorIndex
    RestoreTableFromBackup! TableDescription:{TableDescription
    RestoreTableToPointInTime? SourceTableArn:s SourceTableName:s TargetTableName:s \
    UseLatestRestorableTime:b RestoreDateTime:t BillingModeOverride:s \
    GlobalSecondaryIndexOverride:[{GlobalSecondaryIndex \
    LocalSecondaryIndexOverride:[{LocalSecondaryIndex \
    ProvisionedThroughputOverride:{ProvisionedThroughput \
    OnDemandThroughputOverride:{OnDemandThroughput \
    SSESpecificationOverride:{SSESpecification VectorIndexOverride:[{VectorIndex
    RestoreTableToPointInTime! TableDescription:{TableDescription
    Scan? TableName:s IndexName:s AttributesToGet:[s Limit:i Select:s ScanFilter:<{Condition \
    ConditionalOperator:s ExclusiveStartKey:<A ReturnConsumedCapacity:s TotalSegments:i \
    Segment:i ProjectionExpression:s FilterExpression:s ExpressionAttributeNames:<s \
    ExpressionAttributeValues:<A ConsistentRead:b
    Scan! Items:[<A Count:i ScannedCount:i LastEvaluatedKey:<A \
    ConsumedCapacity:{ConsumedCapacity
    SearchVectors? TableName:s IndexName:s ReturnConsumedCapacity:s \
    ExpressionAttributeNames:<s ExpressionAttributeValues:<A ProjectionExpression:s \
    SearchVector:[A SearchConditionExpression:s TopK:i
    SearchVectors! ConsumedCapacity:{VectorCapacity SearchResults:[{SearchResultItem
    StartBulkPutItems? ClientToken:s InputS3Configuration:{InputS3Configuration \
    OutputS3Configuration:{OutputS3Configuration TableName:s MaxWriteRequestUnits:i \
    PerformanceTier:s
    StartBulkPutItems! BulkOperationDescription:{BulkOperationDescription
    TagResource? ResourceArn:s Tags:[{Tag
    TagResource!
    TransactGetItems? TransactItems:[{TransactGetItem ReturnConsumedCapacity:s
    TransactGetItems! ConsumedCapacity:[{ConsumedCapacity Responses:[{ItemResponse
    TransactWriteItems? TransactItems:[{TransactWriteItem ReturnConsumedCapacity:s \
    ReturnItemCollectionMetrics:s ClientRequestToken:s
    TransactWriteItems! ConsumedCapacity:[{ConsumedCapacity \
    ItemCollectionMetrics:<[{ItemCollectionMetrics
    UntagResource? ResourceArn:s TagKeys:[s
    UntagResource!
    UpdateContinuousBackups? TableName:s \
    PointInTimeRecoverySpecification:{PointInTimeRecoverySpecification
    UpdateContinuousBackups! ContinuousBackupsDescription:{ContinuousBackupsDescription
    UpdateContributorInsights? TableName:s IndexName:s ContributorInsightsAction:s \
    ContributorInsightsMode:s
    UpdateContributorInsights! TableName:s IndexName:s ContributorInsightsStatus:s \
    ContributorInsightsMode:s
    UpdateGlobalTable? GlobalTableName:s ReplicaUpdates:[{ReplicaUpdate
    UpdateGlobalTable! GlobalTableDescription:{GlobalTableDescription
    UpdateGlobalTableSettings? GlobalTableName:s GlobalTableBillingMode:s \
    GlobalTableProvisionedWriteCapacityUnits:i \
    GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate:{AutoScalingSettingsUpdate \
    GlobalTableGlobalSecondaryIndexSettingsUpdate:[{GlobalTableGlobalSecondaryIndexSettingsUpdate \
    ReplicaSettingsUpdate:[{ReplicaSettingsUpdate
    UpdateGlobalTableSettings! GlobalTableName:s \
    ReplicaSettings:[{ReplicaSettingsDescription
    UpdateItem? TableName:s Key:<A AttributeUpdates:<{AttributeValueUpdate \
    Expected:<{ExpectedAttributeValue ConditionalOperator:s ReturnValues:s \
    ReturnConsumedCapacity:s ReturnItemCollectionMetrics:s UpdateExpression:s \
    ConditionExpression:s ExpressionAttributeNames:<s ExpressionAttributeValues:<A \
    ReturnValuesOnConditionCheckFailure:s
    UpdateItem! Attributes:<A ConsumedCapacity:{ConsumedCapacity \
    ItemCollectionMetrics:{ItemCollectionMetrics
    UpdateKinesisStreamingDestination? TableName:s StreamArn:s \
    UpdateKinesisStreamingConfiguration:{UpdateKinesisStreamingConfiguration
    UpdateKinesisStreamingDestination! TableName:s StreamArn:s DestinationStatus:s \
    UpdateKinesisStreamingConfiguration:{UpdateKinesisStreamingConfiguration
    UpdateTable? AttributeDefinitions:[{AttributeDefinition TableName:s BillingMode:s \
    ProvisionedThroughput:{ProvisionedThroughput \
    GlobalSecondaryIndexUpdates:[{GlobalSecondaryIndexUpdate \
    StreamSpecification:{StreamSpecification SSESpecification:{SSESpecification \
    ReplicaUpdates:[{ReplicationGroupUpdate TableClass:s DeletionProtectionEnabled:b \
    MultiRegionConsistency:s GlobalTableWitnessUpdates:[{GlobalTableWitnessGroupUpdate \
    OnDemandThroughput:{OnDemandThroughput WarmThroughput:{WarmThroughput \
    GlobalTableSettingsReplicationMode:s DisassociationProtectionEnabled:b \
    VectorIndexUpdates:[{VectorIndexUpdate
    UpdateTable! TableDescription:{TableDescription
    UpdateTableReplicaAutoScaling? \
    GlobalSecondaryIndexUpdates:[{GlobalSecondaryIndexAutoScalingUpdate TableName:s \
    ProvisionedWriteCapacityAutoScalingUpdate:{AutoScalingSettingsUpdate \
    ReplicaUpdates:[{ReplicaAutoScalingUpdate
    UpdateTableReplicaAutoScaling! TableAutoScalingDescription:{TableAutoScalingDescription
    UpdateTimeToLive? TableName:s TimeToLiveSpecification:{TimeToLiveSpecification
    UpdateTimeToLive! TimeToLiveSpecification:{TimeToLiveSpecification
    ArchivalSummary ArchivalDateTime:t ArchivalReason:s ArchivalBackupArn:s
    AttributeDefinition AttributeName:s AttributeType:s
    AttributeValueUpdate Value:A Action:s
    AutoScalingPolicyDescription PolicyName:s \
    TargetTrackingScalingPolicyConfiguration:{AutoScalingTargetTrackingScalingPolicyConfigurationDescription
    AutoScalingPolicyUpdate PolicyName:s \
    TargetTrackingScalingPolicyConfiguration:{AutoScalingTargetTrackingScalingPolicyConfigurationUpdate
    AutoScalingSettingsDescription MinimumUnits:i MaximumUnits:i AutoScalingDisabled:b \
    AutoScalingRoleArn:s ScalingPolicies:[{AutoScalingPolicyDescription
    AutoScalingSettingsUpdate MinimumUnits:i MaximumUnits:i AutoScalingDisabled:b \
    AutoScalingRoleArn:s ScalingPolicyUpdate:{AutoScalingPolicyUpdate
    AutoScalingTargetTrackingScalingPolicyConfigurationDescription DisableScaleIn:b \
    ScaleInCooldown:i ScaleOutCooldown:i TargetValue:d
    AutoScalingTargetTrackingScalingPolicyConfigurationUpdate DisableScaleIn:b \
    ScaleInCooldown:i ScaleOutCooldown:i TargetValue:d
    BackupDescription BackupDetails:{BackupDetails SourceTableDetails:{SourceTableDetails \
    SourceTableFeatureDetails:{SourceTableFeatureDetails
    BackupDetails BackupArn:s BackupName:s BackupSizeBytes:i BackupStatus:s BackupType:s \
    BackupCreationDateTime:t BackupExpiryDateTime:t
    BackupSummary TableName:s TableId:s TableArn:s BackupArn:s BackupName:s \
    BackupCreationDateTime:t BackupExpiryDateTime:t BackupStatus:s BackupType:s \
    BackupSizeBytes:i
    BatchStatementError Code:s Message:s Item:<A
    BatchStatementRequest Statement:s Parameters:[A ConsistentRead:b \
    ReturnValuesOnConditionCheckFailure:s
    BatchStatementResponse Error:{BatchStatementError TableName:s Item:<A
    BillingModeSummary BillingMode:s LastUpdateToPayPerRequestDateTime:t
    BulkOperationBytes BulkPutBytes:i
    BulkOperationDescription BulkOperationArn:s BulkOperationStatus:s \
    TableDetails:[{BulkOperationTableDetail ClientToken:s \
    InputS3Configuration:{InputS3Configuration OutputS3Configuration:{OutputS3Configuration \
    StartTime:t EndTime:t ProcessedItemCount:i ProcessedInputBytes:i TotalInputBytes:i \
    BulkOperationUsage:[{BulkOperationUsage FailedItemCount:i FailureCode:s FailureMessage:s \
    MaxWriteRequestUnits:i PerformanceTier:s
    BulkOperationSummary BulkOperationArn:s BulkOperationStatus:s StartTime:t EndTime:t
    BulkOperationTableDetail TableName:s TableId:s
    BulkOperationUsage TableName:s BulkPutBytes:i Table:{BulkOperationBytes \
    LocalSecondaryIndexes:<{BulkOperationBytes GlobalSecondaryIndexes:<{BulkOperationBytes \
    VectorIndexes:<{BulkOperationVectorBytes
    BulkOperationVectorBytes BulkPutVectorBytes:i
    Capacity ReadCapacityUnits:d WriteCapacityUnits:d CapacityUnits:d
    Condition AttributeValueList:[A ComparisonOperator:s
    ConditionCheck Key:<A TableName:s ConditionExpression:s ExpressionAttributeNames:<s \
    ExpressionAttributeValues:<A ReturnValuesOnConditionCheckFailure:s
    ConsumedCapacity TableName:s CapacityUnits:d ReadCapacityUnits:d WriteCapacityUnits:d \
    Table:{Capacity LocalSecondaryIndexes:<{Capacity GlobalSecondaryIndexes:<{Capacity \
    VectorIndexes:<{VectorCapacity
    ContinuousBackupsDescription ContinuousBackupsStatus:s \
    PointInTimeRecoveryDescription:{PointInTimeRecoveryDescription
    ContributorInsightsSummary TableName:s IndexName:s ContributorInsightsStatus:s \
    ContributorInsightsMode:s
    CreateGlobalSecondaryIndexAction IndexName:s KeySchema:[{KeySchemaElement \
    Projection:{Projection ProvisionedThroughput:{ProvisionedThroughput \
    OnDemandThroughput:{OnDemandThroughput WarmThroughput:{WarmThroughput
    CreateGlobalTableWitnessGroupMemberAction RegionName:s
    CreateReplicaAction RegionName:s
    CreateReplicationGroupMemberAction RegionName:s KMSMasterKeyId:s \
    ProvisionedThroughputOverride:{ProvisionedThroughputOverride \
    OnDemandThroughputOverride:{OnDemandThroughputOverride \
    GlobalSecondaryIndexes:[{ReplicaGlobalSecondaryIndex TableClassOverride:s
    CreateVectorIndexAction IndexName:s VectorAttribute:{VectorAttributeDefinition \
    SearchSchema:[{SearchSchemaElement Projection:{Projection Dimensions:i \
    DistanceFunction:s
    CsvOptions Delimiter:s HeaderList:[s
    Delete Key:<A TableName:s ConditionExpression:s ExpressionAttributeNames:<s \
    ExpressionAttributeValues:<A ReturnValuesOnConditionCheckFailure:s
    DeleteGlobalSecondaryIndexAction IndexName:s
    DeleteGlobalTableWitnessGroupMemberAction RegionName:s
    DeleteReplicaAction RegionName:s
    DeleteReplicationGroupMemberAction RegionName:s
    DeleteRequest Key:<A
    DeleteVectorIndexAction IndexName:s
    DisassociateReplicationGroupMemberAction RegionName:s DisassociationMode:s
    EnableKinesisStreamingConfiguration ApproximateCreationDateTimePrecision:s
    Endpoint Address:s CachePeriodInMinutes:i
    ExpectedAttributeValue Value:A Exists:b ComparisonOperator:s AttributeValueList:[A
    ExportDescription ExportArn:s ExportStatus:s StartTime:t EndTime:t ExportManifest:s \
    TableArn:s TableId:s ExportTime:t ClientToken:s S3Bucket:s S3BucketOwner:s S3Prefix:s \
    S3SseAlgorithm:s S3SseKmsKeyId:s FailureCode:s FailureMessage:s ExportFormat:s \
    BilledSizeBytes:i ItemCount:i ExportType:s \
    IncrementalExportSpecification:{IncrementalExportSpecification \
    FilterSpecification:{FilterSpecification
    ExportSummary ExportArn:s ExportStatus:s ExportType:s
    FailureException ExceptionName:s ExceptionDescription:s
    FilterSpecification FilterExpression:s ProjectionExpression:s KeyConditionExpression:s \
    ExpressionAttributeNames:<s ExpressionAttributeValues:<A
    Get Key:<A TableName:s ProjectionExpression:s ExpressionAttributeNames:<s
    GlobalSecondaryIndex IndexName:s KeySchema:[{KeySchemaElement Projection:{Projection \
    ProvisionedThroughput:{ProvisionedThroughput OnDemandThroughput:{OnDemandThroughput \
    WarmThroughput:{WarmThroughput
    GlobalSecondaryIndexAutoScalingUpdate IndexName:s \
    ProvisionedWriteCapacityAutoScalingUpdate:{AutoScalingSettingsUpdate
    GlobalSecondaryIndexDescription IndexName:s KeySchema:[{KeySchemaElement \
    Projection:{Projection IndexStatus:s Backfilling:b \
    ProvisionedThroughput:{ProvisionedThroughputDescription IndexSizeBytes:i ItemCount:i \
    IndexArn:s OnDemandThroughput:{OnDemandThroughput \
    WarmThroughput:{GlobalSecondaryIndexWarmThroughputDescription
    GlobalSecondaryIndexInfo IndexName:s KeySchema:[{KeySchemaElement Projection:{Projection \
    ProvisionedThroughput:{ProvisionedThroughput OnDemandThroughput:{OnDemandThroughput
    GlobalSecondaryIndexUpdate Update:{UpdateGlobalSecondaryIndexAction \
    Create:{CreateGlobalSecondaryIndexAction Delete:{DeleteGlobalSecondaryIndexAction
    GlobalSecondaryIndexWarmThroughputDescription ReadUnitsPerSecond:i WriteUnitsPerSecond:i \
    Status:s
    GlobalTable GlobalTableName:s ReplicationGroup:[{Replica
    GlobalTableDescription ReplicationGroup:[{ReplicaDescription GlobalTableArn:s \
    CreationDateTime:t GlobalTableStatus:s GlobalTableName:s
    GlobalTableGlobalSecondaryIndexSettingsUpdate IndexName:s \
    ProvisionedWriteCapacityUnits:i \
    ProvisionedWriteCapacityAutoScalingSettingsUpdate:{AutoScalingSettingsUpdate
    GlobalTableWitnessDescription RegionName:s WitnessStatus:s
    GlobalTableWitnessGroupUpdate Create:{CreateGlobalTableWitnessGroupMemberAction \
    Delete:{DeleteGlobalTableWitnessGroupMemberAction
    Identity PrincipalId:s Type:s
    ImportSummary ImportArn:s ImportStatus:s TableArn:s S3BucketSource:{S3BucketSource \
    CloudWatchLogGroupArn:s InputFormat:s StartTime:t EndTime:t
    ImportTableDescription ImportArn:s ImportStatus:s TableArn:s TableId:s ClientToken:s \
    S3BucketSource:{S3BucketSource ErrorCount:i CloudWatchLogGroupArn:s InputFormat:s \
    InputFormatOptions:{InputFormatOptions InputCompressionType:s \
    TableCreationParameters:{TableCreationParameters StartTime:t EndTime:t \
    ProcessedSizeBytes:i ProcessedItemCount:i ImportedItemCount:i FailureCode:s \
    FailureMessage:s
    IncrementalExportSpecification ExportFromTime:t ExportToTime:t ExportViewType:s
    InputFormatOptions Csv:{CsvOptions
    InputS3Configuration S3BucketOwner:s S3Bucket:s S3KeyPrefix:s InputFormat:s \
    InputCompressionType:s
    ItemCollectionMetrics ItemCollectionKey:<A SizeEstimateRangeGB:[d
    ItemResponse Item:<A
    KeySchemaElement AttributeName:s KeyType:s
    KeysAndAttributes Keys:[<A AttributesToGet:[s ConsistentRead:b ProjectionExpression:s \
    ExpressionAttributeNames:<s
    KinesisDataStreamDestination StreamArn:s DestinationStatus:s \
    DestinationStatusDescription:s ApproximateCreationDateTimePrecision:s
    LocalSecondaryIndex IndexName:s KeySchema:[{KeySchemaElement Projection:{Projection
    LocalSecondaryIndexDescription IndexName:s KeySchema:[{KeySchemaElement \
    Projection:{Projection IndexSizeBytes:i ItemCount:i IndexArn:s
    LocalSecondaryIndexInfo IndexName:s KeySchema:[{KeySchemaElement Projection:{Projection
    OnDemandThroughput MaxReadRequestUnits:i MaxWriteRequestUnits:i
    OnDemandThroughputOverride MaxReadRequestUnits:i
    OutputS3Configuration S3BucketOwner:s S3Bucket:s S3KeyPrefix:s S3SseAlgorithm:s \
    S3SseKmsKeyId:s OutputType:[s
    ParameterizedStatement Statement:s Parameters:[A ReturnValuesOnConditionCheckFailure:s
    PointInTimeRecoveryDescription PointInTimeRecoveryStatus:s RecoveryPeriodInDays:i \
    EarliestRestorableDateTime:t LatestRestorableDateTime:t
    PointInTimeRecoverySpecification PointInTimeRecoveryEnabled:b RecoveryPeriodInDays:i
    Projection ProjectionType:s NonKeyAttributes:[s
    ProvisionedThroughput ReadCapacityUnits:i WriteCapacityUnits:i
    ProvisionedThroughputDescription LastIncreaseDateTime:t LastDecreaseDateTime:t \
    NumberOfDecreasesToday:i ReadCapacityUnits:i WriteCapacityUnits:i
    ProvisionedThroughputOverride ReadCapacityUnits:i
    Put Item:<A TableName:s ConditionExpression:s ExpressionAttributeNames:<s \
    ExpressionAttributeValues:<A ReturnValuesOnConditionCheckFailure:s
    PutRequest Item:<A
    Record eventID:s eventName:s eventVersion:s eventSource:s awsRegion:s \
    dynamodb:{StreamRecord userIdentity:{Identity
    Replica RegionName:s
    ReplicaAutoScalingDescription RegionName:s \
    GlobalSecondaryIndexes:[{ReplicaGlobalSecondaryIndexAutoScalingDescription \
    ReplicaProvisionedReadCapacityAutoScalingSettings:{AutoScalingSettingsDescription \
    ReplicaProvisionedWriteCapacityAutoScalingSettings:{AutoScalingSettingsDescription \
    ReplicaStatus:s
    ReplicaAutoScalingUpdate RegionName:s \
    ReplicaGlobalSecondaryIndexUpdates:[{ReplicaGlobalSecondaryIndexAutoScalingUpdate \
    ReplicaProvisionedReadCapacityAutoScalingUpdate:{AutoScalingSettingsUpdate
    ReplicaDescription RegionName:s ReplicaStatus:s ReplicaArn:s ReplicaStatusDescription:s \
    ReplicaStatusPercentProgress:s KMSMasterKeyId:s \
    ProvisionedThroughputOverride:{ProvisionedThroughputOverride \
    OnDemandThroughputOverride:{OnDemandThroughputOverride \
    WarmThroughput:{TableWarmThroughputDescription \
    GlobalSecondaryIndexes:[{ReplicaGlobalSecondaryIndexDescription \
    ReplicaInaccessibleDateTime:t ReplicaTableClassSummary:{TableClassSummary \
    GlobalTableSettingsReplicationMode:s
    ReplicaGlobalSecondaryIndex IndexName:s \
    ProvisionedThroughputOverride:{ProvisionedThroughputOverride \
    OnDemandThroughputOverride:{OnDemandThroughputOverride
    ReplicaGlobalSecondaryIndexAutoScalingDescription IndexName:s IndexStatus:s \
    ProvisionedReadCapacityAutoScalingSettings:{AutoScalingSettingsDescription \
    ProvisionedWriteCapacityAutoScalingSettings:{AutoScalingSettingsDescription
    ReplicaGlobalSecondaryIndexAutoScalingUpdate IndexName:s \
    ProvisionedReadCapacityAutoScalingUpdate:{AutoScalingSettingsUpdate
    ReplicaGlobalSecondaryIndexDescription IndexName:s \
    ProvisionedThroughputOverride:{ProvisionedThroughputOverride \
    OnDemandThroughputOverride:{OnDemandThroughputOverride \
    WarmThroughput:{GlobalSecondaryIndexWarmThroughputDescription
    ReplicaGlobalSecondaryIndexSettingsDescription IndexName:s IndexStatus:s \
    ProvisionedReadCapacityUnits:i \
    ProvisionedReadCapacityAutoScalingSettings:{AutoScalingSettingsDescription \
    ProvisionedWriteCapacityUnits:i \
    ProvisionedWriteCapacityAutoScalingSettings:{AutoScalingSettingsDescription
    ReplicaGlobalSecondaryIndexSettingsUpdate IndexName:s ProvisionedReadCapacityUnits:i \
    ProvisionedReadCapacityAutoScalingSettingsUpdate:{AutoScalingSettingsUpdate
    ReplicaSettingsDescription RegionName:s ReplicaStatus:s \
    ReplicaBillingModeSummary:{BillingModeSummary ReplicaProvisionedReadCapacityUnits:i \
    ReplicaProvisionedReadCapacityAutoScalingSettings:{AutoScalingSettingsDescription \
    ReplicaProvisionedWriteCapacityUnits:i \
    ReplicaProvisionedWriteCapacityAutoScalingSettings:{AutoScalingSettingsDescription \
    ReplicaGlobalSecondaryIndexSettings:[{ReplicaGlobalSecondaryIndexSettingsDescription \
    ReplicaTableClassSummary:{TableClassSummary
    ReplicaSettingsUpdate RegionName:s ReplicaProvisionedReadCapacityUnits:i \
    ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate:{AutoScalingSettingsUpdate \
    ReplicaGlobalSecondaryIndexSettingsUpdate:[{ReplicaGlobalSecondaryIndexSettingsUpdate \
    ReplicaTableClass:s
    ReplicaUpdate Create:{CreateReplicaAction Delete:{DeleteReplicaAction
    ReplicationGroupUpdate Create:{CreateReplicationGroupMemberAction \
    Update:{UpdateReplicationGroupMemberAction Delete:{DeleteReplicationGroupMemberAction \
    Disassociate:{DisassociateReplicationGroupMemberAction
    RestoreSummary SourceBackupArn:s SourceTableArn:s RestoreDateTime:t RestoreInProgress:b
    S3BucketSource S3BucketOwner:s S3Bucket:s S3KeyPrefix:s
    SSEDescription Status:s SSEType:s KMSMasterKeyArn:s InaccessibleEncryptionDateTime:t
    SSESpecification Enabled:b SSEType:s KMSMasterKeyId:s
    SearchResultItem Item:<A Score:d
    SearchSchemaElement AttributeName:s SearchSchemaElementType:s
    SequenceNumberRange StartingSequenceNumber:s EndingSequenceNumber:s
    Shard ShardId:s SequenceNumberRange:{SequenceNumberRange ParentShardId:s
    ShardFilter Type:s ShardId:s
    SourceTableDetails TableName:s TableId:s TableArn:s TableSizeBytes:i \
    KeySchema:[{KeySchemaElement TableCreationDateTime:t \
    ProvisionedThroughput:{ProvisionedThroughput OnDemandThroughput:{OnDemandThroughput \
    ItemCount:i BillingMode:s
    SourceTableFeatureDetails LocalSecondaryIndexes:[{LocalSecondaryIndexInfo \
    GlobalSecondaryIndexes:[{GlobalSecondaryIndexInfo StreamDescription:{StreamSpecification \
    TimeToLiveDescription:{TimeToLiveDescription SSEDescription:{SSEDescription \
    VectorIndexes:[{VectorIndexInfo
    Stream StreamArn:s TableName:s StreamLabel:s
    StreamDescription StreamArn:s StreamLabel:s StreamStatus:s StreamViewType:s \
    CreationRequestDateTime:t TableName:s KeySchema:[{KeySchemaElement Shards:[{Shard \
    LastEvaluatedShardId:s
    StreamRecord ApproximateCreationDateTime:t Keys:<A NewImage:<A OldImage:<A \
    SequenceNumber:s SizeBytes:i StreamViewType:s
    StreamSpecification StreamEnabled:b StreamViewType:s
    TableAutoScalingDescription TableName:s TableStatus:s \
    Replicas:[{ReplicaAutoScalingDescription
    TableClassSummary TableClass:s LastUpdateDateTime:t
    TableCreationParameters TableName:s AttributeDefinitions:[{AttributeDefinition \
    KeySchema:[{KeySchemaElement BillingMode:s ProvisionedThroughput:{ProvisionedThroughput \
    OnDemandThroughput:{OnDemandThroughput SSESpecification:{SSESpecification \
    GlobalSecondaryIndexes:[{GlobalSecondaryIndex VectorIndexes:[{VectorIndex
    TableDescription AttributeDefinitions:[{AttributeDefinition TableName:s \
    KeySchema:[{KeySchemaElement TableStatus:s CreationDateTime:t \
    ProvisionedThroughput:{ProvisionedThroughputDescription TableSizeBytes:i ItemCount:i \
    TableArn:s TableId:s BillingModeSummary:{BillingModeSummary \
    LocalSecondaryIndexes:[{LocalSecondaryIndexDescription \
    GlobalSecondaryIndexes:[{GlobalSecondaryIndexDescription \
    StreamSpecification:{StreamSpecification LatestStreamLabel:s LatestStreamArn:s \
    GlobalTableVersion:s Replicas:[{ReplicaDescription \
    GlobalTableWitnesses:[{GlobalTableWitnessDescription \
    GlobalTableSettingsReplicationMode:s RestoreSummary:{RestoreSummary \
    SSEDescription:{SSEDescription ArchivalSummary:{ArchivalSummary \
    TableClassSummary:{TableClassSummary DeletionProtectionEnabled:b \
    DisassociationProtectionEnabled:b OnDemandThroughput:{OnDemandThroughput \
    WarmThroughput:{TableWarmThroughputDescription MultiRegionConsistency:s \
    VectorIndexes:[{VectorIndexDescription
    TableWarmThroughputDescription ReadUnitsPerSecond:i WriteUnitsPerSecond:i Status:s
    Tag Key:s Value:s
    TimeToLiveDescription TimeToLiveStatus:s AttributeName:s
    TimeToLiveSpecification Enabled:b AttributeName:s
    TransactGetItem Get:{Get
    TransactWriteItem ConditionCheck:{ConditionCheck Put:{Put Delete:{Delete Update:{Update
    Update Key:<A UpdateExpression:s TableName:s ConditionExpression:s \
    ExpressionAttributeNames:<s ExpressionAttributeValues:<A \
    ReturnValuesOnConditionCheckFailure:s
    UpdateGlobalSecondaryIndexAction IndexName:s \
    ProvisionedThroughput:{ProvisionedThroughput OnDemandThroughput:{OnDemandThroughput \
    WarmThroughput:{WarmThroughput
    UpdateKinesisStreamingConfiguration ApproximateCreationDateTimePrecision:s
    UpdateReplicationGroupMemberAction RegionName:s KMSMasterKeyId:s \
    ProvisionedThroughputOverride:{ProvisionedThroughputOverride \
    OnDemandThroughputOverride:{OnDemandThroughputOverride \
    GlobalSecondaryIndexes:[{ReplicaGlobalSecondaryIndex TableClassOverride:s
    VectorAttributeDefinition AttributeName:s
    VectorCapacity VectorSearchRequestBytes:d VectorWriteRequestBytes:d
    VectorIndex IndexName:s VectorAttribute:{VectorAttributeDefinition \
    SearchSchema:[{SearchSchemaElement Projection:{Projection Dimensions:i \
    DistanceFunction:s
    VectorIndexDescription IndexName:s SearchSchema:[{SearchSchemaElement \
    Projection:{Projection VectorAttribute:{VectorAttributeDefinition Dimensions:i \
    DistanceFunction:s IndexStatus:s Backfilling:b IndexSizeBytes:i ItemCount:i IndexArn:s
    VectorIndexInfo IndexName:s VectorAttribute:{VectorAttributeDefinition \
    SearchSchema:[{SearchSchemaElement Projection:{Projection Dimensions:i \
    DistanceFunction:s
    VectorIndexUpdate Create:{CreateVectorIndexAction Delete:{DeleteVectorIndexAction
    WarmThroughput ReadUnitsPerSecond:i WriteUnitsPerSecond:i
    WriteRequest PutRequest:{PutRequest DeleteRequest:{DeleteRequest
    """
}
