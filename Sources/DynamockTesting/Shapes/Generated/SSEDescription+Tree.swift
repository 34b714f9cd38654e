// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension SSEDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      status: try tree.value("Status"),
      sseType: try tree.value("SSEType"),
      kmsMasterKeyArn: try tree.value("KMSMasterKeyArn"),
      inaccessibleEncryptionDateTime: try tree.value("InaccessibleEncryptionDateTime")
    )
  }
}
