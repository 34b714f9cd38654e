// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalTableDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      replicationGroup: try tree.value("ReplicationGroup"),
      globalTableArn: try tree.value("GlobalTableArn"),
      creationDateTime: try tree.value("CreationDateTime"),
      globalTableStatus: try tree.value("GlobalTableStatus"),
      globalTableName: try tree.value("GlobalTableName")
    )
  }
}
