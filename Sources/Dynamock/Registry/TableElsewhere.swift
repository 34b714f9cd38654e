import DynamockEngine
import DynamockModel

/// A table that a client missed in one database and that others of the server have.
public struct TableElsewhere: Sendable, Hashable {
  /// The table's name.
  public let table: String
  /// The database that was asked.
  public let database: String
  /// The databases that have a table of the name, in order; not empty.
  public let others: [String]

  /// How many databases the remedy names, so that it stays readable and fits a header.
  private static let shown = 8

  /// What to do about it, in words.
  public var remedy: String {
    let names = others.prefix(Self.shown).joined(separator: ", ")
    let more = others.count > Self.shown ? " and \(others.count - Self.shown) more" : ""
    return "the endpoint of a database that has the table: \(names)\(more); this one is \(database)"
  }
}

extension DatabaseRegistry {
  /// Where else the table is that a request was refused for; nil for other refusals, and where no
  /// other database has it.
  ///
  /// Looks into every database: for requests that are refused already.
  ///
  /// - Parameter path: what the path of the endpoint names.
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
  /// Whether a table of a name is there, in whatever state.
  fileprivate func hasTable(_ name: String) -> Bool { engine.hasTable(name) }
}
