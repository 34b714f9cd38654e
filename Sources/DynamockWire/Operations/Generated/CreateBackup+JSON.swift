// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateBackupInput: JSONStructure {
  static var shapeName: String { "CreateBackupInput" }
  static var blank: Self { Self(tableName: nil, backupName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "BackupName": backupName = try reader.read()
    default: return false
    }
    return true
  }
}

extension CreateBackupOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BackupDetails", backupDetails)
    writer.endObject()
  }
}
