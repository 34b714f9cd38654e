// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ParameterizedStatement: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Statement", statement),
      .member("Parameters", parameters),
      .member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure),
    ])
  }
}
