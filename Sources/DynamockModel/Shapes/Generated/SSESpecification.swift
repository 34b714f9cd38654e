// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `SSESpecification` of DynamoDB's API.
public struct SSESpecification: Sendable, Equatable {
  /// `Enabled`.
  public var enabled: Bool?
  /// `SSEType`.
  public var sseType: SSEType?
  /// `KMSMasterKeyId`.
  public var kmsMasterKeyId: String?

  /// Creates an instance from its members.
  public init(
    enabled: Bool? = nil,
    sseType: SSEType? = nil,
    kmsMasterKeyId: String? = nil
  ) {
    self.enabled = enabled
    self.sseType = sseType
    self.kmsMasterKeyId = kmsMasterKeyId
  }
}
