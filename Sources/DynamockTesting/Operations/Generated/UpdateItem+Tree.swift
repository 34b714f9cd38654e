// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateItemInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("Key", key),
      .member("AttributeUpdates", attributeUpdates),
      .member("Expected", expected),
      .member("ConditionalOperator", conditionalOperator),
      .member("ReturnValues", returnValues),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("ReturnItemCollectionMetrics", returnItemCollectionMetrics),
      .member("UpdateExpression", updateExpression),
      .member("ConditionExpression", conditionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
      .member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure),
    ])
  }
}

extension UpdateItemOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      attributes: try tree.value("Attributes"),
      consumedCapacity: try tree.value("ConsumedCapacity"),
      itemCollectionMetrics: try tree.value("ItemCollectionMetrics")
    )
  }
}
