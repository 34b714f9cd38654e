/// Splits the text of a JSON document into the texts of its parts, which keep the order of their
/// members.
enum JSONSlices {
  /// Returns the texts of an object's members, by name; names are used as written.
  static func members(of object: Substring) -> [String: Substring] {
    var members: [String: Substring] = [:]
    for part in parts(of: object) {
      guard let end = endOfString(in: part), let colon = part[end...].firstIndex(of: ":") else {
        continue
      }
      let name = part[part.startIndex..<end].dropFirst().dropLast()
      members[String(name)] = trimmed(part[part.index(after: colon)...])
    }
    return members
  }

  /// Returns the texts of an array's elements.
  static func elements(of array: Substring) -> [Substring] { parts(of: array) }

  /// Returns the content of the outermost brackets, split at its commas.
  private static func parts(of text: Substring) -> [Substring] {
    let text = trimmed(text)
    var parts: [Substring] = []
    var start: Substring.Index?
    var depth = 0
    var isInString = false
    var isEscaped = false
    for position in text.utf8.indices {
      let byte = text.utf8[position]
      if isInString {
        isInString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 1 { start = text.utf8.index(after: position) }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0, let begin = start { parts.append(trimmed(text[begin..<position])) }
      case UInt8(ascii: ",") where depth == 1:
        if let begin = start { parts.append(trimmed(text[begin..<position])) }
        start = text.utf8.index(after: position)
      default: break
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Returns the end of the string at the start of a text.
  private static func endOfString(in text: Substring) -> Substring.Index? {
    var isEscaped = false
    for position in text.utf8.indices.dropFirst() {
      let byte = text.utf8[position]
      if !isEscaped, byte == UInt8(ascii: "\"") { return text.utf8.index(after: position) }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.utf8.first == UInt8(ascii: " ") { text = text.dropFirst() }
    while text.utf8.last == UInt8(ascii: " ") { text = text.dropLast() }
    return text
  }
}
