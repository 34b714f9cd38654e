import DynamockExpressions
import DynamockModel

extension CompiledCondition {
  /// Throws ConditionalCheckFailedException unless the condition is true for a version of the item.
  ///
  /// - Parameter returnsItem: whether the error includes the item
  ///   (`ReturnValuesOnConditionCheckFailure`).
  func require(of version: StoredItem?, returnsItem: Bool) throws(EngineFault) {
    guard try !StoredCondition(self).holds(for: version) else { return }
    throw .conditionFailed(
      item: returnsItem ? version?.image : nil, exists: version != nil)
  }
}
