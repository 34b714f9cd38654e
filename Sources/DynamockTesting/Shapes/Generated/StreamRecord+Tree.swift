// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension StreamRecord: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      approximateCreationDateTime: try tree.value("ApproximateCreationDateTime"),
      keys: try tree.value("Keys"),
      newImage: try tree.value("NewImage"),
      oldImage: try tree.value("OldImage"),
      sequenceNumber: try tree.value("SequenceNumber"),
      sizeBytes: try tree.value("SizeBytes"),
      streamViewType: try tree.value("StreamViewType")
    )
  }
}
