/// A host with an optional port, as in `Host` and absolute targets ([rfc-9110], section 7.2).
package struct Authority: Sendable, Hashable {
  /// The host in lowercase; an IPv6 address includes its brackets.
  package let host: String
  /// The digits of the port, or `nil` if there is none.
  package let port: String?

  /// Parses an authority, or returns `nil` if it is empty or malformed.
  package init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard let length = bytes.withUnsafeBufferPointer(Self.hostLength), length > 0 else {
      return nil
    }
    host = String(decoding: bytes[..<length], as: UTF8.self).lowercased()
    let port = bytes[length...].dropFirst()
    self.port = port.isEmpty ? nil : String(decoding: port, as: UTF8.self)
  }

  /// Whether the host is an address instead of a name.
  package var isAddress: Bool { host.hasPrefix("[") || Self.isIPv4(Array(host.utf8)[...]) }

  /// Whether the host consists of letters, digits, hyphens and underscores, in labels separated by
  /// dots.
  package var isPlainName: Bool {
    host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty
        && label.utf8.allSatisfy { Self.isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
    }
  }
}

extension Authority {
  /// Returns whether the value of a `Host` is valid: empty, or a host with an optional port.
  static func isHostField(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.isEmpty || hostLength(bytes) ?? 0 > 0
  }

  /// Returns the length of the host at the beginning of an authority, or `nil` if it is malformed.
  private static func hostLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var length = 0
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")), isIPv6(Array(bytes[1..<end])) else {
        return nil
      }
      length = end + 1
    } else {
      while length < bytes.count, bytes[length] != UInt8(ascii: ":") {
        guard isNameByte(bytes[length], at: length, of: bytes) else { return nil }
        length += 1
      }
    }
    return isPort(bytes[length...]) ? length : nil
  }

  /// Returns whether a byte may be part of a registered name ([rfc-3986], section 3.2.2).
  ///
  /// The comma is excluded, since `a,b` may be two joined fields.
  private static func isNameByte(
    _ byte: UInt8, at index: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if isLetterOrDigit(byte) { return true }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: ";"), UInt8(ascii: "="):
      return true
    case UInt8(ascii: "%"):
      return index + 2 < bytes.count && isHexadecimal(bytes[index + 1])
        && isHexadecimal(bytes[index + 2])
    default: return false
    }
  }

  /// Returns whether bytes are empty, or a colon followed by an optional 16-bit number.
  private static func isPort(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let colon = bytes.first else { return true }
    guard colon == UInt8(ascii: ":"), bytes.count <= 6 else { return false }
    var port = 0
    for byte in bytes.dropFirst() {
      guard isDigit(byte) else { return false }
      port = port * 10 + Int(byte - 0x30)
    }
    return port <= 65_535
  }

  /// Returns whether bytes are an IPv6 address ([rfc-3986], section 3.2.2).
  ///
  /// It has eight groups of hexadecimal digits, of which `::` replaces one or more zero groups and
  /// an IPv4 address the last two.
  private static func isIPv6(_ bytes: [UInt8]) -> Bool {
    let colon = UInt8(ascii: ":")
    let gap = bytes.indices.dropLast().first { bytes[$0] == colon && bytes[$0 + 1] == colon }
    guard let gap else { return groups(of: bytes[...], mayEndInIPv4: true) == 8 }
    guard let left = groups(of: bytes[..<gap], mayEndInIPv4: false),
      let right = groups(of: bytes[(gap + 2)...], mayEndInIPv4: true)
    else { return false }
    return left + right < 8
  }

  /// Returns the number of groups, or `nil` if one of them is malformed.
  private static func groups(of bytes: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> Int? {
    guard !bytes.isEmpty else { return 0 }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var count = 0
    for (index, part) in parts.enumerated() {
      if (1...4).contains(part.count), part.allSatisfy(isHexadecimal) {
        count += 1
      } else if mayEndInIPv4, index == parts.count - 1, isIPv4(part) {
        count += 2
      } else {
        return nil
      }
    }
    return count
  }

  private static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy(isDigit) else { return false }
        if part.count > 1, part.first == 0x30 { return false }
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
