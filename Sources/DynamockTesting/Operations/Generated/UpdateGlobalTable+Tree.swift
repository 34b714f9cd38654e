// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateGlobalTableInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("GlobalTableName", globalTableName),
      .member("ReplicaUpdates", replicaUpdates),
    ])
  }
}

extension UpdateGlobalTableOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      globalTableDescription: try tree.value("GlobalTableDescription")
    )
  }
}
