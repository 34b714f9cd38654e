// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ProvisionedThroughputDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      lastIncreaseDateTime: try tree.value("LastIncreaseDateTime"),
      lastDecreaseDateTime: try tree.value("LastDecreaseDateTime"),
      numberOfDecreasesToday: try tree.value("NumberOfDecreasesToday"),
      readCapacityUnits: try tree.value("ReadCapacityUnits"),
      writeCapacityUnits: try tree.value("WriteCapacityUnits")
    )
  }
}
