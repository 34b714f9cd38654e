package import DynamockModel
package import DynamockValidation

/// A table whose items are being imported.
package struct TableImport: Sendable {
  let name: String
  let id: String
  /// The stream's definition for after the import: importing items creates no records.
  let streamSpecification: StreamSpecification?
}

/// A change that is imported after the items.
package enum ImportedChange: Sendable {
  /// Adds or replaces an item.
  case put(PutItemRequest)
  /// Removes an item, if it exists.
  case remove(DeleteItemRequest)
}

/// The progress of a batch of items.
package enum ImportStep: Sendable {
  /// All items are stored; contains the number of new keys less that of removed ones, and the position of the first item that
  /// replaced another one.
  case added(Int, replacing: Int?)
  /// The item at a position is invalid for the table.
  case refused(position: Int, DynamoDBError)
}

/// An item that cannot be imported.
package struct ImportRefusal: Sendable {
  /// Its position among the items.
  package let position: Int
  /// Why it cannot.
  package let error: DynamoDBError
}
