// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ConsumedCapacity: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      capacityUnits: try tree.value("CapacityUnits"),
      readCapacityUnits: try tree.value("ReadCapacityUnits"),
      writeCapacityUnits: try tree.value("WriteCapacityUnits"),
      table: try tree.value("Table"),
      localSecondaryIndexes: try tree.value("LocalSecondaryIndexes"),
      globalSecondaryIndexes: try tree.value("GlobalSecondaryIndexes"),
      vectorIndexes: try tree.value("VectorIndexes")
    )
  }
}
