// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BulkOperationUsage: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      bulkPutBytes: try tree.value("BulkPutBytes"),
      table: try tree.value("Table"),
      localSecondaryIndexes: try tree.value("LocalSecondaryIndexes"),
      globalSecondaryIndexes: try tree.value("GlobalSecondaryIndexes"),
      vectorIndexes: try tree.value("VectorIndexes")
    )
  }
}
