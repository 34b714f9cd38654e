// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GlobalSecondaryIndexUpdate: JSONStructure {
  static var shapeName: String { "GlobalSecondaryIndexUpdate" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Update": update = try reader.read()
    case "Create": create = try reader.read()
    case "Delete": delete = try reader.read()
    default: return false
    }
    return true
  }
}
