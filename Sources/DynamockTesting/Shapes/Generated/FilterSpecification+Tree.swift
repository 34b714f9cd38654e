// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension FilterSpecification: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("FilterExpression", filterExpression),
      .member("ProjectionExpression", projectionExpression),
      .member("KeyConditionExpression", keyConditionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
    ])
  }
}

extension FilterSpecification: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      filterExpression: try tree.value("FilterExpression"),
      projectionExpression: try tree.value("ProjectionExpression"),
      keyConditionExpression: try tree.value("KeyConditionExpression"),
      expressionAttributeNames: try tree.value("ExpressionAttributeNames"),
      expressionAttributeValues: try tree.value("ExpressionAttributeValues")
    )
  }
}
