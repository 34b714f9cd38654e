// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ShardFilter: JSONStructure {
  static var shapeName: String { "ShardFilter" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Type": type = try reader.read()
    case "ShardId": shardId = try reader.read()
    default: return false
    }
    return true
  }
}
