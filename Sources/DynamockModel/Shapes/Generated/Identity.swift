// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `Identity` of DynamoDB's API.
public struct Identity: Sendable, Equatable {
  /// `PrincipalId`.
  public var principalId: String?
  /// `Type`.
  public var type: String?

  /// Makes it of its members.
  public init(
    principalId: String? = nil,
    type: String? = nil
  ) {
    self.principalId = principalId
    self.type = type
  }
}
