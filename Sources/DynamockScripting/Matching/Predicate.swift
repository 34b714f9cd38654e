import DynamockModel
import DynamockWire

/// What a value of a request has to be.
package indirect enum Predicate: Sendable {
  /// Any value, or none.
  case any
  /// Any value, but one.
  case present
  /// No value.
  case absent
  /// Exactly this JSON.
  case literal(JSONTree)
  /// An equal attribute value, however it is written.
  case value(AttributeValue)
  /// A number that is equal, as `1.0` and `1` are.
  case number(DecimalNumber)
  /// A text, flag or null.
  case scalar(JSONTree)
  /// An object that has these members among others.
  case object([(name: String, predicate: Predicate)])
  /// An array of these elements.
  case array([Predicate])
  /// Anything else than what the inner predicate wants.
  case not(Predicate)
  /// One of several.
  case oneOf([Predicate])
  /// A value before or after another one.
  case compare(Comparison, JSONTree)
  /// A value from the first to the second.
  case between(JSONTree, JSONTree)
  /// Text that begins with this.
  case prefix(String)
  /// Text that has this inside, or an array that has such an element.
  case contains(JSONTree)
  /// Text of a pattern with `*` and `?`.
  case glob(GlobPattern)
  /// A kind of JSON value, or an attribute value of a type.
  case type(String)
  /// A length of text, or a number of elements or members.
  case size(Predicate)

  /// An order.
  package enum Comparison: String, Sendable, CaseIterable {
    case less = "$lt"
    case lessOrEqual = "$lte"
    case greater = "$gt"
    case greaterOrEqual = "$gte"
  }
}

/// A pattern in which `*` stands for any text and `?` for one character.
package struct GlobPattern: Sendable, Hashable {
  /// The pattern as written.
  package let text: String
  private let pattern: [Character]

  /// Reads a pattern.
  package init(_ text: String) {
    self.text = text
    pattern = Array(text)
  }

  /// Whether the pattern stands for one text only.
  package var isLiteral: Bool { !pattern.contains { $0 == "*" || $0 == "?" } }

  /// Whether a text is of the pattern; takes time in proportion to both lengths at most.
  package func matches(_ text: String) -> Bool {
    let text = Array(text)
    var (position, place) = (0, 0)
    var (star, mark): (Int?, Int) = (nil, 0)
    while position < text.count {
      if place < pattern.count, pattern[place] == "*" {
        star = place
        mark = position
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == text[position] {
        position += 1
        place += 1
      } else if let star {
        place = star + 1
        mark += 1
        position = mark
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
