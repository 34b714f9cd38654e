// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension SourceTableDetails: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      tableId: try tree.value("TableId"),
      tableArn: try tree.value("TableArn"),
      tableSizeBytes: try tree.value("TableSizeBytes"),
      keySchema: try tree.value("KeySchema"),
      tableCreationDateTime: try tree.value("TableCreationDateTime"),
      provisionedThroughput: try tree.value("ProvisionedThroughput"),
      onDemandThroughput: try tree.value("OnDemandThroughput"),
      itemCount: try tree.value("ItemCount"),
      billingMode: try tree.value("BillingMode")
    )
  }
}
