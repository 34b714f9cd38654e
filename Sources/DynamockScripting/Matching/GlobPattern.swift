import DynamockExpressions

/// A pattern in which `*` matches any text and `?` one character (a Unicode scalar).
///
/// As the text comes from a request, matching takes linear time: the parts between stars are
/// searched for one after the other, each in one pass.
package struct GlobPattern: Sendable, Hashable {
  /// The pattern as written.
  package let text: String
  /// The parts between the stars; one more than there are stars.
  private let parts: [Part]

  /// Parses a pattern.
  package init(_ text: String) {
    self.text = text
    parts = text.unicodeScalars.split(separator: "*", omittingEmptySubsequences: false)
      .map { Part($0) }
  }

  /// Whether the pattern matches only one text.
  package var isLiteral: Bool { parts.count == 1 && parts.allSatisfy(\.isLiteral) }

  /// Whether a part that contains `?` is too long to be found in one pass.
  package var isTooLong: Bool {
    middle.contains { !$0.isLiteral && $0.count > Part.longestSearched }
  }

  private var middle: ArraySlice<Part> { parts.dropFirst().dropLast() }

  /// Returns whether a text matches the pattern.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }

  private func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let first = parts.first, let last = parts.last else { return text.isEmpty }
    guard var position = first.end(at: 0, in: text) else { return false }
    guard parts.count > 1 else { return position == text.count }
    guard let end = last.start(atEndOf: text), end >= position else { return false }
    for part in middle {
      let rest = UnsafeRawBufferPointer(rebasing: text[position..<end])
      guard let next = part.endOfFirst(in: rest) else { return false }
      position += next
    }
    return true
  }
}

/// A part of a pattern without a star; positions in texts are byte offsets.
private struct Part: Sendable, Hashable {
  /// The maximum number of scalars in the bits of a word.
  static let longestSearched = UInt64.bitWidth

  /// The bytes, or `nil` for any scalar.
  private let elements: [UInt8?]
  /// The bytes of a part without a `?`.
  private let literal: [UInt8]?
  /// The number of scalars.
  let count: Int
  /// The possible positions of each scalar; one bit for each of the first 64.
  private var places: [UInt32: UInt64] = [:]
  private var anyPlaces: UInt64 = 0

  init(_ scalars: Substring.UnicodeScalarView) {
    var elements: [UInt8?] = []
    for scalar in scalars {
      if scalar == "?" { elements.append(nil) } else { elements += String(scalar).utf8.map { $0 } }
    }
    self.elements = elements
    literal = elements.contains(nil) ? nil : elements.compactMap { $0 }
    count = scalars.count
    guard literal == nil else { return }
    for (place, scalar) in scalars.prefix(Self.longestSearched).enumerated() where scalar == "?" {
      anyPlaces |= 1 << UInt64(place)
    }
    for (place, scalar) in scalars.prefix(Self.longestSearched).enumerated() where scalar != "?" {
      places[scalar.value, default: anyPlaces] |= 1 << UInt64(place)
    }
  }

  var isLiteral: Bool { literal != nil }

  /// Returns the end of the part at a position, or `nil` if it is not there.
  func end(at position: Int, in text: UnsafeRawBufferPointer) -> Int? {
    var position = position
    for element in elements {
      guard position < text.count else { return nil }
      if let element, element != text[position] { return nil }
      position += element == nil ? Self.width(of: text[position]) : 1
    }
    return position <= text.count ? position : nil
  }

  /// Returns the start of the part at the end of a text, or `nil` if the text does not end with it.
  func start(atEndOf text: UnsafeRawBufferPointer) -> Int? {
    var position = text.count
    for element in elements.reversed() {
      guard position > 0 else { return nil }
      position -= 1
      if let element {
        guard element == text[position] else { return nil }
      } else {
        while position > 0, text[position] & 0xC0 == 0x80 { position -= 1 }
      }
    }
    return position
  }

  /// Returns the end of the first occurrence of the part.
  func endOfFirst(in text: UnsafeRawBufferPointer) -> Int? {
    if let literal {
      var steps = 0
      return literal.withUnsafeBytes { bytes in
        ByteSearch.firstPosition(of: bytes, in: text, steps: &steps).map { $0 + bytes.count }
      }
    }
    guard count <= Self.longestSearched else {
      let starts = text.indices.lazy.filter { text[$0] & 0xC0 != 0x80 }
      return starts.compactMap { end(at: $0, in: text) }.first
    }
    return shiftAnd(text)
  }

  /// Searches for the part with the shift-and algorithm, in which each bit of a machine word is a
  /// position that has been reached.
  ///
  /// See "A new approach to text searching", Baeza-Yates and Gonnet, 1992.
  private func shiftAnd(_ text: UnsafeRawBufferPointer) -> Int? {
    let last: UInt64 = 1 << UInt64(count - 1)
    var reached: UInt64 = 0
    var position = 0
    while position < text.count {
      let width = min(Self.width(of: text[position]), text.count - position)
      let scalar = Self.scalar(
        in: UnsafeRawBufferPointer(rebasing: text[position..<position + width]))
      reached = (reached << 1 | 1) & (places[scalar] ?? anyPlaces)
      position += width
      if reached & last != 0 { return position }
    }
    return nil
  }

  /// Returns the number of bytes of a scalar by its first byte; Swift's strings are valid UTF-8.
  private static func width(of byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  private static func scalar(in bytes: UnsafeRawBufferPointer) -> UInt32 {
    guard let first = bytes.first else { return 0 }
    guard bytes.count > 1 else { return UInt32(first) }
    var value = UInt32(first) & (0x7F >> UInt32(bytes.count))
    for byte in bytes.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    return value
  }
}
