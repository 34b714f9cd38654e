// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalTableGlobalSecondaryIndexSettingsUpdate: JSONStructure {
  static var shapeName: String { "GlobalTableGlobalSecondaryIndexSettingsUpdate" }
  static var blank: Self { Self(indexName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "IndexName": indexName = try reader.read()
    case "ProvisionedWriteCapacityUnits": provisionedWriteCapacityUnits = try reader.readLong()
    case "ProvisionedWriteCapacityAutoScalingSettingsUpdate":
      provisionedWriteCapacityAutoScalingSettingsUpdate = try reader.read()
    default: return false
    }
    return true
  }
}
