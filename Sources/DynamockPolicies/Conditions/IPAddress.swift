import DynamockModel

/// An IP address, of version 4 or 6.
struct IPAddress: Sendable, Equatable {
  /// Four or 16 bytes, the most significant first.
  let bytes: [UInt8]

  /// Parses `203.0.113.7` or `2001:db8::1`, or returns `nil` if the text is not an address
  /// ([rfc-4291], section 2.2).
  init?(_ text: String) {
    guard let bytes = text.contains(":") ? Self.version6(text) : Self.version4(text[...]) else {
      return nil
    }
    self.bytes = bytes
  }

  private static func version4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let byte = UInt8(part)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func version6(_ text: String) -> [UInt8]? {
    // `::` stands for as many zeros as are missing.
    guard let gap = text.place(of: "::") else {
      guard let bytes = groups(text[...]), bytes.count == 16 else { return nil }
      return bytes
    }
    guard let head = groups(text[..<gap.lowerBound]), let tail = groups(text[gap.upperBound...]),
      head.count + tail.count <= 14
    else { return nil }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  private static func groups(_ text: Substring) -> [UInt8]? {
    if text.isEmpty { return [] }
    var bytes: [UInt8] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains("."), let last = version4(part) {
        bytes += last
        continue
      }
      guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
        let group = UInt16(part, radix: 16)
      else { return nil }
      bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
    }
    return bytes
  }
}

/// A range of addresses: `203.0.113.0/24`, or a single address.
struct IPRange: Sendable, Equatable {
  let address: IPAddress
  /// The number of leading bits that all addresses share.
  let length: Int

  /// Parses a range ([rfc-4632]), or returns `nil` if the text is not one.
  init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), let address = IPAddress(String(halves[0])) else {
      return nil
    }
    let bits = address.bytes.count * 8
    guard halves.count == 2 else {
      (self.address, length) = (address, bits)
      return
    }
    guard (1...3).contains(halves[1].utf8.count), let length = Int(halves[1]),
      (0...bits).contains(length)
    else { return nil }
    (self.address, self.length) = (address, length)
  }

  /// Returns whether an address of the same version is in the range.
  func contains(_ other: IPAddress) -> Bool {
    guard other.bytes.count == address.bytes.count else { return false }
    let whole = length / 8
    guard other.bytes[..<whole] == address.bytes[..<whole] else { return false }
    let rest = length % 8
    guard rest > 0 else { return true }
    let mask = ~UInt8(0) << UInt8(8 - rest)
    return other.bytes[whole] & mask == address.bytes[whole] & mask
  }
}
