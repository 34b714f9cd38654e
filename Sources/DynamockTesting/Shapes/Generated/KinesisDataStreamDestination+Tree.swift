// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension KinesisDataStreamDestination: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      streamArn: try tree.value("StreamArn"),
      destinationStatus: try tree.value("DestinationStatus"),
      destinationStatusDescription: try tree.value("DestinationStatusDescription"),
      approximateCreationDateTimePrecision: try tree.value("ApproximateCreationDateTimePrecision")
    )
  }
}
