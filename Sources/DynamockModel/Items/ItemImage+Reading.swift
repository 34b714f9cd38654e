extension ItemImage {
  /// The value of one top-level attribute, as ``attribute(named:)`` finds it.
  public subscript(name: String) -> AttributeValue? { attribute(named: name) }
}

extension ItemImage: CustomStringConvertible {
  /// The item's JSON, as DynamoDB would send it.
  public var description: String { String(decoding: json, as: UTF8.self) }
}
