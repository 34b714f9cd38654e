import DynamockModel
import DynamockStorage

extension StreamDefinition {
  /// A record as GetRecords shows it.
  func description(
    of value: StreamRecordValue, number: Int
  ) throws(DynamoDBError) -> DynamockModel.Record {
    let images = try value.images()
    guard let event = value.event else { throw .damagedItem }
    return DynamockModel.Record(
      eventID: eventID(of: number), eventName: event.operation, eventVersion: "1.1",
      eventSource: "aws:dynamodb", awsRegion: region,
      dynamodb: StreamRecord(
        // Whole seconds (semantics §11).
        approximateCreationDateTime: Timestamp(
          milliseconds: value.moment.milliseconds / 1000 * 1000),
        keys: images.keys, newImage: images.new?.inOrder(of: .streamRecord),
        oldImage: images.old?.inOrder(of: .streamRecord),
        sequenceNumber: SequenceNumberText.text(number), sizeBytes: value.size,
        streamViewType: viewType),
      userIdentity: value.isByService ? .timeToLive : nil)
  }

  /// 32 hexadecimal digits that are the same whenever the record is read, and another record's never:
  /// the first half is a mix of the number that can be undone, the second tells streams apart.
  private func eventID(of number: Int) -> String {
    let number = UInt64(truncatingIfNeeded: number)
    let stream = UInt64(bitPattern: createdAt.milliseconds) ^ UInt64(keyspace.number) << 48
    return hexadecimal(mixed(number)) + hexadecimal(mixed(mixed(stream) ^ number))
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
  /// generators"), which maps every number to another one.
  private func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  private func hexadecimal(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}

extension StreamRecordValue.Event {
  fileprivate var operation: OperationType {
    switch self {
    case .insert: .insert
    case .modify: .modify
    case .remove: .remove
    }
  }
}

extension Identity {
  /// Who deletes expired items (developer guide, "DynamoDB Streams and Time to Live").
  fileprivate static let timeToLive = Identity(
    principalId: "dynamodb.amazonaws.com", type: "Service")
}
