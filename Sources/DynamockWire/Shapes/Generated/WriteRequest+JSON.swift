// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension WriteRequest: JSONStructure {
  static var shapeName: String { "WriteRequest" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "PutRequest": putRequest = try reader.read()
    case "DeleteRequest": deleteRequest = try reader.read()
    default: return false
    }
    return true
  }
}

extension WriteRequest: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("DeleteRequest", deleteRequest)
    writer.member("PutRequest", putRequest)
    writer.endObject()
  }
}
