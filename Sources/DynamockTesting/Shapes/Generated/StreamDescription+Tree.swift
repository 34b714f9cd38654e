// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension StreamDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      streamArn: try tree.value("StreamArn"),
      streamLabel: try tree.value("StreamLabel"),
      streamStatus: try tree.value("StreamStatus"),
      streamViewType: try tree.value("StreamViewType"),
      creationRequestDateTime: try tree.value("CreationRequestDateTime"),
      tableName: try tree.value("TableName"),
      keySchema: try tree.value("KeySchema"),
      shards: try tree.value("Shards"),
      lastEvaluatedShardId: try tree.value("LastEvaluatedShardId")
    )
  }
}
