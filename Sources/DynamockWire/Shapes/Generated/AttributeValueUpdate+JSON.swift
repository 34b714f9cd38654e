// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AttributeValueUpdate: JSONStructure {
  static var shapeName: String { "AttributeValueUpdate" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Value": value = try reader.read()
    case "Action": action = try reader.read()
    default: return false
    }
    return true
  }
}
