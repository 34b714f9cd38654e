// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BillingModeSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BillingMode", billingMode)
    writer.member("LastUpdateToPayPerRequestDateTime", lastUpdateToPayPerRequestDateTime)
    writer.endObject()
  }
}
