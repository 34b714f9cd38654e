// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Capacity: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      readCapacityUnits: try tree.value("ReadCapacityUnits"),
      writeCapacityUnits: try tree.value("WriteCapacityUnits"),
      capacityUnits: try tree.value("CapacityUnits")
    )
  }
}
