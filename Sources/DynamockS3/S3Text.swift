/// The elements of a response of S3, which have no attributes and no mixed contents.
struct S3Text {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the text ends with the end of the element with a name, so that nothing is missing.
  func isWhole(_ name: String) -> Bool {
    let whiteSpace = Array(" \t\r\n".utf8)
    guard let last = bytes.lastIndex(where: { !whiteSpace.contains($0) }) else { return false }
    return bytes[...last].suffix(name.utf8.count + 3).elementsEqual("</\(name)>".utf8)
  }

  /// Returns the contents of the elements with a name, in their order.
  func elements(_ name: String) -> [S3Text] {
    let (start, end) = (Array("<\(name)>".utf8), Array("</\(name)>".utf8))
    var found: [S3Text] = []
    var rest = bytes[...]
    while let opening = rest.firstRange(of: start) {
      rest = rest[opening.upperBound...]
      guard let closing = rest.firstRange(of: end) else { break }
      found.append(S3Text(Array(rest[..<closing.lowerBound])))
      rest = rest[closing.upperBound...]
    }
    return found
  }

  /// Returns the text of the first element with a name.
  func text(_ name: String) -> String? { elements(name).first?.text }

  /// The text, with its references replaced.
  var text: String {
    var text = ""
    var rest = Substring(String(decoding: bytes, as: UTF8.self))
    while let start = rest.firstIndex(of: "&") {
      text += rest[..<start]
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ";"), let character = Self.character(rest[..<end]) else {
        text += "&"
        continue
      }
      text.append(character)
      rest = rest[end...].dropFirst()
    }
    return text + rest
  }

  /// Returns the character of a reference ([xml], section 4.1).
  private static func character(_ name: Substring) -> Character? {
    if let known = names[String(name)] { return known }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return number.flatMap(Unicode.Scalar.init).map(Character.init)
  }

  private static let names: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]
}

extension ArraySlice<UInt8> {
  /// Returns the place of the first occurrence of some bytes.
  fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    guard let first = pattern.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: pattern) { return start..<(start + pattern.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
