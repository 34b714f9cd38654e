import DynamockEngine
public import DynamockModel

/// A table that is missing in the database of a request but exists in other databases of the
/// server.
public struct TableElsewhere: Sendable, Hashable {
  /// The table's name.
  public let table: String
  /// The database of the request.
  public let database: String
  /// The databases that have a table with the name, in order; not empty.
  public let others: [String]

  /// The maximum number of databases in the advice, which keeps it readable and short enough for a
  /// header.
  private static let shown = 8

  /// Advice for the client.
  public var remedy: String {
    let names = others.prefix(Self.shown).joined(separator: ", ")
    let more = others.count > Self.shown ? " and \(others.count - Self.shown) more" : ""
    return "the endpoint of a database that has the table: \(names)\(more); this one is \(database)"
  }
}

extension DatabaseRegistry {
  /// Returns the location of a missing table, or `nil` for other errors, or if no other database
  /// has it.
  ///
  /// Searches every database, and is therefore only called for requests that have already failed.
  ///
  /// - Parameter path: the database's name in the path of the endpoint.
  public func tableElsewhere(
    _ error: DynamoDBError, path: String?, request: @autoclosure () -> RequestContext
  ) -> TableElsewhere? {
    guard let table = error.missingTable else { return nil }
    let database = name(of: path, for: request())
    let others = present.filter { $0.key != database && $0.value.database.hasTable(table) }.keys
    guard !others.isEmpty else { return nil }
    return TableElsewhere(table: table, database: database, others: others.sorted())
  }
}

extension DynamockDatabase {
  /// Returns whether a table with a name exists, in any state.
  fileprivate func hasTable(_ name: String) -> Bool { engine.hasTable(name) }
}
