// The standard library searches for texts with the machinery of regular expressions, which would be 1.1 MB of
// the program.

extension StringProtocol {
  /// Returns where a text first stands in this one, byte by byte, or `nil` if it does not.
  package func place(of part: String) -> Range<Index>? {
    var start = utf8.startIndex
    while true {
      let rest = utf8[start...]
      if rest.starts(with: part.utf8) {
        return start..<utf8.index(start, offsetBy: part.utf8.count)
      }
      guard start < utf8.endIndex else { return nil }
      start = utf8.index(after: start)
    }
  }

  /// Returns whether a text stands in this one, byte by byte.
  package func holds(_ part: String) -> Bool { place(of: part) != nil }

  /// Returns this text with another one in place of each occurrence of a part that is not empty.
  package func exchanging(_ part: String, for other: String) -> String {
    var result = ""
    var rest = self[...]
    while let place = rest.place(of: part), !place.isEmpty {
      result += String(rest[..<place.lowerBound]) + other
      rest = rest[place.upperBound...]
    }
    return result + String(rest)
  }
}
