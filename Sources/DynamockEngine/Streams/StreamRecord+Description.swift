import DynamockModel
import DynamockStorage

extension StreamDefinition {
  /// Returns a record as described by GetRecords.
  func description(
    of value: StreamRecordValue, number: Int
  ) throws(EngineFault) -> DynamockModel.Record {
    let images = try value.images()
    guard let event = value.event else { throw .damagedItem }
    return DynamockModel.Record(
      eventID: eventID(of: number), eventName: event.operation, eventVersion: "1.1",
      eventSource: "aws:dynamodb", awsRegion: region,
      dynamodb: StreamRecord(
        // In whole seconds ([aws-streams-api]).
        approximateCreationDateTime: Timestamp(
          milliseconds: value.moment.milliseconds / 1000 * 1000),
        keys: images.keys, newImage: images.new?.inOrder(of: .streamRecord),
        oldImage: images.old?.inOrder(of: .streamRecord),
        sequenceNumber: SequenceNumberText.text(number), sizeBytes: value.size,
        streamViewType: viewType),
      userIdentity: value.isByService ? .timeToLive : nil)
  }

  /// Returns an event id of 32 hexadecimal digits that is constant for a record, and unique: the
  /// first half is an invertible mix of the number, the second identifies the stream.
  private func eventID(of number: Int) -> String {
    let number = UInt64(truncatingIfNeeded: number)
    let stream = UInt64(bitPattern: createdAt.milliseconds) ^ UInt64(keyspace.number) << 48
    return Hexadecimal.text(number.mixed, digits: 16)
      + Hexadecimal.text((stream.mixed ^ number).mixed, digits: 16)
  }
}

extension UInt64 {
  /// The first number of SplitMix64 with this seed, from which the seed can be computed.
  var mixed: UInt64 { SplitMix64.number(of: self &+ SplitMix64.gamma) }
}

extension StreamRecordValue.Event {
  var operation: OperationType {
    switch self {
    case .insert: .insert
    case .modify: .modify
    case .remove: .remove
    }
  }
}

extension Identity {
  /// The principal of deletions by time to live ([aws-streams-ttl]).
  fileprivate static let timeToLive = Identity(
    principalId: "dynamodb.amazonaws.com", type: "Service")
}
