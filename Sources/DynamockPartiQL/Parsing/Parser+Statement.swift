extension Parser {
  // MARK: Reading

  /// Parses `SELECT` with all its clauses.
  mutating func parseSelect() throws(PartiQLError) -> Syntax {
    let place = take().position
    var unsupported: SelectSyntax.UnsupportedClause?
    if isNext("distinct") {
      unsupported = .init(name: "DISTINCT", position: take().position)
    } else {
      _ = takeIf("all")
    }
    let columns = try parseColumns()
    guard takeIf("from") else { throw fault(.noFrom) }
    var select = SelectSyntax(columns: columns, source: try parseSource(above: .clause))
    select.unsupportedClause = unsupported
    if takeIf("where") { select.condition = try parseExpression(above: .clause) }
    try parseGrouping(of: &select)
    if isNext("order") { select.order = try parseOrder() }
    for name in ["limit", "offset"] where takeIf(name) {
      let expression = try parseExpression(above: .clause)
      select.unsupportedClause =
        select.unsupportedClause ?? .init(name: name.uppercased(), position: expression.position)
    }
    return Syntax(form: .select(select), position: place)
  }

  private mutating func parseColumns() throws(PartiQLError) -> SelectSyntax.Columns {
    if takeIf("value") { return .value(try parseExpression()) }
    var columns: [Syntax] = []
    var hasStar = false
    var hasAlias = false
    repeat {
      if takeIf(.star) {
        hasStar = true
      } else {
        columns.append(try parseExpression())
        if try takeAlias() { hasAlias = true }
      }
      if hasStar, !columns.isEmpty || current.kind == .sign(.comma) { throw fault(.starIsNotAlone) }
    } while takeIf(.comma)
    return hasStar ? .all : .list(columns, hasAlias: hasAlias)
  }

  private mutating func parseGrouping(of select: inout SelectSyntax) throws(PartiQLError) {
    if isNext("group") {
      let place = take().position
      _ = takeIf("partial")
      try expect("by")
      var keys = [try parseExpression(above: .clause)]
      while takeIf(.comma) { keys.append(try parseExpression(above: .clause)) }
      select.unsupportedClause =
        select.unsupportedClause ?? .init(name: "GROUP BY", position: place)
    }
    if takeIf("having") {
      let expression = try parseExpression(above: .clause)
      select.unsupportedClause =
        select.unsupportedClause ?? .init(name: "HAVING", position: expression.position)
    }
  }

  private mutating func parseOrder() throws(PartiQLError) -> [OrderSyntax] {
    take()
    try expect("by")
    var order: [OrderSyntax] = []
    repeat {
      let expression = try parseExpression(above: .clause)
      let isDescending = takeIf("desc")
      if !isDescending { _ = takeIf("asc") }
      order.append(
        OrderSyntax(
          expression: expression, isDescending: isDescending, nulls: takeNulls()))
    } while takeIf(.comma)
    return order
  }

  /// Consumes `NULLS FIRST` or `NULLS LAST` ([dynoxide-captures] `partiql-order-by`, us-east-1,
  /// 2026-10).
  private mutating func takeNulls() -> String? {
    guard current.kind == .identifier, current.text.lowercased() == "nulls",
      following.kind == .keyword, ["first", "last"].contains(following.text)
    else { return nil }
    take()
    return take().text.uppercased()
  }

  // MARK: Sources

  private mutating func parseSource(
    above precedence: Precedence = .none
  ) throws(PartiQLError) -> SourceSyntax {
    var source = SourceSyntax(expression: try parseExpression(above: precedence))
    source.hasAlias = try takeAlias()
    while takeIf(.comma) {
      source.isJoined = true
      _ = try parseExpression(above: precedence)
      _ = try takeAlias()
    }
    return source
  }

  private mutating func parseSimpleSource() throws(PartiQLError) -> SourceSyntax {
    var source = SourceSyntax(expression: try parseSimplePath())
    source.hasAlias = try takeAlias()
    return source
  }

  /// Consumes `AS name`, `name`, `AT name` and `BY name`; returns whether any was present.
  private mutating func takeAlias() throws(PartiQLError) -> Bool {
    var hasAlias = false
    if takeIf("as") {
      guard current.isName else { throw fault(.noAliasAfterAs) }
      take()
      hasAlias = true
    } else if current.isName {
      take()
      hasAlias = true
    }
    for keyword in ["at", "by"] where isNext(keyword) && following.isName {
      take()
      take()
      hasAlias = true
    }
    return hasAlias
  }

  // MARK: Writing

  /// Parses `INSERT INTO target VALUE item`.
  mutating func parseInsert() throws(PartiQLError) -> Syntax {
    let place = take().position
    take()
    let target = try parseSimplePath()
    let isSingle = takeIf("value")
    var insert = InsertSyntax(target: target, value: try parseExpression(), isSingle: isSingle)
    if takeIf("at") {
      insert.hasPosition = true
      _ = try parseExpression()
    }
    if isNext("on", "conflict") {
      insert.hasConflictClause = true
      while !isNext("returning"), current.kind != .end, current.kind != .sign(.semicolon) { take() }
    }
    insert.returning = try parseReturning()
    return Syntax(form: .insert(insert), position: place)
  }

  /// Parses `UPDATE target SET … REMOVE … WHERE …`.
  mutating func parseUpdate() throws(PartiQLError) -> Syntax {
    let place = take().position
    var change = ChangeSyntax(source: try parseSimpleSource(), actions: try parseActions())
    try parseCondition(of: &change)
    change.returning = try parseReturning()
    return Syntax(form: .change(change), position: place)
  }

  /// Parses `DELETE FROM target WHERE …`.
  mutating func parseDelete() throws(PartiQLError) -> Syntax {
    let place = take().position
    guard takeIf("from") else { throw fault(.noFromAfterDelete) }
    var change = ChangeSyntax(source: try parseSimpleSource(), actions: [])
    try parseCondition(of: &change)
    change.returning = try parseReturning()
    return Syntax(form: .change(change), position: place)
  }

  /// Parses `FROM target WHERE … SET …` ([parity-suite] `fromFirstUpdate`, 2026-10).
  mutating func parseFromFirst() throws(PartiQLError) -> Syntax {
    let place = take().position
    var change = ChangeSyntax(source: try parseSource(), actions: [])
    change.isFromFirst = true
    try parseCondition(of: &change)
    change.actions = try parseActions()
    change.returning = try parseReturning()
    return Syntax(form: .change(change), position: place)
  }

  /// Parses `SET …` without a table, which is valid syntax but changes nothing.
  mutating func parseBareChange() throws(PartiQLError) -> Syntax {
    let place = current.position
    let source = SourceSyntax(expression: Syntax(form: .missing, position: place))
    return Syntax(
      form: .change(ChangeSyntax(source: source, actions: try parseActions())), position: place)
  }

  private mutating func parseCondition(of change: inout ChangeSyntax) throws(PartiQLError) {
    if takeIf("where") { change.condition = try parseExpression() }
  }

  /// Parses actions such as `SET a = 1, b = 2` and `REMOVE c`, at least one.
  private mutating func parseActions() throws(PartiQLError) -> [ChangeSyntax.Action] {
    var actions: [ChangeSyntax.Action] = []
    while true {
      if takeIf("set") {
        repeat {
          let target = try parseSimplePath()
          guard takeIf(.equal) else { throw fault(.noAssignment) }
          actions.append(.set(target, try parseExpression()))
        } while takeIf(.comma)
      } else if takeIf("remove") {
        actions.append(.remove(try parseSimplePath()))
      } else if isNext("insert", "into") {
        _ = try parseInsert()
        actions.append(.insert)
      } else if actions.isEmpty {
        throw fault(.noDataManipulation)
      } else {
        return actions
      }
    }
  }

  private mutating func parseReturning() throws(PartiQLError) -> [ReturningSyntax]? {
    guard takeIf("returning") else { return nil }
    var elements: [ReturningSyntax] = []
    repeat {
      guard let version = takeVersion() else { throw .init(.returningSyntax) }
      if takeIf(.star) {
        elements.append(ReturningSyntax(version: version, isWhole: true))
      } else {
        _ = try parseExpression()
        elements.append(ReturningSyntax(version: version, isWhole: false))
      }
    } while takeIf(.comma)
    return elements
  }

  private mutating func takeVersion() -> Returning? {
    for version in Returning.allCases {
      let words = version.rawValue.lowercased().split(separator: " ").map(String.init)
      guard words.count == 2, isNext(words[0], words[1]) else { continue }
      take()
      take()
      return version
    }
    return nil
  }
}
