// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension PutItemInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("Item", item),
      .member("Expected", expected),
      .member("ReturnValues", returnValues),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("ReturnItemCollectionMetrics", returnItemCollectionMetrics),
      .member("ConditionalOperator", conditionalOperator),
      .member("ConditionExpression", conditionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
      .member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure),
    ])
  }
}

extension PutItemOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      attributes: try tree.value("Attributes"),
      consumedCapacity: try tree.value("ConsumedCapacity"),
      itemCollectionMetrics: try tree.value("ItemCollectionMetrics")
    )
  }
}
