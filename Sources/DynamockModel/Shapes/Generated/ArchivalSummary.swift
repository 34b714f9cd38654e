// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `ArchivalSummary` of DynamoDB's API.
public struct ArchivalSummary: Sendable, Equatable {
  /// `ArchivalDateTime`.
  public var archivalDateTime: Timestamp?
  /// `ArchivalReason`.
  public var archivalReason: String?
  /// `ArchivalBackupArn`.
  public var archivalBackupArn: String?

  /// Creates an instance from its members.
  public init(
    archivalDateTime: Timestamp? = nil,
    archivalReason: String? = nil,
    archivalBackupArn: String? = nil
  ) {
    self.archivalDateTime = archivalDateTime
    self.archivalReason = archivalReason
    self.archivalBackupArn = archivalBackupArn
  }
}
