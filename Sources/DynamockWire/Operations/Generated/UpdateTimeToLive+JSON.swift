// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateTimeToLiveInput: JSONStructure {
  static var shapeName: String { "UpdateTimeToLiveInput" }
  static var blank: Self { Self(tableName: nil, timeToLiveSpecification: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "TimeToLiveSpecification": timeToLiveSpecification = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateTimeToLiveOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("TimeToLiveSpecification", timeToLiveSpecification)
    writer.endObject()
  }
}
