import DynamockModel

/// Runs the rules of an operation that has AWS's newer validation layer.
///
/// The newer layer hands a request that lacks a required member, or nests more than some 62 levels,
/// to the older one, which words it its own way (conformance `updateItem` "member errors beside a
/// missing Key" and `deepRequests`, 2026-10-09). Such a request is always refused, so a good one
/// pays for none of it.
enum LayeredValidation {
  /// Beyond this depth the request is read in the older form; AWS's tests have 40 and 63.
  static let deepestNewerLevel = 62

  /// Checks a request, and once more in the older layer where that is the one to answer.
  static func run<Request>(
    in layer: Layer, isOlder: () -> Bool, _ check: (Layer) throws(RequestFault) -> Request
  ) throws(DynamoDBError) -> Request {
    do {
      return try check(layer)
    } catch {
      guard isOlder() else { throw DynamoDBError(error, in: layer) }
    }
    do {
      return try check(.older)
    } catch {
      throw DynamoDBError(error, in: .older)
    }
  }

  /// Whether an item nests beyond the newer layer's reach.
  static func isDeep(_ item: Item?) -> Bool {
    (item?.nestingDepth ?? 0) > deepestNewerLevel
  }

  /// Whether a legacy condition nests beyond the newer layer's reach.
  static func isDeep(_ expected: NamedValues<ExpectedAttributeValue>?) -> Bool {
    expected?.entries.contains {
      ($0.value.value?.nestingDepth ?? 0) > deepestNewerLevel
        || ($0.value.attributeValueList ?? []).contains { $0.nestingDepth > deepestNewerLevel }
    } ?? false
  }

  /// Whether a legacy update nests beyond the newer layer's reach.
  static func isDeep(_ updates: NamedValues<AttributeValueUpdate>?) -> Bool {
    updates?.entries.contains { ($0.value.value?.nestingDepth ?? 0) > deepestNewerLevel } ?? false
  }
}
