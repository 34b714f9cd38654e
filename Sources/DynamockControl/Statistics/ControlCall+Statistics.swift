import Dynamock
import DynamockModel
import DynamockStatistics
import DynamockWire

extension ControlCall {
  /// What is known of a database's calls; `table` in the query narrows it to one table, `largest` asks
  /// for so many of the largest items and item collections of each table there is.
  func stats(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard let report = database.statistics else { throw .noStatistics }
    let query = QueryParameters(request.head.query)
    let table = query["table"]
    let tables = report.tables.filter { table == nil || $0.name == table }
    return JSONText([
      ("database", JSONText(name)),
      ("since", JSONText(Int(report.start))),
      ("now", JSONText(Int(report.now))),
      ("counting", JSONText(database.countsCalls)),
      ("operations", JSONText(operations: report.operations, in: report)),
      ("tables", JSONText(tables.map { JSONText($0, in: report) })),
      ("largest", try largest(query["largest"], in: database, of: table)),
    ])
  }

  /// Passes over a database's calls, or counts them again, as a body says.
  func setStats(of name: String) throws(ControlError) -> JSONText {
    let body = try ControlBody(request.body, knowing: ["counting"])
    let database = try database(name)
    guard database.statistics != nil else { throw .noStatistics }
    guard let isCounting = try body.flag("counting") else {
      throw .badMember("counting", wanted: ControlError.flag)
    }
    database.countsCalls = isCounting
    return JSONText([("counting", JSONText(isCounting))])
  }

  private func largest(
    _ count: String?, in database: DynamockDatabase, of table: String?
  ) throws(ControlError) -> JSONText? {
    guard let count else { return nil }
    guard let count = Int(count), 1...1000 ~= count else {
      throw .badMember("largest", wanted: ControlError.largestCount)
    }
    do throws(DynamoDBError) {
      return JSONText(try database.largestParts(of: table, count: count).map { JSONText($0) })
    } catch {
      throw .unreadable(error)
    }
  }

  /// What tables would need and cost; `table` in the query narrows it to one table.
  func plan(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard database.statistics != nil else { throw .noStatistics }
    let table = QueryParameters(request.head.query)["table"]
    let plans = database.plans(for: table, prices: settings.prices)
    if let table, plans.isEmpty {
      throw .noTable(table, existing: database.plans().map(\.table))
    }
    return JSONText([
      ("database", JSONText(name)),
      ("prices", JSONText(settings.prices)),
      ("plans", JSONText(plans.map { JSONText($0) })),
    ])
  }

  /// The tags that calls have carried, with what they cost.
  func costs(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard database.statistics != nil else { throw .noStatistics }
    return JSONText([
      ("costs", JSONText(database.tags.map { JSONText(database.cost(ofTag: $0), of: $0) }))
    ])
  }

  /// What the calls of a tag cost; nothing where there were none.
  func cost(of tag: String, in name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard database.statistics != nil else { throw .noStatistics }
    return JSONText(database.cost(ofTag: tag), of: tag)
  }

  /// Forgets a tag, and tells once more what its calls cost.
  func forgetCost(of tag: String, in name: String) throws(ControlError) -> JSONText {
    let cost = try cost(of: tag, in: name)
    try database(name).forgetCost(ofTag: tag)
    return cost
  }
}
