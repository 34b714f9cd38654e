/// The six parameters that contain expressions; the raw value is the parameter's name.
package enum ExpressionKind: String, Sendable, Hashable, CaseIterable {
  /// `ConditionExpression` of the writes.
  case condition = "ConditionExpression"
  /// `FilterExpression` of Query and Scan.
  case filter = "FilterExpression"
  /// `KeyConditionExpression` of Query.
  case keyCondition = "KeyConditionExpression"
  /// `ProjectionExpression` of the reads.
  case projection = "ProjectionExpression"
  /// `SearchConditionExpression` of SearchVectors.
  case searchCondition = "SearchConditionExpression"
  /// `UpdateExpression` of UpdateItem.
  case update = "UpdateExpression"
}
