// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeKinesisStreamingDestinationInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName)
    ])
  }
}

extension DescribeKinesisStreamingDestinationOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      kinesisDataStreamDestinations: try tree.value("KinesisDataStreamDestinations")
    )
  }
}
