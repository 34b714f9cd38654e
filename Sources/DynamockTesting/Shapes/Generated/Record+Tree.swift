// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Record: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      eventID: try tree.value("eventID"),
      eventName: try tree.value("eventName"),
      eventVersion: try tree.value("eventVersion"),
      eventSource: try tree.value("eventSource"),
      awsRegion: try tree.value("awsRegion"),
      dynamodb: try tree.value("dynamodb"),
      userIdentity: try tree.value("userIdentity")
    )
  }
}
