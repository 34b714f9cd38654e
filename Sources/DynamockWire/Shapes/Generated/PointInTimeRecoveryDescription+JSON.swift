// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PointInTimeRecoveryDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("EarliestRestorableDateTime", earliestRestorableDateTime)
    writer.member("LatestRestorableDateTime", latestRestorableDateTime)
    writer.member("PointInTimeRecoveryStatus", pointInTimeRecoveryStatus)
    writer.member("RecoveryPeriodInDays", recoveryPeriodInDays)
    writer.endObject()
  }
}
