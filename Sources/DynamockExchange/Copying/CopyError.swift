package import DynamockModel
package import DynamockWire

/// The reason why tables cannot be copied; the messages are in `CopyError+Sentences.swift`.
package enum CopyError: Error, Sendable {
  /// An endpoint did not respond.
  case upstream(UpstreamError)
  /// An endpoint rejected a request.
  case rejected(Rejection)
  /// An endpoint's response is not the output of the operation.
  case badAnswer(Operation, endpoint: String)
  /// The source has no table that matches.
  case noTables([String], endpoint: String, existing: [String] = [])
  /// The source's table is not active.
  case notActive(table: String, status: String)
  /// The target already has a table with that name.
  case exists(table: String, endpoint: String)
  /// The target has a table with that name and another definition.
  case differs(table: String, what: String)
  /// A file of masks cannot be used.
  case badMasks(String, reason: String)
  /// A mask would remove the key of items, or create duplicate keys.
  case keyMask(table: String, attribute: String, kind: String)
  /// An item contains a value to which its mask cannot be applied.
  case unmasked(table: String, reason: String)
  /// The state file belongs to another copy, from one endpoint to another.
  case otherState(String, of: String?)
  /// The state file is damaged.
  case brokenState(String, reason: String)
  /// The state file says that items of a table have been written, but the target does not have this
  /// table.
  case lostTable(table: String, endpoint: String, state: String, isReplaced: Bool)
  /// Both ends are the same database.
  case sameDatabase(table: String, source: String, target: String)
  /// A file cannot be read or written.
  case file(ExchangeError)
  /// The target repeatedly left items of a batch unprocessed.
  case unwritten(table: String, count: Int)
  /// The copy of a table does not become active.
  case stuck(table: String)

  /// An error response of an endpoint.
  package struct Rejection: Sendable, Equatable {
    /// The rejected operation.
    package var operation: Operation
    /// The endpoint.
    package var endpoint: String
    /// The error's type, without its namespace.
    package var code: String
    /// Its message.
    package var message: String
  }
}
