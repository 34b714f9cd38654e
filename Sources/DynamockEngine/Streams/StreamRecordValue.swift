import DynamockModel

/// A stream's record as stored.
///
/// A header of 34 bytes, all big-endian: 8 for the time in milliseconds, 1 for the event, 1 for
/// whether the service itself made the change; then, for keys, new and old image, 4 bytes each for
/// DynamoDB's size and the text's length. It is followed by `{"Keys":…,"NewImage":…,"OldImage":…}`
/// with the stored texts of the images, so that writing and reading a record decodes none of them.
/// Part of the file format.
struct StreamRecordValue {
  let bytes: [UInt8]

  /// The kind of change.
  enum Event: UInt8 {
    case insert = 1
    case modify = 2
    case remove = 3
  }

  /// Creates a value from stored bytes.
  init(storedBytes: [UInt8]) { bytes = storedBytes }

  /// Creates a record.
  init(
    at moment: Timestamp, _ event: Event, isByService: Bool, keys: ItemImage,
    newImage: ItemImage?, oldImage: ItemImage?
  ) {
    let images = [keys, newImage, oldImage]
    let length = images.reduce(Self.headerLength + 40) { $0 + ($1?.bytes.count ?? 0) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    BigEndian.append(UInt64(bitPattern: moment.milliseconds), to: &bytes)
    bytes.append(event.rawValue)
    bytes.append(isByService ? 1 : 0)
    for image in images {
      BigEndian.append(UInt64(image?.size ?? 0), bytes: 4, to: &bytes)
      BigEndian.append(UInt64(image?.json.count ?? 0), bytes: 4, to: &bytes)
    }
    for (label, image) in zip(Self.labels, images) {
      guard let image else { continue }
      bytes.append(contentsOf: label.utf8)
      bytes.append(contentsOf: image.json)
    }
    bytes.append(UInt8(ascii: "}"))
    self.bytes = bytes
  }

  /// The offset of the text.
  static let headerLength = 34
  private static let labels = ["{\"Keys\":", ",\"NewImage\":", ",\"OldImage\":"]

  /// The time of the change.
  var moment: Timestamp {
    Timestamp(milliseconds: Int64(bitPattern: number(at: 0, bytes: 8)))
  }

  /// The kind of change, or `nil` if the bytes are damaged.
  var event: Event? { bytes.count >= Self.headerLength ? Event(rawValue: bytes[8]) : nil }

  /// Whether the item was removed by time to live rather than by a client.
  var isByService: Bool { bytes.count >= Self.headerLength && bytes[9] == 1 }

  /// The sum of the sizes of keys and images ([aws-streams-api]).
  var size: Int { (0..<3).reduce(0) { $0 + Int(number(at: 10 + 8 * $1, bytes: 4)) } }

  /// Returns the images, or `nil` for those that the view type excludes.
  ///
  /// - Throws: InternalServerError if the bytes are not a record, which is only possible in a
  ///   damaged file.
  func images() throws(EngineFault) -> (keys: Item, new: ItemImage?, old: ItemImage?) {
    let images = try storedImages()
    return (try images.keys.item(), images.new, images.old)
  }

  /// Returns the images as ``images()`` does, without decoding the keys.
  func storedImages() throws(EngineFault) -> (keys: ItemImage, new: ItemImage?, old: ItemImage?) {
    var images: [ItemImage?] = []
    var position = Self.headerLength
    for (index, label) in Self.labels.enumerated() {
      let length = Int(number(at: 14 + 8 * index, bytes: 4))
      guard length > 0 else {
        images.append(nil)
        continue
      }
      position += label.utf8.count
      guard position + length < bytes.count else { throw .damagedItem }
      var image = Array(bytes[(10 + 8 * index)..<(14 + 8 * index)])
      image.append(contentsOf: bytes[position..<(position + length)])
      let stored = ItemImage(storedBytes: image)
      guard stored.isSound else { throw .damagedItem }
      images.append(stored)
      position += length
    }
    guard images.count == 3, let keys = images[0] else { throw .damagedItem }
    return (keys, images[1], images[2])
  }

  private func number(at offset: Int, bytes count: Int) -> UInt64 {
    guard offset + count <= bytes.count else { return 0 }
    return BigEndian.number(bytes[offset..<(offset + count)])
  }
}
