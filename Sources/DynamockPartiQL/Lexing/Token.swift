/// A word, literal or symbol of a statement, and its position.
struct Token: Hashable, Sendable {
  var kind: Kind
  /// The name, the literal's value, or the keyword in lowercase.
  var text: String
  var position: Position

  /// The kinds of tokens.
  enum Kind: Hashable, Sendable {
    case identifier
    /// `"name"`, which is never a keyword.
    case quotedIdentifier
    case string
    case number
    /// A text between backticks.
    case ion
    case keyword
    /// `?`.
    case parameter
    case sign(Sign)
    case end
  }

  /// Operators and punctuation.
  enum Sign: String, Hashable, Sendable, CaseIterable {
    case openBag = "<<"
    case closeBag = ">>"
    case notEqual = "<>"
    case otherNotEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case concatenation = "||"
    case less = "<"
    case greater = ">"
    case equal = "="
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case at = "@"
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case comma = ","
    case colon = ":"
    case semicolon = ";"
    case dot = "."
  }

  /// Whether the token can be the name of an attribute or table.
  var isName: Bool { kind == .identifier || kind == .quotedIdentifier }
}
