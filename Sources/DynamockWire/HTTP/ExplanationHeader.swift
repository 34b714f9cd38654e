import DynamockModel

/// The header that explains an error: the rule, the cause, and the remedy.
enum ExplanationHeader {
  static let name = "x-dynamock-explain"
  /// The maximum length of the field that clients can be expected to accept; many allow 8 KiB for
  /// all fields.
  static let maximumLength = 1024

  /// Formats an explanation as a single line of visible ASCII.
  ///
  /// Other characters quoted from the request are percent-encoded, so that no value can end the
  /// field and begin another.
  static func value(of explanation: DynamoDBError.Explanation) -> String {
    let text =
      "rule: \(explanation.rule); found: \(explanation.found); passes: \(explanation.remedy)"
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(text.utf8.count, maximumLength))
    for byte in text.utf8 {
      let isVisible = (0x20...0x7E).contains(byte)
      guard bytes.count + (isVisible ? 1 : 3) <= maximumLength else { break }
      if isVisible { bytes.append(byte) } else { percentEncode(byte, into: &bytes) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func percentEncode(_ byte: UInt8, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 15] {
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }
}
