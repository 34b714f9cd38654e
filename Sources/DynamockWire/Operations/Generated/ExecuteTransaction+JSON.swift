// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExecuteTransactionInput: JSONStructure {
  static var shapeName: String { "ExecuteTransactionInput" }
  static var blank: Self { Self(transactStatements: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TransactStatements": transactStatements = try reader.read()
    case "ClientRequestToken": clientRequestToken = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    default: return false
    }
    return true
  }
}

extension ExecuteTransactionOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("Responses", responses)
    writer.endObject()
  }
}
