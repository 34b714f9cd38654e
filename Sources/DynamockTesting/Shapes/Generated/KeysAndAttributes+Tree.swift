// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension KeysAndAttributes: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Keys", keys),
      .member("AttributesToGet", attributesToGet),
      .member("ConsistentRead", consistentRead),
      .member("ProjectionExpression", projectionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
    ])
  }
}

extension KeysAndAttributes: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      keys: try tree.value("Keys"),
      attributesToGet: try tree.value("AttributesToGet"),
      consistentRead: try tree.value("ConsistentRead"),
      projectionExpression: try tree.value("ProjectionExpression"),
      expressionAttributeNames: try tree.value("ExpressionAttributeNames")
    )
  }
}
