// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `StreamRecord` of DynamoDB's API.
public struct StreamRecord: Sendable, Equatable {
  /// `ApproximateCreationDateTime`.
  public var approximateCreationDateTime: Timestamp?
  /// `Keys`.
  public var keys: Item?
  /// `NewImage`.
  public var newImage: ItemImage?
  /// `OldImage`.
  public var oldImage: ItemImage?
  /// `SequenceNumber`.
  public var sequenceNumber: String?
  /// `SizeBytes`.
  public var sizeBytes: Int?
  /// `StreamViewType`.
  public var streamViewType: StreamViewType?

  /// Creates an instance from its members.
  public init(
    approximateCreationDateTime: Timestamp? = nil,
    keys: Item? = nil,
    newImage: ItemImage? = nil,
    oldImage: ItemImage? = nil,
    sequenceNumber: String? = nil,
    sizeBytes: Int? = nil,
    streamViewType: StreamViewType? = nil
  ) {
    self.approximateCreationDateTime = approximateCreationDateTime
    self.keys = keys
    self.newImage = newImage
    self.oldImage = oldImage
    self.sequenceNumber = sequenceNumber
    self.sizeBytes = sizeBytes
    self.streamViewType = streamViewType
  }
}
