// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `TransactGetItem` of DynamoDB's API.
public struct TransactGetItem: Sendable, Equatable {
  /// `Get`, required.
  public var get: Get?

  /// Creates an instance from its members.
  public init(
    get: Get?
  ) {
    self.get = get
  }
}
