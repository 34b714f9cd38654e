// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GetItemInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("Key", key),
      .member("AttributesToGet", attributesToGet),
      .member("ConsistentRead", consistentRead),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("ProjectionExpression", projectionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
    ])
  }
}

extension GetItemOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      item: try tree.value("Item"),
      consumedCapacity: try tree.value("ConsumedCapacity")
    )
  }
}
