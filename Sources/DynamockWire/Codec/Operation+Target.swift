import DynamockModel

extension Operation {
  /// The operation that `X-Amz-Target` names, such as `DynamoDB_20120810.PutItem`; nil for any other.
  package init?(target: String) {
    guard let operation = Self.byTarget[target] else { return nil }
    self = operation
  }

  private static let byTarget = Dictionary(
    allCases.map { ("\($0.targetPrefix).\($0.name)", $0) }, uniquingKeysWith: { first, _ in first })
}
