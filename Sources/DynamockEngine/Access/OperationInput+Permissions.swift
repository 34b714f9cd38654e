import DynamockModel
import DynamockValidation

extension OperationInput {
  /// The permissions that the request needs, by the names of AWS's actions
  /// ([aws-service-authorization]; [aws-guide], API operations supported by resource-based policies).
  ///
  /// The statements of a BatchExecuteStatement are judged one by one, and are not included.
  func permissions(isLoose: Bool) -> [Permission] {
    switch self {
    case .getItem, .putItem, .updateItem, .deleteItem, .query, .scan, .batchGetItem,
      .batchWriteItem, .transactGetItems, .transactWriteItems, .searchVectors:
      itemPermissions(isLoose: isLoose)
    case .executeStatement, .executeTransaction: statementPermissions
    case .batchExecuteStatement: []
    case .describeStream, .getShardIterator, .getRecords: streamPermissions
    default:
      if let resource = tableResource {
        [Permission(operation.rawValue, on: resource) { AccessFacts(tagsIn: self) }]
      } else {
        []
      }
    }
  }

  /// The table of an operation that uses one as a whole, or `nil` if the request lacks its name.
  private var tableResource: Permission.Resource? {
    switch self {
    case .describeTable(let input): .named(input.tableName)
    case .updateTable(let input): .named(input.tableName)
    case .deleteTable(let input): .named(input.tableName)
    case .describeTimeToLive(let input): .named(input.tableName)
    case .updateTimeToLive(let input): .named(input.tableName)
    case .describeContinuousBackups(let input): .named(input.tableName)
    case .updateContinuousBackups(let input): .named(input.tableName)
    case .describeContributorInsights(let input): .named(input.tableName)
    case .updateContributorInsights(let input): .named(input.tableName)
    case .describeKinesisStreamingDestination(let input): .named(input.tableName)
    case .enableKinesisStreamingDestination(let input): .named(input.tableName)
    case .disableKinesisStreamingDestination(let input): .named(input.tableName)
    case .updateKinesisStreamingDestination(let input): .named(input.tableName)
    case .describeTableReplicaAutoScaling(let input): .named(input.tableName)
    case .updateTableReplicaAutoScaling(let input): .named(input.tableName)
    case .createBackup(let input): .named(input.tableName)
    case .startBulkPutItems(let input): .named(input.tableName)
    case .restoreTableToPointInTime(let input):
      .named(input.sourceTableArn ?? input.sourceTableName)
    case .exportTableToPointInTime(let input): .named(input.tableArn)
    case .listTagsOfResource(let input): .named(input.resourceArn)
    case .tagResource(let input): .named(input.resourceArn)
    case .untagResource(let input): .named(input.resourceArn)
    case .getResourcePolicy(let input): input.resourceArn.map { .arn($0) }
    case .putResourcePolicy(let input): input.resourceArn.map { .arn($0) }
    case .deleteResourcePolicy(let input): input.resourceArn.map { .arn($0) }
    default: .other
    }
  }

  private var streamPermissions: [Permission] {
    let arn: String? =
      switch self {
      case .describeStream(let input): input.streamArn
      case .getShardIterator(let input): input.streamArn
      case .getRecords(let input): input.shardIterator.flatMap(ShardIterator.init)?.streamARN
      default: nil
      }
    return arn.map { [Permission(operation.rawValue, on: .arn($0))] } ?? []
  }
}

extension AccessFacts {
  /// The tags that a request sets or removes.
  fileprivate init(tagsIn input: OperationInput) {
    switch input {
    case .tagResource(let input):
      tags = input.tags ?? []
      tagKeys = tags.compactMap(\.key)
    case .untagResource(let input): tagKeys = input.tagKeys ?? []
    default: break
    }
  }
}

extension Permission.Resource {
  fileprivate static func named(_ table: String?) -> Self? { table.map { .table($0) } }
}

extension Operation {
  /// Whether a policy can permit the operation to another account ([aws-guide], API operations
  /// supported by resource-based policies; SearchVectors is not in that list, and counts as a read).
  var worksAcrossAccounts: Bool {
    switch self {
    case .getItem, .putItem, .updateItem, .deleteItem, .query, .scan, .batchGetItem,
      .batchWriteItem, .transactGetItems, .transactWriteItems, .searchVectors, .describeTable,
      .updateTable, .deleteTable, .listTagsOfResource, .tagResource, .untagResource,
      .describeStream, .getShardIterator, .getRecords:
      true
    default: false
    }
  }
}
