// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaGlobalSecondaryIndexAutoScalingUpdate: JSONStructure {
  static var shapeName: String { "ReplicaGlobalSecondaryIndexAutoScalingUpdate" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "IndexName": indexName = try reader.read()
    case "ProvisionedReadCapacityAutoScalingUpdate":
      provisionedReadCapacityAutoScalingUpdate = try reader.read()
    default: return false
    }
    return true
  }
}
