import Dynamock
import DynamockModel
import DynamockWire

extension ControlCall {
  /// What is known of a database, and the endpoint that an SDK is given.
  func summary(of name: String) throws(ControlError) -> JSONText {
    text(of: try done { () throws(RegistryError) in try databases.summary(of: name) })
  }

  /// What is known of a database, and the endpoint that an SDK is given.
  func text(of summary: DatabaseSummary) -> JSONText {
    JSONText([
      ("name", JSONText(summary.name)),
      ("endpoint", JSONText(endpoint(of: summary.name))),
      ("from", summary.origin.map { JSONText($0.database) }),
      ("checkpoint", summary.origin?.checkpoint.map { JSONText($0) }),
      ("file", summary.file.map { JSONText($0) }),
      ("createdAt", Self.seconds(summary.createdAt)),
      ("expiresAt", summary.expiresAt.map(Self.seconds)),
      ("checkpoints", JSONText(summary.checkpoints.map { JSONText($0) })),
    ])
  }

  /// Where the client that asks will find a database: the host is the one it has used itself.
  private func endpoint(of name: String) -> String {
    let host = request.head.text(of: .host) ?? "localhost"
    return name == DatabaseRegistry.defaultName ? "http://\(host)" : "http://\(host)/db/\(name)"
  }

  /// The moment that a clock shows.
  static func text(of now: Timestamp, isManual: Bool) -> JSONText {
    JSONText([("now", seconds(now)), ("isManual", JSONText(isManual))])
  }

  /// Seconds since 1970, to the millisecond.
  private static func seconds(_ moment: Timestamp) -> JSONText {
    JSONText(seconds: moment)
  }
}

extension ControlCall {
  /// The ways in which a database differs from another one or from a checkpoint, up to a limit.
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
