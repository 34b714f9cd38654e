import Dynamock
import DynamockModel
import DynamockScripting
import DynamockWire

/// Executes a request of the control API.
struct ControlCall {
  let databases: DatabaseRegistry
  let settings: ControlSettings
  let request: WireRequest
  /// The scripts of the databases, or `nil` for a server without scripting.
  var scripting: ScriptingRegistry?
  /// The client's connection.
  var client: ClientConnection?

  /// Returns the body of the response.
  func answer(_ path: ControlPath) async throws(ControlError) -> JSONText {
    try path.validateParameters(of: request.head)
    if path.takesNoMembers(request.head.method) { _ = try ControlBody(request.body, knowing: []) }
    switch (request.head.method, path) {
    case (.get, .about): return try about()
    case (.get, .databases):
      return JSONText([("databases", JSONText(databases.summaries.map { text(of: $0) }))])
    case (.post, .databases): return try await createDatabase()
    case (.get, .database(let name)):
      return text(of: try done { () throws(RegistryError) in try databases.summary(of: name) })
    case (.delete, .database(let name)):
      try done { () throws(RegistryError) in try databases.drop(name) }
      return JSONText([("dropped", JSONText(name))])
    case (.get, .checkpoints(let name)): return try checkpoints(of: name)
    case (.post, .checkpoints(let name)): return try await takeCheckpoint(of: name)
    case (.delete, .checkpoint(let checkpoint, let name)):
      try done { () throws(RegistryError) in try databases.dropCheckpoint(checkpoint, of: name) }
      return JSONText([("dropped", JSONText(checkpoint)), ("database", JSONText(name))])
    case (.post, .restore(let name)): return try await restore(name)
    case (.post, .reset(let name)): return try await reset(name)
    case (.get, .diff(let name)): return try await diff(name)
    case (.get, .clock(let name)): return try clock(of: name)
    case (.post, .clock(let name)): return try await advanceClock(of: name)
    case (.post, .sweep(let name)): return try await sweep(name)
    case (.post, .compact(let name)): return try await compact(name)
    case (.get, .throttling(let name)): return Self.text(of: try database(name).throttling)
    case (.post, .throttling(let name)): return try setThrottling(of: name)
    case (.get, .stats(let name)): return try stats(of: name)
    case (.post, .stats(let name)): return try setStats(of: name)
    case (.get, .series(let name)): return try series(of: name)
    case (.get, .insights(let name)): return try insights(of: name)
    case (.get, .plan(let name)): return try plan(of: name)
    case (.get, .costs(let name)): return try costs(of: name)
    case (.get, .cost(let tag, let name)): return try cost(of: tag, in: name)
    case (.delete, .cost(let tag, let name)): return try forgetCost(of: tag, in: name)
    case (_, .scripting(let path, let name)): return try await script(path, of: name)
    default: throw .noMethod
    }
  }

  private func createDatabase() async throws(ControlError) -> JSONText {
    let known: Set = [
      "name", "from", "checkpoint", "into", "expiresAfterSeconds", "rules", "lasting", "seed",
    ]
    let body = try ControlBody(request.body, knowing: known)
    let name = try body.text("name")
    let lifetime = try body.seconds("expiresAfterSeconds")
    if let lifetime, lifetime <= .zero {
      throw .badMember("expiresAfterSeconds", wanted: ControlError.lifetime)
    }
    let origin = try origin(in: body, of: nil)
    let file = try file("into", in: body)
    let seeder = try seeder(in: body, origin)
    let lasting = try body.flag("lasting")
    guard file == nil || lasting != true else {
      throw .badMember("lasting", wanted: ControlError.lastingPlace)
    }
    let copiesRules = try body.flag("rules") ?? false
    guard !copiesRules || origin != nil && scripting != nil else {
      throw .badMember("rules", wanted: ControlError.ruleOrigin)
    }
    // A file that no database uses may be used by other processes.
    if let file, let origin, name == nil {
      try await done { () async throws(RegistryError) in
        try await databases.copy(origin, into: file)
      }
      return JSONText([
        ("file", JSONText(file)), ("from", JSONText(origin.database)),
        ("checkpoint", origin.checkpoint.map { JSONText($0) }),
      ])
    }
    let made = try await done { () async throws(RegistryError) in
      try await databases.create(
        name: name, from: origin, into: file, expiresAfter: lifetime, lasting: lasting,
        filling: seeder?.filling)
    }
    if copiesRules, let origin {
      do throws(ScriptingError) {
        try await scripting?.copy(from: origin.database, to: made.name)
      } catch {
        throw .scripting(error)
      }
    }
    return text(of: made, seeder?.members ?? [])
  }

