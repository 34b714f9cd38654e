// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BatchStatementRequest: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Statement", statement),
      .member("Parameters", parameters),
      .member("ConsistentRead", consistentRead),
      .member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure),
    ])
  }
}
