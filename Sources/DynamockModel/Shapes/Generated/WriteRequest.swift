// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `WriteRequest` of DynamoDB's API.
public struct WriteRequest: Sendable, Equatable {
  /// `PutRequest`.
  public var putRequest: PutRequest?
  /// `DeleteRequest`.
  public var deleteRequest: DeleteRequest?

  /// Creates an instance from its members.
  public init(
    putRequest: PutRequest? = nil,
    deleteRequest: DeleteRequest? = nil
  ) {
    self.putRequest = putRequest
    self.deleteRequest = deleteRequest
  }
}
