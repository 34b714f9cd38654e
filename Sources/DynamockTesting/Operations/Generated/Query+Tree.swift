// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension QueryInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("IndexName", indexName),
      .member("Select", select),
      .member("AttributesToGet", attributesToGet),
      .member("Limit", limit),
      .member("ConsistentRead", consistentRead),
      .member("KeyConditions", keyConditions),
      .member("QueryFilter", queryFilter),
      .member("ConditionalOperator", conditionalOperator),
      .member("ScanIndexForward", scanIndexForward),
      .member("ExclusiveStartKey", exclusiveStartKey),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("ProjectionExpression", projectionExpression),
      .member("FilterExpression", filterExpression),
      .member("KeyConditionExpression", keyConditionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
    ])
  }
}

extension QueryOutput: TreeReadable {
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
