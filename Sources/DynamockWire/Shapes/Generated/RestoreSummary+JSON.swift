// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension RestoreSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("RestoreDateTime", restoreDateTime)
    writer.member("RestoreInProgress", restoreInProgress)
    writer.member("SourceBackupArn", sourceBackupArn)
    writer.member("SourceTableArn", sourceTableArn)
    writer.endObject()
  }
}
