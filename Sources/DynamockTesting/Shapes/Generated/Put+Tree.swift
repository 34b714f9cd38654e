// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Put: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Item", item),
      .member("TableName", tableName),
      .member("ConditionExpression", conditionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
      .member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure),
    ])
  }
}
