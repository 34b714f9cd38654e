// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalSecondaryIndexUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Update", update),
      .member("Create", create),
      .member("Delete", delete),
    ])
  }
}
