extension ItemImage {
  /// The value of a top-level attribute, as returned by ``attribute(named:)``.
  public subscript(name: String) -> AttributeValue? { attribute(named: name) }
}

extension ItemImage: CustomStringConvertible {
  /// The item's JSON, as sent by DynamoDB.
  public var description: String { String(decoding: json, as: UTF8.self) }
}
