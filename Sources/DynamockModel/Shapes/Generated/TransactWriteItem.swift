// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TransactWriteItem` of DynamoDB's API.
public struct TransactWriteItem: Sendable, Equatable {
  /// `ConditionCheck`.
  public var conditionCheck: ConditionCheck?
  /// `Put`.
  public var put: Put?
  /// `Delete`.
  public var delete: Delete?
  /// `Update`.
  public var update: Update?

  /// Creates an instance from its members.
  public init(
    conditionCheck: ConditionCheck? = nil,
    put: Put? = nil,
    delete: Delete? = nil,
    update: Update? = nil
  ) {
    self.conditionCheck = conditionCheck
    self.put = put
    self.delete = delete
    self.update = update
  }
}
