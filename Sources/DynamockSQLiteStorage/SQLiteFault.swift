/// What SQLite answered when it did not do what it was asked; data for one of the sentences.
struct SQLiteFault: Error, Sendable, Equatable {
  /// The extended result code, such as 1555 for a constraint on a primary key.
  var code: Int32
  /// SQLite's own words.
  var message: String
  /// The statement, or what was done where there is none.
  var sql: String

  /// The primary result code: the low byte of the extended one.
  var primaryCode: Int32 { code & 0xFF }
}
