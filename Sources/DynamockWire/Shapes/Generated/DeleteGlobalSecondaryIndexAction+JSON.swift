// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DeleteGlobalSecondaryIndexAction: JSONStructure {
  static var shapeName: String { "DeleteGlobalSecondaryIndexAction" }
  static var blank: Self { Self(indexName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "IndexName": indexName = try reader.read()
    default: return false
    }
    return true
  }
}
