// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ProvisionedThroughput: JSONStructure {
  static var shapeName: String { "ProvisionedThroughput" }
  static var blank: Self { Self(readCapacityUnits: nil, writeCapacityUnits: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ReadCapacityUnits": readCapacityUnits = try reader.readLong()
    case "WriteCapacityUnits": writeCapacityUnits = try reader.readLong()
    default: return false
    }
    return true
  }
}

extension ProvisionedThroughput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ReadCapacityUnits", readCapacityUnits)
    writer.member("WriteCapacityUnits", writeCapacityUnits)
    writer.endObject()
  }
}
