// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TimeToLiveDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      timeToLiveStatus: try tree.value("TimeToLiveStatus"),
      attributeName: try tree.value("AttributeName")
    )
  }
}
