import DynamockModel

// Operations on the settings of tables: AWS's messages in [ack-quirks], us-west-2, October 2026.

extension ControlFault {
  var sentence: String? {
    switch self {
    // DDB-TABLE-014.
    case .noTable(let name): "Table not found: \(name)"
    // DDB-TABLE-116.
    case .backupsUnavailable(let table):
      "Backups are being enabled for the table: \(table). Please retry later"
    case .notEnableable, .notDisableable, .noDestination, .destinationNotActive, .samePrecision:
      kinesisSentence
    case .resourceOfOtherAccount, .otherRegion, .noStream, .noPolicy, .noPolicyAtRevision,
      .otherRevision, .policyExists, .lockout:
      policySentence
    // DDB-TABLE-161.
    case .noIndex(let index, let table):
      "Requested resource not found: Index: \(index) not found for table: \(table)"
    // DDB-TABLE-116.
    case .insightsBeforeActive(let isIndex):
      "Table or Index is not in a valid state to update Key Access Insights: "
        + "\(isIndex ? "IndexStatus" : "TableStatus") must be ACTIVE to enable ContributorInsights."
    // The message of lists of exports; that of this list is unknown.
    case .invalidNextToken(let token):
      "Invalid Request: Provided nextToken is invalid: \(token)"
    // DDB-GLOBALTABLE-002, DDB-GLOBALTABLESETTINGS-001 and DDB-TABLE-253.
    case .noGlobalTable(let name):
      "Global table not found: Global table with name: '\(name)' does not exist."
    case .noGlobalTableSettings(let name), .noReplicas(let name):
      "Global table with name: '\(name)' does not exist."
    // DDB-TABLE-203.
    case .localReplica:
      "Cannot add or delete the local region through ReplicaUpdates. Use CreateTable, DeleteTable, "
        + "or UpdateTable as required."
    case .notReplicas(let regions):
      "Update global table operation failed because one or more replicas were not part of the "
        + "global table. Please retry the request without these replicas: \(Sentence.list(regions))."
    }
  }

  // DDB-TABLE-234, 236, 268, 299, 300 and 302; [localstack-snapshots]. "enable" is AWS's word for
  // all of them.
  private var kinesisSentence: String? {
    let state = "Table is not in a valid state to enable Kinesis Streaming Destination: "
    return switch self {
    case .notEnableable:
      state
        + "EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE "
        + "operation."
    case .notDisableable:
      state + "KinesisStreamingDestination must be ACTIVE to perform DISABLE operation."
    case .noDestination(let arn, let table):
      state + "No streaming destination with streamArn: \(arn) found for table with tableName: "
        + table
    case .destinationNotActive(let arn, let table):
      state + "Kinesis streaming is not in ACTIVE state. Updates are only allowed in ACTIVE state. "
        + "TableName: \(table), kdsArn: \(arn)"
    case .samePrecision(let precision, let arn, let id):
      "Invalid Request: Precision is already set to the desired value of \(precision.rawValue) for "
        + "tableId: \(id), kdsArn: \(arn)"
    default: nil
    }
  }
}

extension KinesisFailure {
  /// AWS's description of the status (DDB-TABLE-318).
  var sentence: String {
    switch self {
    case .notPermitted: "User does not have a permission to use kinesis stream"
    case .otherRegion:
      "The kinesis Arn used to enable kinesis replication belongs to a stream which is not in the "
        + "current region"
    case .notActive:
      "The kinesis Arn used to enable kinesis replication belongs to a stream which is not in "
        + "Active state"
    }
  }
}

extension ControlFault {
  /// DDB-TABLE-205, 209, 210 and 212; [moto-aws-verified].
  fileprivate var policySentence: String? {
    let notFound = "Resource-based policy not found for the provided ResourceArn: "
    return switch self {
    case .resourceOfOtherAccount:
      "This action is only supported by accounts that match the resource owner’s account."
    case .otherRegion(let arn): Sentence.invalid + "Invalid resource Arn: \(arn)"
    case .noStream(let label, let table):
      "Requested resource not found: Stream: \(label) not found for Table: \(table)"
    case .noPolicy(let arn): notFound + arn
    case .noPolicyAtRevision(let revision, let table):
      notFound
        + "Requested update for policy with revision id \(revision), but table \(table) has no "
        + "associated policy."
    case .otherRevision(let expected, let table, let revision):
      notFound + "Requested update for policy with revision id \(expected), but the policy "
        + "associated to target table \(table) has revision id \(revision)."
    case .policyExists(let table, let revision):
      notFound + "Requested policy update expecting none to be present for table \(table), but a "
        + "policy exists with revision id \(revision)."
    case .lockout:
      "The new resource policy will not allow you to update the resource policy in the future."
    default: nil
    }
  }
}
