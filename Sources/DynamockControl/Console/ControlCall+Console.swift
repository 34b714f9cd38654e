import Dynamock
import DynamockScripting
import DynamockStatistics
import DynamockWire

extension ControlCall {
  /// Returns the server's version, its features and its settings.
  func about() throws(ControlError) -> JSONText {
    let summary = try done { () throws(RegistryError) in
      try databases.summary(of: DatabaseRegistry.defaultName)
    }
    let database = databases.defaultDatabase
    var capabilities = ["databases", "checkpoints", "diff", "throttling", "call", "sweep"]
    if database.statistics != nil {
      capabilities += ["statistics", "series", "insights", "plan", "costs"]
    }
    if scripting != nil { capabilities += ["rules", "requests", "journal"] }
    if database.clock is ManualClock { capabilities.append("clock") }
    let settings = self.settings.summary.values().sorted { $0.key < $1.key }
    return JSONText([
      ("version", JSONText(self.settings.version)),
      ("id", scripting.map { JSONText($0.identifier) }),
      ("startedAt", JSONText(seconds: summary.createdAt)),
      ("capabilities", JSONText(capabilities.map { JSONText($0) })),
      ("settings", JSONText(settings.map { ($0.key, JSONText($0.value)) })),
    ])
  }

  /// Executes an operation without counting or throttling it, and without applying rules or
  /// recording it in the journal.
  func operation(on name: String) async throws(ControlError) -> WireResponse {
    guard request.head.method == .post else { throw .noMethod }
    try ControlPath.call(name).validateParameters(of: request.head)
    return await ExemptCall.response(to: request, on: try database(name), caller: client)
  }

  /// Returns the calls of the last minute by second, or of the last hour by minute.
  func series(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard let report = database.statistics else { throw .noStatistics }
    let query = QueryParameters(request.head.query)
    let step: Series.Step
    switch query["span"] {
    case nil, "minute": step = .second
    case "hour": step = .minute
    default: throw .badMember("span", wanted: ControlError.seriesSpan)
    }
    let table = query["table"]
    if let table { try requireTable(table, in: database) }
    guard query["index"] == nil || table != nil else {
      throw .badMember("index", wanted: ControlError.indexOfTable)
    }
    return JSONText(report.series(every: step, table: table, index: query["index"]))
  }
}

extension JSONText {
  /// Creates the JSON of a series, with one array of numbers for each metric; latencies are in
  /// microseconds.
  init(_ series: Series) {
    func row(_ figure: (Activity) -> Double) -> JSONText {
      JSONText(series.activities.map { JSONText(figure($0)) })
    }
    func row(of figure: (Usage) -> Double) -> JSONText {
      JSONText(series.usages.map { JSONText(figure($0)) })
    }
    self.init([
      ("step", JSONText(Int(series.step.rawValue))), ("to", JSONText(Int(series.end))),
      ("read", row(of: { $0.units.read })), ("write", row(of: { $0.units.write })),
      ("readThrottleEvents", row(of: { Double($0.readThrottles) })),
      ("writeThrottleEvents", row(of: { Double($0.writeThrottles) })),
      ("requests", row { Double($0.requests) }),
      ("errors", row { Double($0.errors.values.reduce(0, +)) }),
      ("throttled", row { Double($0.throttledRequests) }),
      ("p50", row { Double($0.latency.quantile(0.5)) / 1000 }),
      ("p99", row { Double($0.latency.quantile(0.99)) / 1000 }),
    ])
  }
}
