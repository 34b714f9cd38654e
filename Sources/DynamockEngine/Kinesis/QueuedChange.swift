import DynamockModel

/// A queued change as stored.
///
/// A header of 1 byte for whether its time is in microseconds, 2 for its place within the
/// millisecond, 8 for the salt of its id, and the Kinesis stream's ARN, the table's name and the region, each after 2 bytes for
/// its length; then a ``StreamRecordValue`` with both images. Part of the file format.
struct QueuedChange {
  var streamARN: String
  var tableName: String
  var region: String
  var isInMicroseconds: Bool
  var place: Int
  var salt: UInt64
  var value: StreamRecordValue

  var bytes: [UInt8] {
    var bytes: [UInt8] = [isInMicroseconds ? 1 : 0]
    bytes.reserveCapacity(value.bytes.count + 200)
    BigEndian.append(UInt64(truncatingIfNeeded: place), bytes: 2, to: &bytes)
    BigEndian.append(salt, to: &bytes)
    for text in [streamARN, tableName, region] {
      BigEndian.append(UInt64(text.utf8.count), bytes: 2, to: &bytes)
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(contentsOf: value.bytes)
    return bytes
  }
}

extension QueuedChange {
  /// Reads stored bytes.
  ///
  /// - Throws: InternalServerError if they are no change, which is only possible in a damaged file.
  init(storedBytes bytes: [UInt8]) throws(EngineFault) {
    var rest = bytes[...]
    func take(_ count: Int) throws(EngineFault) -> ArraySlice<UInt8> {
      guard rest.count >= count else { throw .damagedItem }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    func text() throws(EngineFault) -> String {
      let length = Int(truncatingIfNeeded: BigEndian.number(try take(2)))
      guard let text = String(validating: try take(length), as: UTF8.self) else {
        throw .damagedItem
      }
      return text
    }
    isInMicroseconds = try take(1).first == 1
    place = Int(truncatingIfNeeded: BigEndian.number(try take(2)))
    salt = BigEndian.number(try take(8))
    streamARN = try text()
    tableName = try text()
    region = try text()
    value = StreamRecordValue(storedBytes: Array(rest))
  }

  /// Returns the change for its delivery.
  func change(number: Int) throws(EngineFault) -> KinesisChange {
    guard let event = value.event else { throw .damagedItem }
    let images = try value.storedImages()
    let moment = value.moment.milliseconds
    let time = isInMicroseconds ? moment &* 1_000 &+ Int64(place) : moment
    return KinesisChange(
      number: number, streamARN: streamARN, tableName: tableName, region: region,
      operation: event.operation, isByService: value.isByService, time: time,
      isInMicroseconds: isInMicroseconds, keys: images.keys,
      newImage: images.new?.inOrder(of: .streamRecord),
      oldImage: images.old?.inOrder(of: .streamRecord), size: value.size,
      eventID: eventID(of: number))
  }

  /// Returns an id in the form of a UUID, as AWS's, of the number and the salt.
  private func eventID(of number: Int) -> String {
    let number = UInt64(truncatingIfNeeded: number)
    return Hexadecimal.identifier(
      of: BigEndian.bytes(number.mixed) + BigEndian.bytes((salt ^ number).mixed))
  }
}
