// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension IndexProjection: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ProjectionType", projectionType),
      .member("NonKeyAttributes", nonKeyAttributes),
    ])
  }
}

extension IndexProjection: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      projectionType: try tree.value("ProjectionType"),
      nonKeyAttributes: try tree.value("NonKeyAttributes")
    )
  }
}
