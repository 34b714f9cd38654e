// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateContinuousBackupsInput: JSONStructure {
  static var shapeName: String { "UpdateContinuousBackupsInput" }
  static var blank: Self { Self(tableName: nil, pointInTimeRecoverySpecification: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "PointInTimeRecoverySpecification": pointInTimeRecoverySpecification = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateContinuousBackupsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ContinuousBackupsDescription", continuousBackupsDescription)
    writer.endObject()
  }
}
