/// A hint about a text in double quotation marks, which PartiQL takes for a name.
///
/// A condition with one is valid and finds nothing, since no item has such an attribute.
enum QuotationHint {
  /// Returns a hint if a statement or a condition seems to have such a text.
  /// - Parameter statement: A whole statement, or a condition.
  static func hint(for statement: String, isCondition: Bool = false) -> String? {
    let words = statement.split { $0.isWhitespace }.map { $0.uppercased() }
    if !isCondition, words.first == "INSERT" {
      guard let value = statement.range(ofWord: "VALUE"), statement[value...].contains("\"") else {
        return nil
      }
      return "Names and texts in VALUE are in single quotation marks: {'id': 'p-2'}."
    }
    let clause = words.first == "UPDATE" ? "SET" : "WHERE"
    let start = isCondition ? statement.startIndex : statement.range(ofWord: clause)
    guard let start, let text = quotedText(in: statement[start...]) else { return nil }
    return
      "\"\(text)\" in double quotation marks is the name of an attribute; a text is in single ones: "
      + "'\(text)'."
  }

  /// Returns the first word in double quotation marks that is compared with something to its left.
  private static func quotedText(in condition: Substring) -> String? {
    var before = ""
    var rest = condition
    while let character = rest.popFirst() {
      guard character == "\"" || character == "'" else {
        before.append(character)
        continue
      }
      guard let end = rest.firstIndex(of: character) else { return nil }
      if character == "\"", isComparison(before) { return String(rest[..<end]) }
      rest = rest[rest.index(after: end)...]
      before += "x"
    }
    return nil
  }

  /// Returns whether a value is expected after a text.
  private static func isComparison(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace }
    guard let last = words.last else { return false }
    if let sign = last.last, "=<>,[".contains(sign) { return true }
    return last.uppercased() == "BETWEEN"
      || words.dropLast().last?.uppercased() == "BETWEEN"
      || last.uppercased() == "AND" && words.suffix(3).first?.uppercased() == "BETWEEN"
  }
}

extension String {
  /// Returns the position of a word in a text, in any case.
  fileprivate func range(ofWord word: String) -> Index? {
    var position = startIndex
    for part in split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
      position = part.startIndex
      if part.uppercased() == word { return position }
    }
    return nil
  }
}
