import DynamockModel
import DynamockValidation

/// Where a SELECT goes on: which of its reads, and after which item.
///
/// For the client an opaque text; it holds for the statement and the parameters that it came from.
struct NextToken {
  /// The number of the read, from 0.
  var read: Int
  /// The last item evaluated; nil where the read has not begun.
  var key: Item?

  /// The text for the client.
  func text(_ fingerprint: RequestFingerprint) -> String {
    var record = Record()
    record[text: "statement"] = fingerprint.text
    record[number: "read"] = read
    if let key { record[record: "key"] = Record(key) }
    return ItemImage(record.item).bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Makes a first position.
  init(read: Int, key: Item? = nil) {
    self.read = read
    self.key = key
  }

  /// Reads a client's text.
  ///
  /// - Throws: a text that is no token, or one of another statement or other parameters.
  init(_ text: String, for fingerprint: RequestFingerprint) throws(DynamoDBError) {
    guard let bytes = Self.bytes(of: text), let item = ItemImage(storedBytes: bytes).decoded()
    else { throw .invalid(Sentence.invalidNextToken) }
    let record = Record(item)
    guard let read = record[number: "read"], let statement = record[text: "statement"] else {
      throw .invalid(Sentence.invalidNextToken)
    }
    guard statement == fingerprint.text else { throw .invalid(Sentence.otherNextToken) }
    self.init(read: read, key: record[record: "key"]?.item)
  }

  private static func bytes(of text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2), digits.count > 2 * ItemImage.prefixLength else {
      return nil
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
