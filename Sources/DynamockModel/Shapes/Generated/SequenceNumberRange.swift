// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `SequenceNumberRange` of DynamoDB's API.
public struct SequenceNumberRange: Sendable, Equatable {
  /// `StartingSequenceNumber`.
  public var startingSequenceNumber: String?
  /// `EndingSequenceNumber`.
  public var endingSequenceNumber: String?

  /// Creates an instance from its members.
  public init(
    startingSequenceNumber: String? = nil,
    endingSequenceNumber: String? = nil
  ) {
    self.startingSequenceNumber = startingSequenceNumber
    self.endingSequenceNumber = endingSequenceNumber
  }
}
