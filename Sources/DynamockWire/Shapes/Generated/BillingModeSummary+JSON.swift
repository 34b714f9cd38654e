// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension BillingModeSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BillingMode", billingMode)
    writer.member("LastUpdateToPayPerRequestDateTime", lastUpdateToPayPerRequestDateTime)
    writer.endObject()
  }
}
