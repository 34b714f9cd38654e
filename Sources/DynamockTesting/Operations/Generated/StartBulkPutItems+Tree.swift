// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension StartBulkPutItemsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ClientToken", clientToken),
      .member("InputS3Configuration", inputS3Configuration),
      .member("OutputS3Configuration", outputS3Configuration),
      .member("TableName", tableName),
      .member("MaxWriteRequestUnits", maxWriteRequestUnits),
      .member("PerformanceTier", performanceTier),
    ])
  }
}

extension StartBulkPutItemsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      bulkOperationDescription: try tree.value("BulkOperationDescription")
    )
  }
}
