import DynamockModel

/// A source of identifiers that cannot be guessed, passed in so that tests can replace it.
package protocol IdentifierSource: Sendable {
  /// Returns a UUID in the usual form, in lowercase.
  func uuid() -> String
}

/// Random identifiers from the system's generator.
package struct RandomIdentifiers: IdentifierSource {
  /// Creates a source.
  package init() {}

  /// Returns a random UUID (version 4).
  package func uuid() -> String {
    var bytes: [UInt8] = (0..<16).map { _ in .random(in: .min ... .max) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    return Hexadecimal.identifier(of: bytes)
  }
}
