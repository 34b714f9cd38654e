// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TransactWriteItem: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ConditionCheck", conditionCheck),
      .member("Put", put),
      .member("Delete", delete),
      .member("Update", update),
    ])
  }
}
