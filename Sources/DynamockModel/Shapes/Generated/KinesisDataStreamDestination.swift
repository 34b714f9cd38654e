// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `KinesisDataStreamDestination` of DynamoDB's API.
public struct KinesisDataStreamDestination: Sendable, Equatable {
  /// `StreamArn`.
  public var streamArn: String?
  /// `DestinationStatus`.
  public var destinationStatus: DestinationStatus?
  /// `DestinationStatusDescription`.
  public var destinationStatusDescription: String?
  /// `ApproximateCreationDateTimePrecision`.
  public var approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision?

  /// Creates an instance from its members.
  public init(
    streamArn: String? = nil,
    destinationStatus: DestinationStatus? = nil,
    destinationStatusDescription: String? = nil,
    approximateCreationDateTimePrecision: ApproximateCreationDateTimePrecision? = nil
  ) {
    self.streamArn = streamArn
    self.destinationStatus = destinationStatus
    self.destinationStatusDescription = destinationStatusDescription
    self.approximateCreationDateTimePrecision = approximateCreationDateTimePrecision
  }
}
