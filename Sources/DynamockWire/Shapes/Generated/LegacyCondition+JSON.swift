// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension LegacyCondition: JSONStructure {
  static var shapeName: String { "Condition" }
  static var blank: Self { Self(comparisonOperator: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "AttributeValueList": attributeValueList = try reader.read()
    case "ComparisonOperator": comparisonOperator = try reader.read()
    default: return false
    }
    return true
  }
}
