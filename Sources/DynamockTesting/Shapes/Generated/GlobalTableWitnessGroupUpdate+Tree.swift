// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalTableWitnessGroupUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Create", create),
      .member("Delete", delete),
    ])
  }
}
