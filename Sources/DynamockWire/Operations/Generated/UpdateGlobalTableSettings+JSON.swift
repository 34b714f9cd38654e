// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateGlobalTableSettingsInput: JSONStructure {
  static var shapeName: String { "UpdateGlobalTableSettingsInput" }
  static var blank: Self { Self(globalTableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "GlobalTableName": globalTableName = try reader.read()
    case "GlobalTableBillingMode": globalTableBillingMode = try reader.read()
    case "GlobalTableProvisionedWriteCapacityUnits":
      globalTableProvisionedWriteCapacityUnits = try reader.readLong()
    case "GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate":
      globalTableProvisionedWriteCapacityAutoScalingSettingsUpdate = try reader.read()
    case "GlobalTableGlobalSecondaryIndexSettingsUpdate":
      globalTableGlobalSecondaryIndexSettingsUpdate = try reader.read()
    case "ReplicaSettingsUpdate": replicaSettingsUpdate = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateGlobalTableSettingsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalTableName", globalTableName)
    writer.member("ReplicaSettings", replicaSettings)
    writer.endObject()
  }
}
