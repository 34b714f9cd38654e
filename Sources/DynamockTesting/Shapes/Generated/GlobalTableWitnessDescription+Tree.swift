// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalTableWitnessDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      regionName: try tree.value("RegionName"),
      witnessStatus: try tree.value("WitnessStatus")
    )
  }
}
