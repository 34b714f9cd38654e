// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension SourceTableFeatureDetails: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      localSecondaryIndexes: try tree.value("LocalSecondaryIndexes"),
      globalSecondaryIndexes: try tree.value("GlobalSecondaryIndexes"),
      streamDescription: try tree.value("StreamDescription"),
      timeToLiveDescription: try tree.value("TimeToLiveDescription"),
      sseDescription: try tree.value("SSEDescription"),
      vectorIndexes: try tree.value("VectorIndexes")
    )
  }
}
