import DynamockModel

/// A stream's record as the store keeps it.
///
/// A header of 34 bytes, all big-endian: 8 of the moment in milliseconds, 1 of the event, 1 that says
/// whether the service itself did it; then for keys, new and old image 4 bytes of DynamoDB's size and
/// 4 of the text's length. Behind it stands `{"Keys":…,"NewImage":…,"OldImage":…}` with the texts of
/// the images as they are stored, so that writing and reading a record decodes none of them. Part of
/// the file format.
struct StreamRecordValue {
  let bytes: [UInt8]

  /// What happened to the item.
  enum Event: UInt8 {
    case insert = 1
    case modify = 2
    case remove = 3
  }

  /// Takes what the store holds.
  init(storedBytes: [UInt8]) { bytes = storedBytes }

  /// Writes a record.
  init(
    at moment: Timestamp, _ event: Event, isByService: Bool, keys: ItemImage,
    newImage: ItemImage?, oldImage: ItemImage?
  ) {
    let images = [keys, newImage, oldImage]
    let length = images.reduce(Self.headerLength + 40) { $0 + ($1?.bytes.count ?? 0) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    Self.append(UInt64(bitPattern: moment.milliseconds), bytes: 8, to: &bytes)
    bytes.append(event.rawValue)
    bytes.append(isByService ? 1 : 0)
    for image in images {
      Self.append(UInt64(image?.size ?? 0), bytes: 4, to: &bytes)
      Self.append(UInt64(image?.json.count ?? 0), bytes: 4, to: &bytes)
    }
    for (label, image) in zip(Self.labels, images) {
      guard let image else { continue }
      bytes.append(contentsOf: label.utf8)
      bytes.append(contentsOf: image.json)
    }
    bytes.append(UInt8(ascii: "}"))
    self.bytes = bytes
  }

  /// Where the text begins.
  static let headerLength = 34
  private static let labels = ["{\"Keys\":", ",\"NewImage\":", ",\"OldImage\":"]

  /// When the change was made.
  var moment: Timestamp {
    Timestamp(milliseconds: Int64(bitPattern: number(at: 0, bytes: 8)))
  }

  /// What happened; nil for damaged bytes.
  var event: Event? { bytes.count >= Self.headerLength ? Event(rawValue: bytes[8]) : nil }

  /// Whether time to live, not a client, removed the item.
  var isByService: Bool { bytes.count >= Self.headerLength && bytes[9] == 1 }

  /// The sum of the sizes of keys and images (semantics §11).
  var size: Int { (0..<3).reduce(0) { $0 + Int(number(at: 10 + 8 * $1, bytes: 4)) } }

  /// The images, nil where the view leaves them out.
  ///
  /// - Throws: InternalServerError for bytes that are no record, which only a damaged file holds.
  func images() throws(DynamoDBError) -> (keys: Item, new: ItemImage?, old: ItemImage?) {
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
    return (try keys.item(), images[1], images[2])
  }

  private func number(at offset: Int, bytes count: Int) -> UInt64 {
    guard offset + count <= bytes.count else { return 0 }
    return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func append(_ value: UInt64, bytes: Int, to output: inout [UInt8]) {
    for shift in stride(from: 8 * (bytes - 1), through: 0, by: -8) {
      output.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }
}
