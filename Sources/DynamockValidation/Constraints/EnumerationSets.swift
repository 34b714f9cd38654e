/// The values of the API's enumerations in the order in which AWS prints them, which is that of a
/// hash table and not of the model (fact sheet §6; C and C+ captures, D for comparisonOperator).
enum EnumerationSet {
  static let returnConsumedCapacity = ["INDEXES", "TOTAL", "NONE"]
  static let returnItemCollectionMetrics = ["SIZE", "NONE"]
  static let returnValues = ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"]
  /// The newer layer's; `UPDATE_NEW` is AWS's own slip (captured 2026-06-09 and 2026-10-07).
  static let newerReturnValues = ["ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATE_NEW", "NONE"]
  static let returnValuesOnConditionCheckFailure = ["ALL_OLD", "NONE"]
  static let select = [
    "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES",
  ]
  static let conditionalOperator = ["OR", "AND"]
  /// The newer layer's, which says ALL for AND (captured 2026-10-09).
  static let newerConditionalOperator = ["ALL", "OR"]
  static let comparisonOperator = [
    "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE",
    "BEGINS_WITH", "GE", "CONTAINS",
  ]
  static let attributeAction = ["ADD", "DELETE", "PUT"]
  static let attributeType = ["B", "N", "S"]
  static let keyType = ["HASH", "RANGE"]
  static let billingMode = ["PROVISIONED", "PAY_PER_REQUEST"]
  static let projectionType = ["ALL", "INCLUDE", "KEYS_ONLY"]
  static let streamViewType = ["NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY", "NEW_AND_OLD_IMAGES"]
  static let sseType = ["AES256", "KMS"]
}
