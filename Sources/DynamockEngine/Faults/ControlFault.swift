import DynamockModel

/// Why an operation on the settings of a table is rejected.
enum ControlFault: Sendable {
  // MARK: Backups

  /// A table that does not exist, as the operations on backups report it.
  case noTable(String)
  /// A table whose backups are not available yet.
  case backupsUnavailable(String)

  // MARK: Policies

  /// A resource of another account.
  case resourceOfOtherAccount
  /// A resource of another region or partition.
  case otherRegion(String)
  /// A stream that does not exist.
  case noStream(String, of: String)
  /// A resource without a policy.
  case noPolicy(String)
  /// A resource without a policy, although a revision is expected.
  case noPolicyAtRevision(String, of: String)
  /// A policy of another revision than the expected one.
  case otherRevision(String, of: String, revision: String)
  /// A policy where none is expected.
  case policyExists(of: String, revision: String)
  /// A policy that forbids its own replacement.
  case lockout

  // MARK: Kinesis destinations

  /// A destination that cannot be enabled, because another one is live.
  case notEnableable
  /// A destination that is not active and cannot be disabled.
  case notDisableable
  /// An update of a stream that was never a destination.
  case noDestination(String, of: String)
  /// An update of a destination that is not active.
  case destinationNotActive(String, of: String)
  /// An update that changes nothing.
  case samePrecision(ApproximateCreationDateTimePrecision, String, tableID: String)

  // MARK: Contributor insights

  /// An index that does not exist or is local.
  case noIndex(String, of: String)
  /// A table or an index that is not ACTIVE.
  case insightsBeforeActive(isIndex: Bool)
  /// A position that no list has returned.
  case invalidNextToken(String)

  // MARK: Global tables

  /// A global table of version 2017.11.29.
  case noGlobalTable(String)
  /// The settings of such a table.
  case noGlobalTableSettings(String)
  /// A table without replicas.
  case noReplicas(of: String)
  /// A change of a replica in the table's own region.
  case localReplica
  /// Changes of replicas that the table does not have.
  case notReplicas([String])

  /// The exception that reports the fault.
  var code: DynamoDBError.Code {
    switch self {
    case .noTable: .tableNotFound
    case .backupsUnavailable: .continuousBackupsUnavailable
    case .notEnableable, .notDisableable, .noDestination, .destinationNotActive, .samePrecision,
      .insightsBeforeActive, .invalidNextToken, .localReplica, .notReplicas,
      .resourceOfOtherAccount, .otherRegion:
      .validation
    case .noIndex, .noReplicas, .noStream: .resourceNotFound
    case .noPolicy, .noPolicyAtRevision, .otherRevision, .policyExists: .policyNotFound
    case .lockout: .accessDenied
    case .noGlobalTable, .noGlobalTableSettings: .globalTableNotFound
    }
  }
}
