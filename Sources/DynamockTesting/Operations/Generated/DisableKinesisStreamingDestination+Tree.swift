// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DisableKinesisStreamingDestinationInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("StreamArn", streamArn),
      .member("EnableKinesisStreamingConfiguration", enableKinesisStreamingConfiguration),
    ])
  }
}

extension DisableKinesisStreamingDestinationOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      streamArn: try tree.value("StreamArn"),
      destinationStatus: try tree.value("DestinationStatus"),
      enableKinesisStreamingConfiguration: try tree.value("EnableKinesisStreamingConfiguration")
    )
  }
}
