extension Parser {
  /// Parses a term and the path that follows it.
  mutating func parsePathTerm() throws(PartiQLError) -> Syntax {
    let root = try parseTerm()
    return try parseSteps(behind: root, isSimple: false)
  }

  /// Parses a name and the path that follows it, if nothing else is allowed.
  mutating func parseSimplePath() throws(PartiQLError) -> Syntax {
    guard current.isName else { throw fault(.noSimplePath) }
    let token = take()
    return try parseSteps(
      behind: Syntax(form: .name(token.text), position: token.position), isSimple: true)
  }

  private mutating func parseSteps(
    behind root: Syntax, isSimple: Bool
  ) throws(PartiQLError) -> Syntax {
    var steps: [Syntax.Step] = []
    while true {
      if takeIf(.dot) {
        if current.isName {
          steps.append(.name(take().text))
        } else if takeIf(.star) {
          guard !isSimple else { throw fault(.simplePathDot) }
          steps.append(.unpivot)
        } else {
          throw fault(.pathComponent)
        }
      } else if takeIf(.openBracket) {
        steps.append(try parseIndex(isSimple: isSimple))
      } else {
        return steps.isEmpty ? root : Syntax(form: .path(root, steps), position: root.position)
      }
    }
  }

  private mutating func parseIndex(isSimple: Bool) throws(PartiQLError) -> Syntax.Step {
    if takeIf(.star) {
      try expect(.closeBracket, or: .noClosingBracket)
      return .wildcard
    }
    let index = try parseExpression()
    try expect(.closeBracket, or: .noClosingBracket)
    if isSimple, !index.isLiteral { throw fault(.simplePathComponent) }
    return .index(index)
  }

  private mutating func parseTerm() throws(PartiQLError) -> Syntax {
    let token = current
    switch token.kind {
    case .identifier, .quotedIdentifier:
      take()
      if takeIf(.openParenthesis) { return try parseCall(token) }
      return Syntax(form: .name(token.text), position: token.position)
    case .string: return literal(.string(token.text))
    case .number: return literal(.number(token.text))
    case .ion: return literal(.ion(token.text))
    case .parameter:
      take()
      return Syntax(form: .parameter(nextParameter()), position: token.position)
    case .keyword: return try parseKeyword(token)
    case .sign(let sign): return try parse(sign, token)
    case .end: throw fault(.unexpectedTerm)
    }
  }

  private mutating func literal(_ form: Syntax.Form) -> Syntax {
    Syntax(form: form, position: take().position)
  }

  private mutating func parse(_ sign: Token.Sign, _ token: Token) throws(PartiQLError) -> Syntax {
    switch sign {
    case .openParenthesis: return try parseGroup()
    case .openBracket:
      take()
      let members = try parseMembers(until: .closeBracket, or: .noClosingBracket)
      return Syntax(form: .list(members), position: token.position)
    case .openBag:
      take()
      let members = try parseMembers(until: .closeBag, or: .noClosingBag)
      return Syntax(form: .bag(members), position: token.position)
    case .openBrace: return try parseTuple()
    case .at:
      take()
      guard current.isName else { throw fault(.noIdentifierAfterAt) }
      return Syntax(form: .name(take().text), position: token.position)
    case .equal, .notEqual, .otherNotEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .slash,
      .percent, .concatenation:
      throw fault(.unexpectedOperator)
    default: throw fault(.unexpectedTerm)
    }
  }

  private mutating func parseKeyword(_ token: Token) throws(PartiQLError) -> Syntax {
    switch token.text {
    case "true", "false": return literal(.bool(token.text == "true"))
    case "null": return literal(.null)
    case "missing": return literal(.missing)
    case "select": return try parseSelect()
    case "update": return try parseUpdate()
    case "delete": return try parseDelete()
    case "from": return try parseFromFirst()
    case "set", "remove": return try parseBareChange()
    case "insert" where isNext("insert", "into"): return try parseInsert()
    case "values": return try parseValues()
    case "case": return try parseCase()
    case "is", "in", "and", "or", "between", "like", "union", "except", "intersect":
      throw fault(.unexpectedOperator)
    default:
      guard Keywords.functions.contains(token.text),
        following.kind == .sign(.openParenthesis)
      else { throw fault(.unexpectedKeyword) }
      take()
      take()
      return try parseCall(token)
    }
  }

  /// Parses `CASE … END`, which is not executed.
  private mutating func parseCase() throws(PartiQLError) -> Syntax {
    let place = take().position
    var choice = CaseSyntax(operand: isNext("when") ? nil : try parseExpression())
    while takeIf("when") {
      let condition = try parseExpression()
      try expect("then")
      choice.branches.append(.init(when: condition, then: try parseExpression()))
    }
    guard !choice.branches.isEmpty else { throw fault(.noWhen) }
    if takeIf("else") { choice.otherwise = try parseExpression() }
    try expect("end")
    return Syntax(form: .choice(choice), position: place)
  }

  /// Parses the contents of parentheses: an expression, or a list of several.
  private mutating func parseGroup() throws(PartiQLError) -> Syntax {
    let place = take().position
    if current.kind == .sign(.closeParenthesis) { throw fault(.unexpectedTerm) }
    let members = try parseList()
    try expect(.closeParenthesis, or: .noClosingParenthesis)
    guard members.count == 1, let only = members.first else {
      return Syntax(form: .list(members), position: place)
    }
    return only
  }

  /// Parses a function's operands, after its name and the opening parenthesis.
  private mutating func parseCall(_ name: Token) throws(PartiQLError) -> Syntax {
    let function = name.text.lowercased()
    if function == "count", takeIf(.star) {
      try expect(.closeParenthesis, or: .noClosingParenthesis)
      return Syntax(form: .countAll, position: name.position)
    }
    let operands = try parseMembers(until: .closeParenthesis, or: .noClosingParenthesis)
    return Syntax(form: .call(function, operands), position: name.position)
  }

  /// Parses expressions separated by commas, up to a sign; there may be none.
  private mutating func parseMembers(
    until sign: Token.Sign, or detail: PartiQLError.Detail
  ) throws(PartiQLError) -> [Syntax] {
    if takeIf(sign) { return [] }
    let members = try parseList()
    try expect(sign, or: detail)
    return members
  }

  /// Parses expressions separated by commas.
  mutating func parseList() throws(PartiQLError) -> [Syntax] {
    var members = [try parseExpression()]
    while takeIf(.comma) { members.append(try parseExpression()) }
    return members
  }

  private mutating func parseTuple() throws(PartiQLError) -> Syntax {
    let place = take().position
    var members: [Syntax.Member] = []
    if takeIf(.closeBrace) { return Syntax(form: .tuple([]), position: place) }
    repeat {
      let key = try parseExpression()
      try expect(.colon, or: .noColon)
      members.append(Syntax.Member(key: key, value: try parseExpression()))
    } while takeIf(.comma)
    try expect(.closeBrace, or: .noClosingBrace)
    return Syntax(form: .tuple(members), position: place)
  }

  /// Parses `VALUES (…), (…)`, which results in a bag of lists.
  private mutating func parseValues() throws(PartiQLError) -> Syntax {
    let place = take().position
    return Syntax(form: .bag(try parseList()), position: place)
  }
}

extension Syntax {
  /// Whether the syntax is a literal.
  var isLiteral: Bool {
    switch form {
    case .string, .number, .bool, .null, .missing, .ion: true
    default: false
    }
  }
}
