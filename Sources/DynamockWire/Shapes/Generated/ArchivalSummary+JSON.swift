// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ArchivalSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ArchivalBackupArn", archivalBackupArn)
    writer.member("ArchivalDateTime", archivalDateTime)
    writer.member("ArchivalReason", archivalReason)
    writer.endObject()
  }
}
