// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateGlobalSecondaryIndexAction: JSONStructure {
  static var shapeName: String { "UpdateGlobalSecondaryIndexAction" }
  static var blank: Self { Self(indexName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "IndexName": indexName = try reader.read()
    case "ProvisionedThroughput": provisionedThroughput = try reader.read()
    case "OnDemandThroughput": onDemandThroughput = try reader.read()
    case "WarmThroughput": warmThroughput = try reader.read()
    default: return false
    }
    return true
  }
}
