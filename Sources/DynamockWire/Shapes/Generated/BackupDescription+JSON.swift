// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BackupDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BackupDetails", backupDetails)
    writer.member("SourceTableDetails", sourceTableDetails)
    writer.member("SourceTableFeatureDetails", sourceTableFeatureDetails)
    writer.endObject()
  }
}
