// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Get: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Key", key),
      .member("TableName", tableName),
      .member("ProjectionExpression", projectionExpression),
      .member("ExpressionAttributeNames", expressionAttributeNames),
    ])
  }
}
