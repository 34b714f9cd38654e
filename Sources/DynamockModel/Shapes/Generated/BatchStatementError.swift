// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `BatchStatementError` of DynamoDB's API.
public struct BatchStatementError: Sendable, Equatable {
  /// `Code`.
  public var code: BatchStatementErrorCodeEnum?
  /// `Message`.
  public var message: String?
  /// `Item`.
  public var item: ItemImage?

  /// Creates an instance from its members.
  public init(
    code: BatchStatementErrorCodeEnum? = nil,
    message: String? = nil,
    item: ItemImage? = nil
  ) {
    self.code = code
    self.message = message
    self.item = item
  }
}
