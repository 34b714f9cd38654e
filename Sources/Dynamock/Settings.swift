import DynamockEngine

extension DynamockDatabase {
  /// What a database is told about the account it plays and how fast its control plane moves.
  public struct Settings: Sendable, Equatable {
    /// The 12 digits that stand in every ARN.
    public var accountID = "123456789012"
    /// How long a new table is CREATING.
    public var tableCreation = Duration.zero
    /// How long a changed table is UPDATING.
    public var tableUpdate = Duration.zero
    /// How long a deleted table is DELETING.
    public var tableDeletion = Duration.zero
    /// How long a new index of an existing table is CREATING; its second half is the backfill.
    public var indexCreation = Duration.zero
    /// How long a deleted index is DELETING.
    public var indexDeletion = Duration.zero

    /// Makes the default settings: every change is done at once.
    public init() {}

    var engine: EngineSettings {
      EngineSettings(
        accountID: accountID,
        delays: .init(
          creatingTable: tableCreation.wholeMilliseconds,
          updatingTable: tableUpdate.wholeMilliseconds,
          deletingTable: tableDeletion.wholeMilliseconds,
          creatingIndex: indexCreation.wholeMilliseconds,
          deletingIndex: indexDeletion.wholeMilliseconds))
    }
  }
}

extension Duration {
  /// The duration in milliseconds, rounded down.
  var wholeMilliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
