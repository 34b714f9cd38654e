// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateKinesisStreamingDestinationInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("StreamArn", streamArn),
      .member("UpdateKinesisStreamingConfiguration", updateKinesisStreamingConfiguration),
    ])
  }
}

extension UpdateKinesisStreamingDestinationOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      streamArn: try tree.value("StreamArn"),
      destinationStatus: try tree.value("DestinationStatus"),
      updateKinesisStreamingConfiguration: try tree.value("UpdateKinesisStreamingConfiguration")
    )
  }
}
