// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeBackupInput: JSONStructure {
  static var shapeName: String { "DescribeBackupInput" }
  static var blank: Self { Self(backupArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "BackupArn": backupArn = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeBackupOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BackupDescription", backupDescription)
    writer.endObject()
  }
}
