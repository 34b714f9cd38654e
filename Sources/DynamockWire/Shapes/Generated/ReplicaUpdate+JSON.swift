// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicaUpdate: JSONStructure {
  static var shapeName: String { "ReplicaUpdate" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Create": create = try reader.read()
    case "Delete": delete = try reader.read()
    default: return false
    }
    return true
  }
}
