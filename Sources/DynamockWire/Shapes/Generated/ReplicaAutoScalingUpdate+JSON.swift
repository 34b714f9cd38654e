// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaAutoScalingUpdate: JSONStructure {
  static var shapeName: String { "ReplicaAutoScalingUpdate" }
  static var blank: Self { Self(regionName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "RegionName": regionName = try reader.read()
    case "ReplicaGlobalSecondaryIndexUpdates":
      replicaGlobalSecondaryIndexUpdates = try reader.read()
    case "ReplicaProvisionedReadCapacityAutoScalingUpdate":
      replicaProvisionedReadCapacityAutoScalingUpdate = try reader.read()
    default: return false
    }
    return true
  }
}
