// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BackupDetails: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BackupArn", backupArn)
    writer.member("BackupCreationDateTime", backupCreationDateTime)
    writer.member("BackupExpiryDateTime", backupExpiryDateTime)
    writer.member("BackupName", backupName)
    writer.member("BackupSizeBytes", backupSizeBytes)
    writer.member("BackupStatus", backupStatus)
    writer.member("BackupType", backupType)
    writer.endObject()
  }
}
