/// The tables of a database, by name: an immutable value that a schema change replaces.
struct Catalog: Sendable {
  /// The tables by name, those whose deletion is still under way included.
  private(set) var tables: [String: Table]
  /// The number of the next keyspace; numbers are not used again.
  var nextKeyspace: Int

  /// Keyspaces below this number hold the engine's own records.
  static let firstTableKeyspace = 16

  init() {
    tables = [:]
    nextKeyspace = Self.firstTableKeyspace
  }

  subscript(name: String) -> Table? {
    get { tables[name] }
    set { tables[name] = newValue }
  }
}
