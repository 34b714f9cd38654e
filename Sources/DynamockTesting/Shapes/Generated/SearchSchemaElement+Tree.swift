// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension SearchSchemaElement: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("AttributeName", attributeName),
      .member("SearchSchemaElementType", searchSchemaElementType),
    ])
  }
}

extension SearchSchemaElement: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      attributeName: try tree.value("AttributeName"),
      searchSchemaElementType: try tree.value("SearchSchemaElementType")
    )
  }
}
