import Dynamock
import DynamockModel
import DynamockWire

extension ControlCall {
  /// Returns the description of a database, with the endpoint for an SDK.
  func summary(of name: String) throws(ControlError) -> JSONText {
    text(of: try done { () throws(RegistryError) in try databases.summary(of: name) })
  }

  /// Returns the description of a database, with the endpoint for an SDK.
  /// - Parameter others: Further members.
  func text(
    of summary: DatabaseSummary, _ others: [(name: String, value: JSONText?)] = []
  ) -> JSONText {
    let usage = databases.usage(of: summary.name)
    let members: [(name: String, value: JSONText?)] = [
      ("name", JSONText(summary.name)),
      ("endpoint", JSONText(endpoint(of: summary.name))),
      ("from", summary.origin.map { JSONText($0.database) }),
      ("checkpoint", summary.origin?.checkpoint.map { JSONText($0) }),
      ("file", summary.file.map { JSONText($0) }),
      ("lasting", lasting(summary).map { JSONText($0) }),
      ("bytes", usage.map { JSONText($0.bytes) }),
      ("depth", usage.map { JSONText($0.depth) }),
      ("recoveryLogBytes", databases.recoveryLogBytes(of: summary.name).map { JSONText($0) }),
      ("createdAt", Self.seconds(summary.createdAt)),
      ("expiresAt", summary.expiresAt.map(Self.seconds)),
      ("checkpoints", JSONText(summary.checkpoints.map { JSONText($0) })),
    ]
    return JSONText(members + others)
  }

  /// Returns whether a database outlives the process, unless that is so of no database or the database
  /// is a file's only one.
  private func lasting(_ summary: DatabaseSummary) -> Bool? {
    if summary.isLasting { return true }
    let isInMemory = summary.file == nil && summary.name != DatabaseRegistry.defaultName
    return settings.keepsDefault && isInMemory ? false : nil
  }

  /// Returns the endpoint of a database for the calling client; the host is the one in its request.
  private func endpoint(of name: String) -> String {
    let host = request.head.text(of: .host) ?? "localhost"
    let server = (settings.isEncrypted ? "https://" : "http://") + host
    return name == DatabaseRegistry.defaultName ? server : "\(server)/db/\(name)"
  }

  /// Returns the current time of a clock.
  static func text(of now: Timestamp, isManual: Bool) -> JSONText {
    JSONText([("now", seconds(now)), ("isManual", JSONText(isManual))])
  }

  /// Returns seconds since 1970, to the millisecond.
  private static func seconds(_ moment: Timestamp) -> JSONText {
    JSONText(seconds: moment)
  }
}

extension ControlCall {
  /// Returns the differences between a database and another one or a checkpoint, up to a limit.
  func diff(_ name: String) async throws(ControlError) -> JSONText {
    let parameters = QueryParameters(request.head.query)
    let checkpoint = parameters["checkpoint"]
    guard let from = parameters["from"] ?? (checkpoint == nil ? nil : name) else {
      throw .badMember("from", wanted: ControlError.neededOrigin)
    }
    let limit = parameters["limit"].map { Int($0) } ?? 1000
    guard let limit, 1...10_000 ~= limit else {
      throw .badMember("limit", wanted: ControlError.count)
    }
    let origin = DatabaseSummary.Origin(database: from, checkpoint: checkpoint)
    var changes: [JSONText] = []
    var isComplete = true
    try await done { () async throws(RegistryError) in
      try await databases.diff(name, from: origin) { change in
        guard changes.count < limit else {
          isComplete = false
          return .stop
        }
        changes.append(Self.text(of: change))
        return .next
      }
    }
    return JSONText([("changes", JSONText(changes)), ("isComplete", JSONText(isComplete))])
  }

  private static func text(of change: DatabaseChange) -> JSONText {
    func object(_ kind: String, _ table: String?, _ before: JSONText?, _ after: JSONText?)
      -> JSONText
    {
      JSONText([
        ("change", JSONText(kind)), ("table", table.map { JSONText($0) }), ("before", before),
        ("after", after),
      ])
    }
    switch change {
    case .tableCreated(let table):
      return object("TableCreated", table.tableName, nil, JSONText(table))
    case .tableDropped(let table):
      return object("TableDropped", table.tableName, JSONText(table), nil)
    case .tableChanged(let before, let after):
      return object("TableChanged", after.tableName, JSONText(before), JSONText(after))
    case .itemAdded(let table, let item): return object("ItemAdded", table, nil, JSONText(item))
    case .itemRemoved(let table, let item): return object("ItemRemoved", table, JSONText(item), nil)
    case .itemChanged(let table, let before, let after):
      return object("ItemChanged", table, JSONText(before), JSONText(after))
    }
  }
}
