// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension TransactWriteItem: JSONStructure {
  static var shapeName: String { "TransactWriteItem" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ConditionCheck": conditionCheck = try reader.read()
    case "Put": put = try reader.read()
    case "Delete": delete = try reader.read()
    case "Update": update = try reader.read()
    default: return false
    }
    return true
  }
}
