import Dynamock
import DynamockModel
import DynamockStatistics
import DynamockWire

extension ControlCall {
  /// Returns the statistics of a database's calls.
  ///
  /// `table` in the query limits them to a table and its operations; `largest` is the number of
  /// largest items and item collections to return per table.
  func stats(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard let report = database.statistics else { throw .noStatistics }
    let query = QueryParameters(request.head.query)
    let table = query["table"]
    if let table { try requireTable(table, in: database) }
    let tables = report.tables.filter { table == nil || $0.name == table }
    let operations = table == nil ? report.operations : tables.flatMap(\.operations)
    return JSONText([
      ("database", JSONText(name)),
      ("since", JSONText(Int(report.start))),
      ("now", JSONText(Int(report.now))),
      ("counting", JSONText(database.countsCalls)),
      ("operations", JSONText(operations: operations, in: report)),
      ("tables", JSONText(tables.map { JSONText($0, in: report) })),
      ("largest", try largest(query["largest"], in: database, of: table)),
    ])
  }

  /// Stops or resumes counting a database's calls, as requested by the body.
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

  /// Returns the plan of a database's tables, with the required capacity and its cost; `table` in
  /// the query limits it to a table.
  func plan(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard database.statistics != nil else { throw .noStatistics }
    let table = QueryParameters(request.head.query)["table"]
    if let table { try requireTable(table, in: database) }
    let plans = database.plans(for: table, prices: settings.prices)
    return JSONText([
      ("database", JSONText(name)),
      ("prices", JSONText(settings.prices)),
      ("plans", JSONText(plans.map { JSONText($0) })),
    ])
  }

  /// Throws unless a database has a table; the error lists the existing ones.
  func requireTable(
    _ name: String, in database: DynamockDatabase
  ) throws(ControlError) {
    let existing = database.tableNames
    guard existing.contains(name) else { throw .noTable(name, existing: existing) }
  }

  /// Returns the tags of calls, with their costs.
  func costs(of name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard database.statistics != nil else { throw .noStatistics }
    return JSONText([
      ("costs", JSONText(database.tags.map { JSONText(database.cost(ofTag: $0), of: $0) }))
    ])
  }

  /// Returns the cost of the calls with a tag; zero if there were none.
  func cost(of tag: String, in name: String) throws(ControlError) -> JSONText {
    let database = try database(name)
    guard database.statistics != nil else { throw .noStatistics }
    return JSONText(database.cost(ofTag: tag), of: tag)
  }

  /// Removes a tag, and returns the final cost of its calls.
  func forgetCost(of tag: String, in name: String) throws(ControlError) -> JSONText {
    let cost = try cost(of: tag, in: name)
    try database(name).forgetCost(ofTag: tag)
    return cost
  }
}
