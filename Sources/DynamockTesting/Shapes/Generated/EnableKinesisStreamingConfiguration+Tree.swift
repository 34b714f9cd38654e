// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension EnableKinesisStreamingConfiguration: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ApproximateCreationDateTimePrecision", approximateCreationDateTimePrecision)
    ])
  }
}

extension EnableKinesisStreamingConfiguration: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      approximateCreationDateTimePrecision: try tree.value("ApproximateCreationDateTimePrecision")
    )
  }
}
