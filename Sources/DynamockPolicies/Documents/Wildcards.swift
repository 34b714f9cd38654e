/// A text in which `*` stands for any characters and `?` for one.
package struct Wildcards: Sendable, Equatable {
  /// An element of the text.
  enum Element: Sendable, Equatable {
    case any
    case one
    case scalar(Unicode.Scalar)
  }

  var elements: [Element]

  init(elements: [Element]) { self.elements = elements }

  /// Creates a pattern from its text.
  package init(_ text: String) { elements = text.unicodeScalars.map(Element.init) }

  /// Returns whether a text matches, in time proportional to the product of both lengths at most.
  package func matches(_ text: String) -> Bool {
    matches(Array(text.unicodeScalars)[...], elements[...])
  }

  private func matches(
    _ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Element>
  ) -> Bool {
    var (place, mark) = (text.startIndex, pattern.startIndex)
    var retry: (place: Int, mark: Int)?
    while place < text.endIndex {
      if mark < pattern.endIndex, pattern[mark] == .any {
        retry = (place, mark)
        mark += 1
      } else if mark < pattern.endIndex,
        pattern[mark] == .one || pattern[mark] == .scalar(text[place])
      {
        (place, mark) = (place + 1, mark + 1)
      } else if let last = retry {
        retry = (last.place + 1, last.mark)
        (place, mark) = (last.place + 1, last.mark + 1)
      } else {
        return false
      }
    }
    return pattern[mark...].allSatisfy { $0 == .any }
  }

  /// Returns whether an ARN matches: each of its six parts matches that of the pattern, so that a
  /// wildcard does not go beyond a colon ([aws-iam-guide], "Resource" and "ARN condition
  /// operators"); a pattern without colons is compared as a whole.
  func matchesARN(_ arn: String) -> Bool {
    let patterns = Self.parts(elements, at: .scalar(":"))
    guard patterns.count > 1 else { return matches(arn) }
    let texts = Self.parts(Array(arn.unicodeScalars), at: ":")
    guard patterns.count == texts.count else { return false }
    return zip(texts, patterns).allSatisfy { matches($0, $1) }
  }

  /// Returns the six parts of an ARN; the last one may contain colons.
  private static func parts<Part: Equatable>(
    _ whole: [Part], at separator: Part
  ) -> [ArraySlice<Part>] {
    whole.split(separator: separator, maxSplits: 5, omittingEmptySubsequences: false)
  }
}

extension Wildcards.Element {
  init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "*": self = .any
    case "?": self = .one
    default: self = .scalar(scalar)
    }
  }
}
