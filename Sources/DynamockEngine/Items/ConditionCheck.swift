import DynamockExpressions
import DynamockModel

extension Condition {
  /// Throws ConditionalCheckFailedException unless the condition is true of an item version.
  ///
  /// - Parameter returnsItem: whether the error shows the item (`ReturnValuesOnConditionCheckFailure`).
  func require(of version: inout StoredItem?, returnsItem: Bool) throws(DynamoDBError) {
    guard try !holds(for: version?.item()) else { return }
    var error = DynamoDBError(
      .conditionalCheckFailed, Sentence.conditionFailed,
      explanation: .condition(isThere: version != nil))
    if returnsItem { error.item = version?.image }
    throw error
  }
}
