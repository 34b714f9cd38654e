import DynamockModel

/// The header that explains an error: which rule, what was found, what would pass.
enum ExplanationHeader {
  static let name = "x-dynamock-explain"
  /// What a client may be asked to keep of one field; many stop at 8 KiB for all of them.
  static let maximumLength = 1024

  /// Writes an explanation as one line of visible ASCII: what else it quotes from the request is
  /// percent-encoded, so that no value can end the field and begin another.
  static func value(of explanation: DynamoDBError.Explanation) -> String {
    let text =
      "rule: \(explanation.rule); found: \(explanation.found); passes: \(explanation.remedy)"
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let written = (0x20...0x7E).contains(byte) ? [byte] : percentEncoded(byte)
      guard bytes.count + written.count <= maximumLength else { break }
      bytes += written
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func percentEncoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