  /// Returns the path of a file on the server's machine, or `nil` if none is given.
  func file(_ member: String, in body: ControlBody) throws(ControlError) -> String? {
    guard let path = try body.text(member) else { return nil }
    guard path.utf8.first == UInt8(ascii: "/") else {
      throw .badMember(member, wanted: ControlError.absolutePath)
    }
    return path
  }

  /// Returns the origin of a fork or restore: a database, or a checkpoint of it or of `database`.
  private func origin(
    in body: ControlBody, of database: String?
  ) throws(ControlError) -> DatabaseSummary.Origin? {
    let checkpoint = try body.text("checkpoint")
    guard let name = try body.text("from") ?? (checkpoint == nil ? nil : database) else {
      if checkpoint != nil { throw .badMember("from", wanted: ControlError.neededOrigin) }
      return nil
    }
    return DatabaseSummary.Origin(database: name, checkpoint: checkpoint)
  }

  private func restore(_ name: String) async throws(ControlError) -> JSONText {
    let body = try ControlBody(request.body, knowing: ["from", "checkpoint"])
    guard let origin = try origin(in: body, of: name) else {
      throw .badMember("from", wanted: ControlError.neededOrigin)
    }
    try await done { () async throws(RegistryError) in
      try await databases.restore(name, to: origin)
    }
    return try summary(of: name)
  }

  private func reset(_ name: String) async throws(ControlError) -> JSONText {
    let isEmptied =
      try ControlBody(request.body, knowing: ["empty"]).flag("empty") ?? false
    try await done { () async throws(RegistryError) in
      try await databases.reset(name, toNothing: isEmptied)
    }
    return try summary(of: name)
  }

  private func takeCheckpoint(of name: String) async throws(ControlError) -> JSONText {
    let body = try ControlBody(request.body, knowing: ["name"])
    let given = try body.text("name")
    let taken = try await done { () async throws(RegistryError) in
      try await databases.takeCheckpoint(given, of: name)
    }
    return JSONText([("name", JSONText(taken)), ("database", JSONText(name))])
  }

  private func checkpoints(of name: String) throws(ControlError) -> JSONText {
    let summary = try done { () throws(RegistryError) in try databases.summary(of: name) }
    return JSONText([("checkpoints", JSONText(summary.checkpoints.map { JSONText($0) }))])
  }

  private func clock(of name: String) throws(ControlError) -> JSONText {
    _ = try done { () throws(RegistryError) in try databases.summary(of: name) }
    guard let clock = databases[name]?.clock else { throw .noPath }
    return Self.text(of: clock.now, isManual: clock is ManualClock)
  }

  private func advanceClock(of name: String) async throws(ControlError) -> JSONText {
    let body = try ControlBody(request.body, knowing: ["advanceSeconds"])
    guard let step = try body.seconds("advanceSeconds") else {
      throw .badMember("advanceSeconds", wanted: ControlError.seconds)
    }
    let now = try await done { () async throws(RegistryError) in
      try await databases.advanceClock(of: name, by: step)
    }
    return Self.text(of: now, isManual: true)
  }

  private func sweep(_ name: String) async throws(ControlError) -> JSONText {
    let count = try await done { () async throws(RegistryError) in try await databases.sweep(name) }
    return JSONText([("expiredItems", JSONText(count))])
  }

  /// Frees and merges layers for a short time; the client asks again until nothing is left.
  private func compact(_ name: String) async throws(ControlError) -> JSONText {
    let step = try await done { () async throws(RegistryError) in
      try await databases.compact(name, for: .milliseconds(250))
    }
    return JSONText([
      ("entries", JSONText(step.entries)), ("returnedBytes", JSONText(step.returnedBytes)),
      ("isFinished", JSONText(step.isFinished)),
    ])
  }
}

extension ControlCall {
  /// Executes an operation that a registry may reject.
  func done<Value>(
    _ body: () throws(RegistryError) -> Value
  ) throws(ControlError) -> Value {
    do throws(RegistryError) {
      return try body()
    } catch {
      throw .registry(error)
    }
  }

  /// Executes an operation that a registry may reject.
  func done<Value>(
    _ body: () async throws(RegistryError) -> Value
  ) async throws(ControlError) -> Value {
    do throws(RegistryError) {
      return try await body()
    } catch {
      throw .registry(error)
    }
  }
}
