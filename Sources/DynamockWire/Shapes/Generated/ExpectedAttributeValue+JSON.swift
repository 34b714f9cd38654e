// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExpectedAttributeValue: JSONStructure {
  static var shapeName: String { "ExpectedAttributeValue" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Value": value = try reader.read()
    case "Exists": exists = try reader.read()
    case "ComparisonOperator": comparisonOperator = try reader.read()
    case "AttributeValueList": attributeValueList = try reader.read()
    default: return false
    }
    return true
  }
}
