/// One word or sign of an expression, and where it stands in the text.
struct Token: Equatable, Sendable {
  var kind: Kind
  /// The UTF-8 offset of its first byte.
  var start: Int
  /// The UTF-8 offset behind its last byte.
  var end: Int

  /// What tokens there are, as AWS's published grammar of the language has them
  /// (`DynamoDbGrammar.g4` of the DAX client, Apache-2.0).
  enum Kind: Equatable, Sendable {
    case name
    /// `#name`.
    case nameReference
    /// `:value`.
    case valueReference
    /// Digits: `0`, or no zero in front.
    case index
    case keyword(Keyword)
    case comparator(Condition.Comparator)
    case plus, minus, comma, dot
    case openParenthesis, closeParenthesis, openBracket, closeBracket
    /// A quoted text or a sign that no rule knows; it never fits.
    case unknown
    case end
  }

  /// Words that are never names, however they are written.
  enum Keyword: String, CaseIterable, Sendable {
    case `in` = "IN"
    case between = "BETWEEN"
    case not = "NOT"
    case and = "AND"
    case or = "OR"
    case set = "SET"
    case add = "ADD"
    case delete = "DELETE"
    case remove = "REMOVE"
  }
}
