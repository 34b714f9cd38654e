// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaGlobalSecondaryIndex: JSONStructure {
  static var shapeName: String { "ReplicaGlobalSecondaryIndex" }
  static var blank: Self { Self(indexName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "IndexName": indexName = try reader.read()
    case "ProvisionedThroughputOverride": provisionedThroughputOverride = try reader.read()
    case "OnDemandThroughputOverride": onDemandThroughputOverride = try reader.read()
    default: return false
    }
    return true
  }
}
