// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaSettingsUpdate: JSONStructure {
  static var shapeName: String { "ReplicaSettingsUpdate" }
  static var blank: Self { Self(regionName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "RegionName": regionName = try reader.read()
    case "ReplicaProvisionedReadCapacityUnits":
      replicaProvisionedReadCapacityUnits = try reader.readLong()
    case "ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate":
      replicaProvisionedReadCapacityAutoScalingSettingsUpdate = try reader.read()
    case "ReplicaGlobalSecondaryIndexSettingsUpdate":
      replicaGlobalSecondaryIndexSettingsUpdate = try reader.read()
    case "ReplicaTableClass": replicaTableClass = try reader.read()
    default: return false
    }
    return true
  }
}
