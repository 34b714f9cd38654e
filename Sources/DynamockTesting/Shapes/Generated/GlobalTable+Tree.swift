// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalTable: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      globalTableName: try tree.value("GlobalTableName"),
      replicationGroup: try tree.value("ReplicationGroup")
    )
  }
}
