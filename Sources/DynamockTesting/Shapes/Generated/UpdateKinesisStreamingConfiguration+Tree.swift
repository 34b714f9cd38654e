// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UpdateKinesisStreamingConfiguration: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ApproximateCreationDateTimePrecision", approximateCreationDateTimePrecision)
    ])
  }
}

extension UpdateKinesisStreamingConfiguration: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      approximateCreationDateTimePrecision: try tree.value("ApproximateCreationDateTimePrecision")
    )
  }
}
