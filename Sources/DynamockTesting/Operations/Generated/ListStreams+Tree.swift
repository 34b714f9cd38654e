// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListStreamsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("Limit", limit),
      .member("ExclusiveStartStreamArn", exclusiveStartStreamArn),
    ])
  }
}

extension ListStreamsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      streams: try tree.value("Streams"),
      lastEvaluatedStreamArn: try tree.value("LastEvaluatedStreamArn")
    )
  }
}
