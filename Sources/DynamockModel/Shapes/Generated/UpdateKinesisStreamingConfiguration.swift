// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `UpdateKinesisStreamingConfiguration` of DynamoDB's API.
public struct UpdateKinesisStreamingConfiguration: Sendable, Equatable {
  /// `ApproximateCreationDateTimePrecision`.
  public var approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision?

  /// Creates an instance from its members.
  public init(
    approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision? = nil
  ) {
    self.approximateCreationDateTimePrecision = approximateCreationDateTimePrecision
  }
}
