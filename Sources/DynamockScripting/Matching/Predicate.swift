package import DynamockModel
package import DynamockWire

/// The expected value in a request.
package indirect enum Predicate: Sendable {
  /// Any value, or none.
  case any
  /// Any value, which must exist.
  case present
  /// No value.
  case absent
  /// Exactly this JSON.
  case literal(JSONTree)
  /// An equal attribute value, regardless of its notation.
  case value(AttributeValue)
  /// A number that is equal, as `1.0` and `1` are.
  case number(DecimalNumber)
  /// A text, Boolean or null.
  case scalar(JSONTree)
  /// An object that has at least these members.
  case object([(name: String, predicate: Predicate)])
  /// An array of these elements.
  case array([Predicate])
  /// Any value that does not meet the inner predicate.
  case not(Predicate)
  /// One of several predicates.
  case oneOf([Predicate])
  /// A value before or after another one.
  case compare(Comparison, JSONTree)
  /// A value from the first to the second, inclusive.
  case between(JSONTree, JSONTree)
  /// Text that begins with this.
  case prefix(String)
  /// Text that contains this, or an array that contains such an element.
  case contains(JSONTree)
  /// Text that matches a pattern with `*` and `?`.
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
