// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `Identity` of DynamoDB's API.
public struct Identity: Sendable, Equatable {
  /// `PrincipalId`.
  public var principalId: String?
  /// `Type`.
  public var type: String?

  /// Creates an instance from its members.
  public init(
    principalId: String? = nil,
    type: String? = nil
  ) {
    self.principalId = principalId
    self.type = type
  }
}
