// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ScanInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("IndexName", indexName),
      .member("AttributesToGet", attributesToGet),
      .member("Limit", limit),
      .member("Select", select),
      .member("ScanFilter", scanFilter),
      .member("ConditionalOperator", conditionalOperator),
      .member("ExclusiveStartKey", exclusiveStartKey),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("TotalSegments", totalSegments),
      .member("Segment", segment),
      .member("ProjectionExpression", projectionExpression),
      .member("FilterExpression", filterExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
      .member("ConsistentRead", consistentRead),
    ])
  }
}

extension ScanOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      items: try tree.value("Items"),
      count: try tree.value("Count"),
      scannedCount: try tree.value("ScannedCount"),
      lastEvaluatedKey: try tree.value("LastEvaluatedKey"),
      consumedCapacity: try tree.value("ConsumedCapacity")
    )
  }
}
