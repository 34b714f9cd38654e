import DynamockModel

/// A table whose items are being brought in.
package struct TableImport: Sendable {
  let name: String
  let id: String
  /// What becomes of the stream when the items are there: bringing them in makes no records.
  let streamSpecification: StreamSpecification?
}

/// How far a batch of items has come.
package enum ImportStep: Sendable {
  /// All items are in; so many of them under a new key.
  case added(Int)
  /// The item at a position cannot be in the table.
  case refused(position: Int, DynamoDBError)
}
