// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ExecuteStatementInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Statement", statement),
      .member("Parameters", parameters),
      .member("ConsistentRead", consistentRead),
      .member("NextToken", nextToken),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("Limit", limit),
      .member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure),
    ])
  }
}

extension ExecuteStatementOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      items: try tree.value("Items"),
      nextToken: try tree.value("NextToken"),
      consumedCapacity: try tree.value("ConsumedCapacity"),
      lastEvaluatedKey: try tree.value("LastEvaluatedKey")
    )
  }
}
