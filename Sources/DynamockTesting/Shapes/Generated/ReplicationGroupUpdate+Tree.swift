// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ReplicationGroupUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Create", create),
      .member("Update", update),
      .member("Delete", delete),
      .member("Disassociate", disassociate),
    ])
  }
}
