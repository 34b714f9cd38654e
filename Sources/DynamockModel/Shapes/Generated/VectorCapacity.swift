// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `VectorCapacity` of DynamoDB's API.
public struct VectorCapacity: Sendable, Equatable {
  /// `VectorSearchRequestBytes`.
  public var vectorSearchRequestBytes: Double?
  /// `VectorWriteRequestBytes`.
  public var vectorWriteRequestBytes: Double?

  /// Creates an instance from its members.
  public init(
    vectorSearchRequestBytes: Double? = nil,
    vectorWriteRequestBytes: Double? = nil
  ) {
    self.vectorSearchRequestBytes = vectorSearchRequestBytes
    self.vectorWriteRequestBytes = vectorWriteRequestBytes
  }
}
