/// Where the engine gets identifiers that nobody can guess; handed in, so that tests can fix them.
package protocol IdentifierSource: Sendable {
  /// A UUID in its usual form, lower case.
  func uuid() -> String
}

/// Random identifiers of the system's generator.
package struct RandomIdentifiers: IdentifierSource {
  /// Makes a source.
  package init() {}

  /// A random UUID (version 4).
  package func uuid() -> String {
    var bytes: [UInt8] = (0..<16).map { _ in .random(in: .min ... .max) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (position, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(position) { text += "-" }
      text += byte < 16 ? "0" : ""
      text += String(byte, radix: 16)
    }
    return text
  }
}
