// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension SequenceNumberRange: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      startingSequenceNumber: try tree.value("StartingSequenceNumber"),
      endingSequenceNumber: try tree.value("EndingSequenceNumber")
    )
  }
}
