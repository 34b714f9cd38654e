// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BatchExecuteStatementInput: JSONStructure {
  static var shapeName: String { "BatchExecuteStatementInput" }
  static var blank: Self { Self(statements: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Statements": statements = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    default: return false
    }
    return true
  }
}

extension BatchExecuteStatementOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("Responses", responses)
    writer.endObject()
  }
}
