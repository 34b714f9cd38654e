import DynamockModel

/// Runs the rules of an operation that has AWS's newer validation layer.
///
/// The newer layer hands a request that lacks a required member, nests too deep, or is written loosely
/// to the older one, which words it its own way (conformance `updateItem` "member errors beside a
/// missing Key" and `deepRequests`, 2026-10-09; ``Dialect``). A request that the newer layer accepts
/// pays for none of it.
enum LayeredValidation {
  /// Checks a request, and once more in the older layer where that is the one to answer.
  ///
  /// - Parameter isLoose: whether the request's JSON is written as only the older layer reads it.
  static func run<Request>(
    in layer: Layer, isLoose: Bool, isOlder: () -> Bool,
    _ check: (Layer) throws(RequestFault) -> Request
  ) throws(DynamoDBError) -> Request {
    do {
      return try check(layer)
    } catch {
      let isRead = isLoose && Dialect.current.readsLooseRequestsWithOlderLayer
      guard isRead || isOlder() else { throw DynamoDBError(error, in: layer) }
    }
    do {
      return try check(.older)
    } catch {
      throw DynamoDBError(error, in: .older)
    }
  }

  /// Whether an item nests beyond the newer layer's reach.
  static func isDeep(_ item: Item?) -> Bool {
    (item?.nestingDepth ?? 0) > Dialect.current.deepestCurrentLevel
  }

  /// Whether a legacy condition nests beyond the newer layer's reach.
  static func isDeep(_ expected: NamedValues<ExpectedAttributeValue>?) -> Bool {
    expected?.entries.contains {
      ($0.value.value?.nestingDepth ?? 0) > Dialect.current.deepestCurrentLevel
        || ($0.value.attributeValueList ?? []).contains {
          $0.nestingDepth > Dialect.current.deepestCurrentLevel
        }
    } ?? false
  }

  /// Whether a legacy update nests beyond the newer layer's reach.
  static func isDeep(_ updates: NamedValues<AttributeValueUpdate>?) -> Bool {
    updates?.entries.contains {
      ($0.value.value?.nestingDepth ?? 0) > Dialect.current.deepestCurrentLevel
    } ?? false
  }
}
