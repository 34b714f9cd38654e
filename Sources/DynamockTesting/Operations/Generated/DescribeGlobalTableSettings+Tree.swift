// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeGlobalTableSettingsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("GlobalTableName", globalTableName)
    ])
  }
}

extension DescribeGlobalTableSettingsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      globalTableName: try tree.value("GlobalTableName"),
      replicaSettings: try tree.value("ReplicaSettings")
    )
  }
}
