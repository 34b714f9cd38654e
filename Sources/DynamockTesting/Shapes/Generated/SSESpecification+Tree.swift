// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension SSESpecification: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Enabled", enabled),
      .member("SSEType", sseType),
      .member("KMSMasterKeyId", kmsMasterKeyId),
    ])
  }
}

extension SSESpecification: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      enabled: try tree.value("Enabled"),
      sseType: try tree.value("SSEType"),
      kmsMasterKeyId: try tree.value("KMSMasterKeyId")
    )
  }
}
