import DynamockModel

/// Runs the rules of an operation for which AWS has the newer validation layer.
///
/// The newer layer leaves a request that lacks a required member, is nested too deeply, or is in a
/// loose form to the older one, whose messages differ ([parity-suite] `updateItem` "member errors
/// beside a missing Key" and `deepRequests`, 2026-10-09; ``Dialect``). A request that the newer
/// layer accepts has no extra cost.
enum LayeredValidation {
  /// Validates a request, and validates it again by the older layer if that one determines the
  /// response.
  ///
  /// - Parameter isLoose: whether the request's JSON has a form that only the older layer accepts.
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

  /// Returns whether an item is nested too deeply for the newer layer.
  static func isDeep(_ item: Item?) -> Bool {
    (item?.nestingDepth ?? 0) > Dialect.current.deepestCurrentLevel
  }

  /// Returns whether a legacy condition is nested too deeply for the newer layer.
  static func isDeep(_ expected: NamedValues<ExpectedAttributeValue>?) -> Bool {
    expected?.entries.contains {
      ($0.value.value?.nestingDepth ?? 0) > Dialect.current.deepestCurrentLevel
        || ($0.value.attributeValueList ?? []).contains {
          $0.nestingDepth > Dialect.current.deepestCurrentLevel
        }
    } ?? false
  }

  /// Returns whether a legacy update is nested too deeply for the newer layer.
  static func isDeep(_ updates: NamedValues<AttributeValueUpdate>?) -> Bool {
    updates?.entries.contains {
      ($0.value.value?.nestingDepth ?? 0) > Dialect.current.deepestCurrentLevel
    } ?? false
  }
}
