// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

/// The structure `UpdateKinesisStreamingConfiguration` of DynamoDB's API.
public struct UpdateKinesisStreamingConfiguration: Sendable, Equatable {
  /// `ApproximateCreationDateTimePrecision`.
  public var approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision?

  /// Makes it of its members.
  public init(
    approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision? = nil
  ) {
    self.approximateCreationDateTimePrecision = approximateCreationDateTimePrecision
  }
}
