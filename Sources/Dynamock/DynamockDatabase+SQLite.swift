import DynamockSQLiteStorage

extension DynamockDatabase {
  /// Tunes SQLite for a process that uses it only for databases of this kind.
  ///
  /// The `dynamock` program does this. An embedded database does not change the settings that
  /// SQLite shares in a process unless the program calls this before anything uses SQLite.
  public static func dedicateSQLite() { SQLiteProcess.dedicate() }
}
