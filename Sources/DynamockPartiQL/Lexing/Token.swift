/// One word, literal or sign of a statement, and where it stands.
struct Token: Hashable, Sendable {
  var kind: Kind
  /// The name, the literal's value or the keyword in small letters.
  var text: String
  var position: Position

  /// What tokens there are.
  enum Kind: Hashable, Sendable {
    case identifier
    /// `"name"`, which no keyword shadows.
    case quotedIdentifier
    case string
    case number
    /// Text between backticks.
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

  /// Whether it can be the name of an attribute or table.
  var isName: Bool { kind == .identifier || kind == .quotedIdentifier }
}
