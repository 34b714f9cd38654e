import DynamockModel
package import DynamockWire

/// A request to copy tables from one endpoint to another.
package struct CopyRequest: Sendable {
  /// The tables, with `*` as a wildcard; empty for all.
  package var tables: [String] = []
  /// The maximum number of items of each table, or `nil` for all.
  package var limit: Int?
  /// A filter expression for the items.
  package var filter: String?
  /// The names in the filter, as the JSON of ExpressionAttributeNames.
  package var names: JSONTree?
  /// The values in the filter, as the JSON of ExpressionAttributeValues.
  package var values: JSONTree?
  /// The masks to apply to items before they are written.
  package var masks = MaskFile.none
  /// The text from which pseudonyms are derived, or `nil` to generate one for this copy.
  package var salt: String?
  /// The maximum number of read units per second, or `nil` for no limit.
  package var readUnits: Double?
  /// The number of segments of a table that are read in parallel.
  package var segments = 4
  /// Whether items may be written to existing tables of the target.
  package var intoExisting = false

  /// Creates a request to copy everything.
  package init() {}

  /// Returns a hash of the request, so that a copy is not continued with other parameters.
  package func fingerprint(from source: String, to target: String) -> String {
    let parts: [JSONTree] = [
      .string(source), .string(target), .array(tables.sorted().map { .string($0) }),
      limit.map { .number("\($0)") } ?? .null, filter.map { .string($0) } ?? .null,
      names ?? .null, values ?? .null, .array(masks.masks.map { .string("\($0)") }),
      salt.map { .string($0) } ?? .null, .boolean(intoExisting),
    ]
    return String(KeyedDigest.hexadecimal(of: JSONTree.array(parts).bytes).prefix(16))
  }
}
