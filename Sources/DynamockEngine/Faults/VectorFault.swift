import DynamockModel

/// A vector that an index does not accept, or a search that it does not support.
enum VectorFault: Sendable {
  // Writes
  case notVector(String, index: String)
  case dimensions(String, expected: Int, actual: Int, index: String)
  case elementType(Element, actual: String)
  case elementRange(Element, DecimalNumber)
  /// An attribute of the SearchSchema has another type.
  case attributeType(String, expected: ScalarAttributeType, actual: String, index: String)

  // Searches
  case backfilling(String)
  case searchElements
  case searchDimensions(Int, expected: Int)
  /// A search does not name a value of the HASH attribute.
  case hashMissing(String)
  case otherAttribute(String, known: [String])
  case operandType(String, found: String, expected: ScalarAttributeType)
  /// A Query, a Scan or a statement reads a vector index.
  case unreadable(Operation)

  /// An element of a vector.
  struct Element: Sendable {
    let attribute: String
    let position: Int
    let index: String
  }
}
