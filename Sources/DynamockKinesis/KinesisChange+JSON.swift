package import DynamockEngine
import DynamockModel
import DynamockWire

extension KinesisChange {
  /// The record as AWS writes it to a Kinesis stream ([aws-guide], Kinesis Data Streams).
  package var json: [UInt8] {
    JSONText([
      ("awsRegion", JSONText(region)), ("eventID", JSONText(eventID)),
      ("eventName", JSONText(operation.rawValue)), ("userIdentity", userIdentity),
      ("recordFormat", JSONText("application/json")), ("tableName", JSONText(tableName)),
      (
        "dynamodb",
        JSONText([
          ("ApproximateCreationDateTime", JSONText(Int(time))),
          // Absent for milliseconds.
          (
            "ApproximateCreationDateTimePrecision",
            isInMicroseconds ? JSONText("MICROSECOND") : nil
          ),
          ("Keys", JSONText(keys)), ("NewImage", newImage.map { JSONText($0) }),
          ("OldImage", oldImage.map { JSONText($0) }), ("SizeBytes", JSONText(size)),
        ])
      ),
      ("eventSource", JSONText("aws:dynamodb")),
    ]).bytes
  }

  private var userIdentity: JSONText {
    guard isByService else { return .null }
    return JSONText([
      ("principalId", JSONText("dynamodb.amazonaws.com")), ("type", JSONText("Service")),
    ])
  }

  /// The partition key: the same for all changes of an item, so that they stay in order.
  ///
  /// AWS's is unknown. This is the 64-bit FNV-1a of the item's key.
  package var partitionKey: String {
    let hash = keys.json.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return Hexadecimal.text(hash, digits: 16)
  }
}

extension [KinesisChange] {
  /// The records as lines.
  var lines: [UInt8] {
    var lines: [UInt8] = []
    for change in self {
      lines += change.json
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }
}
