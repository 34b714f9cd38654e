// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateReplicationGroupMemberAction: JSONStructure {
  static var shapeName: String { "CreateReplicationGroupMemberAction" }
  static var blank: Self { Self(regionName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "RegionName": regionName = try reader.read()
    case "KMSMasterKeyId": kmsMasterKeyId = try reader.read()
    case "ProvisionedThroughputOverride": provisionedThroughputOverride = try reader.read()
    case "OnDemandThroughputOverride": onDemandThroughputOverride = try reader.read()
    case "GlobalSecondaryIndexes": globalSecondaryIndexes = try reader.read()
    case "TableClassOverride": tableClassOverride = try reader.read()
    default: return false
    }
    return true
  }
}
