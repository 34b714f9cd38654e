/// An operator that may follow an operand.
struct Operator {
  var kind: Kind
  var precedence: Parser.Precedence
  /// Whether it is preceded by `NOT`.
  var isNegated = false

  enum Kind {
    case and, or, isType, isIn, between
    case infix(Syntax.InfixOperator)
  }

  var isLogical: Bool {
    switch kind {
    case .and, .or: true
    default: false
    }
  }

  /// Creates the operator at the beginning of two tokens, or `nil` if there is none.
  init?(_ token: Token, _ following: Token) {
    switch token.kind {
    case .sign(let sign):
      guard let (infix, precedence) = Self.infix(sign) else { return nil }
      self.init(kind: .infix(infix), precedence: precedence)
    case .keyword where token.text == "not":
      guard following.kind == .keyword, ["in", "between", "like"].contains(following.text),
        let negated = Operator(keyword: following.text)
      else { return nil }
      self = negated
      isNegated = true
    case .keyword:
      guard let found = Operator(keyword: token.text) else { return nil }
      self = found
    default: return nil
    }
  }

  private init(kind: Kind, precedence: Parser.Precedence) {
    self.kind = kind
    self.precedence = precedence
  }

  private init?(keyword: String) {
    switch keyword {
    case "and": self.init(kind: .and, precedence: .and)
    case "or": self.init(kind: .or, precedence: .or)
    case "is": self.init(kind: .isType, precedence: .equality)
    case "in": self.init(kind: .isIn, precedence: .equality)
    case "between": self.init(kind: .between, precedence: .comparison)
    case "like": self.init(kind: .infix(.like), precedence: .comparison)
    case "union": self.init(kind: .infix(.union), precedence: .set)
    case "except": self.init(kind: .infix(.except), precedence: .set)
    case "intersect": self.init(kind: .infix(.intersect), precedence: .set)
    default: return nil
    }
  }

  private static func infix(
    _ sign: Token.Sign
  ) -> (Syntax.InfixOperator, Parser.Precedence)? {
    switch sign {
    case .equal: (.equal, .equality)
    case .notEqual, .otherNotEqual: (.notEqual, .equality)
    case .less: (.less, .comparison)
    case .lessOrEqual: (.lessOrEqual, .comparison)
    case .greater: (.greater, .comparison)
    case .greaterOrEqual: (.greaterOrEqual, .comparison)
    case .plus: (.plus, .sum)
    case .minus: (.minus, .sum)
    case .concatenation: (.concatenation, .sum)
    case .star: (.times, .product)
    case .slash: (.divided, .product)
    case .percent: (.modulo, .product)
    default: nil
    }
  }
}
