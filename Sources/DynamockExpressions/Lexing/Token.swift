/// A word or symbol of an expression, and its position in the text.
struct Token: Equatable, Sendable {
  var kind: Kind
  /// The UTF-8 offset of its first byte.
  var start: Int
  /// The UTF-8 offset after its last byte.
  var end: Int

  /// The kinds of tokens, as in AWS's published grammar of the language (`DynamoDbGrammar.g4` of
  /// the DAX client, Apache-2.0).
  enum Kind: Equatable, Sendable {
    case name
    /// `#name`.
    case nameReference
    /// `:value`.
    case valueReference
    /// Digits: `0`, or digits without a leading zero.
    case index
    case keyword(Keyword)
    case comparator(Condition.Comparator)
    case plus, minus, comma, dot
    case openParenthesis, closeParenthesis, openBracket, closeBracket
    /// A quoted text, or a symbol that the grammar does not contain.
    case unknown
    case end
  }

  /// Words that are never names, regardless of their case.
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
