// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Record: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("awsRegion", awsRegion)
    writer.member("dynamodb", dynamodb)
    writer.member("eventID", eventID)
    writer.member("eventName", eventName)
    writer.member("eventSource", eventSource)
    writer.member("eventVersion", eventVersion)
    writer.member("userIdentity", userIdentity)
    writer.endObject()
  }
}
