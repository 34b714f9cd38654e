import DynamockModel
import DynamockValidation

/// The position at which a SELECT continues: one of its reads, and an item.
///
/// The token is opaque for clients, and valid for the statement and parameters that it was returned
/// for.
struct NextToken {
  /// The number of the read, from 0.
  var read: Int
  /// The last evaluated item, or `nil` if the read has not begun.
  var key: Item?

  /// Returns the token as sent to the client.
  func text(_ fingerprint: RequestFingerprint) -> String {
    var record = Record()
    record[text: "statement"] = fingerprint.text
    record[number: "read"] = read
    if let key { record[record: "key"] = Record(key) }
    return Hexadecimal.text(of: ItemImage(record.item).bytes)
  }

  /// Creates a position.
  init(read: Int, key: Item? = nil) {
    self.read = read
    self.key = key
  }

  /// Parses a client's token.
  ///
  /// - Throws: an error if it is not a token, or belongs to another statement or other parameters.
  init(_ text: String, for fingerprint: RequestFingerprint) throws(EngineFault) {
    guard let bytes = Hexadecimal.bytes(of: text), bytes.count > ItemImage.prefixLength,
      let item = ItemImage(storedBytes: bytes).decoded()
    else { throw .statement(.invalidNextToken) }
    let record = Record(item)
    guard let read = record[number: "read"], let statement = record[text: "statement"] else {
      throw .statement(.invalidNextToken)
    }
    guard statement == fingerprint.text else { throw .statement(.otherNextToken) }
    self.init(read: read, key: record[record: "key"]?.item)
  }
}
