// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `EnableKinesisStreamingConfiguration` of DynamoDB's API.
public struct EnableKinesisStreamingConfiguration: Sendable, Equatable {
  /// `ApproximateCreationDateTimePrecision`.
  public var approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision?

  /// Creates an instance from its members.
  public init(
    approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision? = nil
  ) {
    self.approximateCreationDateTimePrecision = approximateCreationDateTimePrecision
  }
}
