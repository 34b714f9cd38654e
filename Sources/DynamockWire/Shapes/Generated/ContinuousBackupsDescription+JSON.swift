// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ContinuousBackupsDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ContinuousBackupsStatus", continuousBackupsStatus)
    writer.member("PointInTimeRecoveryDescription", pointInTimeRecoveryDescription)
    writer.endObject()
  }
}
