// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BatchStatementRequest: JSONStructure {
  static var shapeName: String { "BatchStatementRequest" }
  static var blank: Self { Self(statement: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Statement": statement = try reader.read()
    case "Parameters": parameters = try reader.read()
    case "ConsistentRead": consistentRead = try reader.read()
    case "ReturnValuesOnConditionCheckFailure":
      returnValuesOnConditionCheckFailure = try reader.read()
    default: return false
    }
    return true
  }
}
