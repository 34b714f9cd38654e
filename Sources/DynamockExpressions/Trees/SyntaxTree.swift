/// An expression as written, in which names and values are still references.
///
/// It depends only on the text, so it can be cached for later requests.
enum SyntaxTree: Hashable, Sendable {
  case condition(SyntaxCondition)
  case projection([SyntaxPath])
  case update([SyntaxSection])
}

/// A document path as written.
struct SyntaxPath: Hashable, Sendable {
  /// The elements; the first one is never an index.
  var elements: [Element]

  /// One element of a path.
  enum Element: Hashable, Sendable {
    case name(String)
    /// `#name`, with its `#`.
    case reference(String)
    /// The digits in brackets, possibly too many for a number.
    case index(String)
  }
}

/// An operand as written, without parentheses around it.
indirect enum SyntaxOperand: Hashable, Sendable {
  case path(SyntaxPath)
  /// `:value`, with its `:`.
  case value(String)
  case function(String, [SyntaxOperand])
}

/// A condition as written, without redundant parentheses.
indirect enum SyntaxCondition: Hashable, Sendable {
  case comparison(SyntaxOperand, Condition.Comparator, SyntaxOperand)
  case between(SyntaxOperand, SyntaxOperand, SyntaxOperand)
  case isIn(SyntaxOperand, [SyntaxOperand])
  case function(String, [SyntaxOperand])
  case not(SyntaxCondition)
  /// Two or more conditions joined by `AND`.
  case all([SyntaxCondition])
  /// Two or more conditions joined by `OR`.
  case any([SyntaxCondition])
}

/// A `SET`, `REMOVE`, `ADD` or `DELETE` with its actions.
struct SyntaxSection: Hashable, Sendable {
  var keyword: Token.Keyword
  var actions: [SyntaxAction]
}

/// An action of a section.
struct SyntaxAction: Hashable, Sendable {
  var path: SyntaxPath
  /// The value, or `nil` for `REMOVE`.
  var value: SyntaxUpdateValue?
}

/// The change that an action makes at its path.
enum SyntaxUpdateValue: Hashable, Sendable {
  case operand(SyntaxOperand)
  case sum(SyntaxOperand, SyntaxOperand)
  case difference(SyntaxOperand, SyntaxOperand)
}
