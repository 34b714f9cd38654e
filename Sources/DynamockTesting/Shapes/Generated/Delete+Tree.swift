// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Delete: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Key", key),
      .member("TableName", tableName),
      .member("ConditionExpression", conditionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
      .member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure),
    ])
  }
}
