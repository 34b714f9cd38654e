/// An expression as written: names and values are still references.
///
/// It depends on the text alone, so that a cache can keep it for the next request.
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
    /// The digits between brackets, too many perhaps for any number.
    case index(String)
  }
}

/// An operand as written; parentheses around it are gone.
indirect enum SyntaxOperand: Hashable, Sendable {
  case path(SyntaxPath)
  /// `:value`, with its `:`.
  case value(String)
  case function(String, [SyntaxOperand])
}

/// A condition as written; parentheses that only group are gone.
indirect enum SyntaxCondition: Hashable, Sendable {
  case comparison(SyntaxOperand, Condition.Comparator, SyntaxOperand)
  case between(SyntaxOperand, SyntaxOperand, SyntaxOperand)
  case isIn(SyntaxOperand, [SyntaxOperand])
  case function(String, [SyntaxOperand])
  case not(SyntaxCondition)
  /// Two or more, joined by `AND` without parentheses between them.
  case all([SyntaxCondition])
  /// Two or more, joined by `OR` without parentheses between them.
  case any([SyntaxCondition])
}

/// One `SET`, `REMOVE`, `ADD` or `DELETE` and what follows it.
struct SyntaxSection: Hashable, Sendable {
  var keyword: Token.Keyword
  var actions: [SyntaxAction]
}

/// One action of a section.
struct SyntaxAction: Hashable, Sendable {
  var path: SyntaxPath
  /// Nothing after `REMOVE`.
  var value: SyntaxUpdateValue?
}

/// What an action does to its path.
enum SyntaxUpdateValue: Hashable, Sendable {
  case operand(SyntaxOperand)
  case sum(SyntaxOperand, SyntaxOperand)
  case difference(SyntaxOperand, SyntaxOperand)
}
