// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateTableReplicaAutoScalingInput: JSONStructure {
  static var shapeName: String { "UpdateTableReplicaAutoScalingInput" }
  static var blank: Self { Self(tableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "GlobalSecondaryIndexUpdates": globalSecondaryIndexUpdates = try reader.read()
    case "TableName": tableName = try reader.read()
    case "ProvisionedWriteCapacityAutoScalingUpdate":
      provisionedWriteCapacityAutoScalingUpdate = try reader.read()
    case "ReplicaUpdates": replicaUpdates = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateTableReplicaAutoScalingOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("TableAutoScalingDescription", tableAutoScalingDescription)
    writer.endObject()
  }
}
