import Dynamock
import DynamockModel
import DynamockScripting
import DynamockWire

extension ControlCall {
  /// Executes a request about the script of a database.
  func script(_ path: ScriptingPath, of name: String) async throws(ControlError) -> JSONText {
    guard let scripting else { throw .noPath }
    if path.namesFiles, request.head.method == .post { try validateNoPage() }
    guard name == ScriptingRegistry.everywhereName else {
      let database = try database(name)
      return try await script(scripting[name], path, of: database)
    }
    // Only rules can apply to all databases; everything else belongs to a single database.
    switch path {
    case .rules, .rule: break
    default: throw .noMethod
    }
    return try await script(scripting.everywhere, path, of: databases.defaultDatabase)
  }

  private func script(
    _ script: Scripting, _ path: ScriptingPath, of database: DynamockDatabase
  ) async throws(ControlError) -> JSONText {
    do throws(ScriptingError) {
      switch (request.head.method, path) {
      case (.get, .rules), (.post, .rules), (.delete, .rules), (.get, .rule), (.delete, .rule):
        guard let answer = try await rules(of: script, path, database) else { break }
        return answer
      case (.get, .requests):
        script.watch()
        return JSONText([("requests", JSONText(script.held.waiting.map(\.json)))])
      case (.post, .receive):
        return try await script.receive(ReceiveQuery(request.body), for: client).json
      case (.post, .answer(let number)): return try answerHeld(number, in: script)
      case (.get, .journal):
        return await script.entries(try JournalQuery(QueryParameters(request.head.query)))
      case (.delete, .journal):
        script.journal.clear()
        return JSONText([("last", JSONText(script.journal.snapshot().last))])
      case (.post, .find): return try script.find(request.body)
      case (.post, .count): return JSONText([("count", JSONText(try script.count(request.body)))])
      case (.post, .verify):
        try script.verify(Verification(request.body))
        return JSONText([("verified", JSONText(true))])
      case (.get, .scripting): return Self.summary(of: script)
      case (.post, .scripting):
        try ScriptingChange(request.body).apply(to: script)
        return Self.summary(of: script)
      case (.delete, .scripting):
        script.clear()
        return Self.summary(of: script)
      case (_, .vault), (_, .recordings), (_, .recording), (_, .unused), (_, .differences),
        (_, .misses), (_, .prune):
        guard let answer = try await vault(of: script, path) else { break }
        return answer
      default: break
      }
    } catch {
      throw .scripting(error)
    }
    throw .noMethod
  }

  private func rules(
    of script: Scripting, _ path: ScriptingPath, _ database: DynamockDatabase
  ) async throws(ScriptingError) -> JSONText? {
    let now = database.clock.now
    switch (request.head.method, path) {
    case (.get, .rules):
      return JSONText([("rules", JSONText(script.rules.map { $0.json(now: now) }))])
    case (.get, .rule(let id)): return try script.rule(id).json(now: now)
    case (.post, .rules):
      let (rules, isList) = try RuleReader.rules(request.body)
      try scripting?.checkCheckpoints(of: rules, in: script.name)
      let added = try await script.add(rules, to: database)
      let summaries = added.map { $0.summary(now: now) }
      return isList ? JSONText([("rules", JSONText(summaries))]) : summaries.first
    case (.delete, .rules):
      let tag = QueryParameters(request.head.query)["tag"]
      let count = script.remove { tag == nil || $0.rule.tag == tag }
      return JSONText([("removed", JSONText(count))])
    case (.delete, .rule(let id)):
      try script.remove(id)
      return JSONText([("removed", JSONText(id))])
    default: return nil
    }
  }

  private func answerHeld(_ number: Int, in script: Scripting) throws(ScriptingError) -> JSONText {
    let held = try script.held.request(number)
    let action = try RuleReader.answer(request.body, to: held.facts.operation)
    let state = try script.held.answer(held, with: action)
    return JSONText([("number", JSONText(number)), ("state", JSONText(state.rawValue))])
  }

  private static func summary(of script: Scripting) -> JSONText {
    let journal = script.journal.snapshot()
    let states = script.states.sorted { $0.key < $1.key }.map { ($0.key, JSONText($0.value)) }
    return JSONText([
      ("unmatched", JSONText(script.unmatched.rawValue)),
      ("journal", JSONText(script.journal.mode.rawValue)), ("states", JSONText(states)),
      ("rules", JSONText(script.rules.count)), ("held", JSONText(script.held.waiting.count)),
      ("last", JSONText(journal.last)), ("dropped", JSONText(journal.dropped)),
    ])
  }
}
