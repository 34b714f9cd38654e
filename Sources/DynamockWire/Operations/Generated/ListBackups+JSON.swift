// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListBackupsInput: JSONStructure {
  static var shapeName: String { "ListBackupsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "Limit": limit = try reader.readInteger()
    case "TimeRangeLowerBound": timeRangeLowerBound = try reader.read()
    case "TimeRangeUpperBound": timeRangeUpperBound = try reader.read()
    case "ExclusiveStartBackupArn": exclusiveStartBackupArn = try reader.read()
    case "BackupType": backupType = try reader.read()
    default: return false
    }
    return true
  }
}

extension ListBackupsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BackupSummaries", backupSummaries)
    writer.member("LastEvaluatedBackupArn", lastEvaluatedBackupArn)
    writer.endObject()
  }
}
