/// The occurrences of a text or of a set of characters in another text, found character by character.
enum Occurrences {
  /// Returns the first occurrence of a text, or `nil` if there is none or the text is empty.
  static func first(
    of part: some StringProtocol, in text: some StringProtocol
  ) -> Range<String.Index>? {
    guard !part.isEmpty else { return nil }
    for start in text.indices where text[start...].starts(with: part) {
      return start..<text.index(start, offsetBy: part.count)
    }
    return nil
  }

  /// Returns a text with another one in place of all occurrences of a part, from left to right.
  static func replaced(
    of part: some StringProtocol, by other: some StringProtocol, in text: some StringProtocol
  ) -> String {
    var result = ""
    var rest = String(text)[...]
    while let range = first(of: part, in: rest) {
      result += rest[..<range.lowerBound] + other
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  /// Returns a text with each character of a set replaced as a template says; `nil` if the pattern
  /// or the template is another kind of regular expression.
  /// - Parameters:
  ///   - pattern: a set as regular expressions write it, `[a\]]`, without ranges and classes.
  ///   - template: the replacement, with `$0` for the character, and a backslash before a character
  ///     that stands for itself.
  static func replaced(
    matching pattern: some StringProtocol, by template: some StringProtocol,
    in text: some StringProtocol
  ) -> String? {
    guard let set = characters(of: pattern), let parts = parts(of: template) else { return nil }
    return text.reduce(into: "") { result, character in
      guard set.contains(character) else { return result.append(character) }
      for part in parts { result.append(part ?? character) }
    }
  }

  private static func characters(of pattern: some StringProtocol) -> Set<Character>? {
    guard pattern.first == "[", pattern.last == "]", pattern.count > 2 else { return nil }
    var set: Set<Character> = []
    var rest = pattern.dropFirst().dropLast()[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let escaped = rest.popFirst(), !escaped.isLetter, !escaped.isNumber else {
          return nil
        }
        set.insert(escaped)
      case "[", "]", "^", "-", "&": return nil
      default: set.insert(character)
      }
    }
    return set
  }

  /// The characters of a template, with `nil` for the character that is replaced.
  private static func parts(of template: some StringProtocol) -> [Character?]? {
    var parts: [Character?] = []
    var rest = template[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        parts.append(escaped)
      case "$":
        guard rest.popFirst() == "0" else { return nil }
        parts.append(nil)
      default: parts.append(character)
      }
    }
    return parts
  }
}
