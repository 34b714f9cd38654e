extension CreateTableInput {
  /// Makes a table on demand with a key of one or two attributes, and nothing else.
  ///
  /// ```swift
  /// CreateTableInput(tableName: "Music", partitionKey: .string("Artist"), sortKey: .number("Year"))
  /// ```
  /// Indexes, streams and the like are added to what this makes; the attributes of an index's key belong
  /// into ``attributeDefinitions``.
  ///
  /// - Parameters:
  ///   - tableName: 3 to 255 of the characters `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`.
  ///   - partitionKey: the attribute that says in which partition an item is.
  ///   - sortKey: the attribute by which items of a partition are in order; nil for one item a partition.
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
  /// A key attribute that holds texts.
  public static func string(_ name: String) -> Self { Self(attributeName: name, attributeType: .s) }

  /// A key attribute that holds numbers.
  public static func number(_ name: String) -> Self { Self(attributeName: name, attributeType: .n) }

  /// A key attribute that holds bytes.
  public static func binary(_ name: String) -> Self { Self(attributeName: name, attributeType: .b) }
}
