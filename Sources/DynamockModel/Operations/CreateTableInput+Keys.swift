extension CreateTableInput {
  /// Creates an on-demand table with a key of one or two attributes, and nothing else.
  ///
  /// ```swift
  /// CreateTableInput(tableName: "Music", partitionKey: .string("Artist"), sortKey: .number("Year"))
  /// ```
  /// Indexes, streams and other settings can be added; the attributes of an index's key belong in
  /// ``attributeDefinitions``.
  ///
  /// - Parameters:
  ///   - tableName: 3 to 255 of the characters `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`.
  ///   - partitionKey: the attribute that determines the partition of an item.
  ///   - sortKey: the attribute by which the items of a partition are ordered, or `nil` for one
  ///     item per partition.
  public init(
    tableName: String, partitionKey: AttributeDefinition, sortKey: AttributeDefinition? = nil
  ) {
    var keySchema = [
      KeySchemaElement(attributeName: partitionKey.attributeName, keyType: .hash)
    ]
    if let sortKey {
      keySchema.append(KeySchemaElement(attributeName: sortKey.attributeName, keyType: .range))
    }
    self.init(
      attributeDefinitions: [partitionKey] + (sortKey.map { [$0] } ?? []), tableName: tableName,
      keySchema: keySchema, billingMode: .payPerRequest)
  }
}

extension AttributeDefinition {
  /// Returns a key attribute of strings.
  public static func string(_ name: String) -> Self { Self(attributeName: name, attributeType: .s) }

  /// Returns a key attribute of numbers.
  public static func number(_ name: String) -> Self { Self(attributeName: name, attributeType: .n) }

  /// Returns a key attribute of binary values.
  public static func binary(_ name: String) -> Self { Self(attributeName: name, attributeType: .b) }
}
